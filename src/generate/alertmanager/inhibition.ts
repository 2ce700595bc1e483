import type { Config } from '../../config/config.js'
import { HOST_LABEL } from '../../packs/pack-rules.js'
import { ALERTS } from '../../slo/series-names.js'
import { groupLabels } from '../../slo/slo-queries.js'

/**
 * A page makes the ticket of the same objective superfluous, and of the same group: what burns in one region is no news of another. Only burn
 * alerts: a spent budget or a vanished metric is news beside a page. A label that is missing on both sides counts as equal.
 */
function pageBeforeTicket(groupBy: readonly string[]): object {
  return {
    source_matchers: [`alertname="${ALERTS.burn}"`, 'severity="page"'],
    target_matchers: [`alertname="${ALERTS.burn}"`, 'severity="ticket"'],
    equal: [...new Set(['service', 'slo', 'environment', ...groupBy])],
  }
}

/** While a host is down, tickets about what runs on it say nothing new. Only alerts that name a host: see the remark on missing labels. */
const HOST_BEFORE_ITS_TICKETS = {
  source_matchers: ['alertname="HostDown"', `${HOST_LABEL}=~".+"`],
  target_matchers: ['alertname!="HostDown"', 'severity="ticket"', `${HOST_LABEL}=~".+"`],
  equal: [HOST_LABEL, 'environment'],
}

/** Which alerts keep others back. */
export function inhibitRules({ packs: { host }, services }: Pick<Config, 'packs' | 'services'>): readonly object[] {
  const watched = host !== undefined && host.severity.HostDown !== 'off'
  const groupBy = groupLabels(services.flatMap(({ slos }) => slos))
  return [pageBeforeTicket(groupBy), ...(watched ? [HOST_BEFORE_ITS_TICKETS] : [])]
}

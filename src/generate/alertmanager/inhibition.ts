import { HOST_LABEL } from '../../packs/pack-rules.js'
import type { Packs } from '../../packs/packs-schema.js'
import { ALERTS } from '../../slo/series-names.js'

/**
 * A page makes the ticket of the same objective superfluous. Only burn alerts: a spent budget or a vanished metric is news beside a page. A
 * label that is missing on both sides counts as equal.
 */
const PAGE_BEFORE_TICKET = {
  source_matchers: [`alertname="${ALERTS.burn}"`, 'severity="page"'],
  target_matchers: [`alertname="${ALERTS.burn}"`, 'severity="ticket"'],
  equal: ['service', 'slo', 'environment'],
}

/** While a host is down, tickets about what runs on it say nothing new. Only alerts that name a host: see the remark on missing labels. */
const HOST_BEFORE_ITS_TICKETS = {
  source_matchers: ['alertname="HostDown"', `${HOST_LABEL}=~".+"`],
  target_matchers: ['alertname!="HostDown"', 'severity="ticket"', `${HOST_LABEL}=~".+"`],
  equal: [HOST_LABEL, 'environment'],
}

/** Which alerts keep others back. */
export function inhibitRules({ host }: Packs): readonly object[] {
  const watched = host !== undefined && host.severity.HostDown !== 'off'
  return [PAGE_BEFORE_TICKET, ...(watched ? [HOST_BEFORE_ITS_TICKETS] : [])]
}

import { ALERTS } from '../../slo/series-names.js'

/**
 * A page makes the ticket of the same objective superfluous. Only burn alerts: a spent budget or a vanished metric is news beside a page. A
 * label that is missing on both sides counts as equal.
 */
export const INHIBIT_RULES = [
  {
    source_matchers: [`alertname="${ALERTS.burn}"`, 'severity="page"'],
    target_matchers: [`alertname="${ALERTS.burn}"`, 'severity="ticket"'],
    equal: ['service', 'slo', 'environment'],
  },
] as const

import { samplesOf, type MetricSample } from '../shared/metric.js'
import type { Agreement } from '../sla/agreement.js'
import { agreementName } from './agreements-by-name.js'
import { dueAt, isOpen, type AnsweredBreach } from './breach.js'
import { BREACH_METRICS } from './breach-metrics.js'

/** How many breaches of each agreement that asks for it wait for an acknowledgement, and for how many that is late. */
export function breachSamples(
  agreements: readonly Agreement[],
  breaches: readonly AnsweredBreach[],
  now: Date,
): readonly MetricSample[] {
  const open = breaches.filter(isOpen)
  return agreements.flatMap((agreement) => {
    const { service, name: sla, environment, customer } = agreement
    const waiting = open.filter((one) => agreementName(one) === agreementName(agreement))
    const due = waiting.map((one) => dueAt(one, agreement))
    if (dueAt({ foundAt: now }, agreement) === null) return []
    return samplesOf(
      { service, sla, environment, customer },
      {
        [BREACH_METRICS.unacknowledged]: waiting.length,
        [BREACH_METRICS.overdue]: due.filter((at) => at !== null && at <= now).length,
      },
    )
  })
}

import type { Queries } from '../../document/blocks.js'
import type { ReportMethod, ReportScope } from '../../feature/report-section.js'
import { BUDGET_METHOD } from '../../slo/report/slo-section.js'
import type { NoDataPolicy } from '../agreement.js'
import { byAgreement, nameOf, type AgreementMonth } from './agreement-month.js'

const NO_DATA: Readonly<Record<Exclude<NoDataPolicy, 'unknown'>, string>> = {
  good: 'count as average traffic without errors',
  bad: 'count as average traffic that failed',
  exclude: 'are left out',
}

/** How verdicts came about. */
export function agreementMethod(
  agreements: readonly AgreementMonth[],
  { period }: Pick<ReportScope, 'period'>,
): ReportMethod {
  const hasExclusions = agreements.some(({ result }) => result.exclusions.length > 0)
  const policies = byAgreement(agreements).flatMap(({ worst: { result, noData } }) =>
    noData === 'unknown' ? [] : [`For ${nameOf(result)}, as agreed, minutes without data ${NO_DATA[noData]}.`],
  )
  return {
    sentences: [
      `Availability is the share of events that were good: good events divided by all events, counted minute by minute in Prometheus. Periods run from midnight to midnight in ${period.zone}, unless an agreement names another zone.`,
      'A minute without data is unknown: neither good nor bad. It is shown as time not observed. Where the same counters went on behind it, their rise says what happened in it, in sum, and is counted. An agreement is met only if it would be met with all unknown minutes bad, breached only if it would be breached with all of them good, and undetermined in between. Any other unknown minute is taken to have had the traffic of the same hours of other weeks, or average traffic where none are known. That is an estimate, no bound: where unknown minutes lie beside an outage, an agreement is not called met on its strength.',
      ...(agreements.every(({ result }) => result.final)
        ? []
        : [
            'While the period of an agreement runs, it is breached only if even a rest without a single error, as busy as the busiest weeks known, cannot save it. It is at risk if unknown minutes could cost it, or if it would be missed at the pace of the last 7 days; else it is on track. Events to come are taken from the same hours of other weeks.',
          ]),
      ...policies,
      ...(hasExclusions
        ? [
            'Planned maintenance that was announced as agreed is left out, up to the agreed cap: what happened in these minutes counts nowhere, and the period is shorter by them. Time that two windows cover is left out once.',
          ]
        : []),
      `Allowed downtime is (1\u00a0−\u00a0objective) × length of the period${hasExclusions ? ' without what is left out' : ''}. Used downtime is the bad events ÷ all events of the period × the same length: a total outage of the same weight. ${BUDGET_METHOD}`,
    ],
    caveats: ['Credits are estimates by the tiers agreed. They are not binding.'],
    sources: byAgreement(agreements).flatMap(({ worst }) => sourceOf(worst)),
  }
}

function sourceOf({ result, source }: AgreementMonth): readonly Queries[] {
  if (source === null) return []
  const title = `${nameOf(result)} counts the events of the objective ${source.slo}:`
  return [{ kind: 'queries', title, queries: source.queries }]
}

import type { NoDataPolicy } from '../sla/agreement.js'
import type { ReportModel } from './model.js'

const NO_DATA: Readonly<Record<Exclude<NoDataPolicy, 'unknown'>, string>> = {
  good: 'count as average traffic without errors',
  bad: 'count as average traffic that failed',
  exclude: 'are left out',
}

/** How the numbers came about, for readers who did not set them up. */
export function methodSentences({ period, agreements, datasets, complete }: ReportModel): readonly string[] {
  const hasExclusions = agreements.some(({ result }) => result.exclusions.length > 0)
  const policies = agreements.flatMap(({ result, noData }) =>
    noData === 'unknown'
      ? []
      : [`For ${result.service}/${result.sla}, as agreed, minutes without data ${NO_DATA[noData]}.`],
  )
  return [
    `Availability is the share of events that were good: good events divided by all events, counted minute by minute in Prometheus. The month runs from midnight to midnight in ${period.zone}, unless an agreement names another zone.`,
    'A minute without data is unknown: neither good nor bad. It is shown as time not observed. Where the same counters went on behind it, their rise says what happened in it, in sum, and is counted. An agreement is met only if it would be met with all unknown minutes bad, breached only if it would be breached with all of them good, and undetermined in between. Any other unknown minute is taken to have had the traffic of the same hours of other weeks, or average traffic where none are known. That is an estimate, no bound: where unknown minutes lie beside an outage, an agreement is not called met on its strength.',
    ...(complete
      ? []
      : [
          'While the month runs, an agreement is breached only if even a rest without a single error, as busy as the busiest weeks known, cannot save it. It is at risk if unknown minutes could cost it, or if it would be missed at the pace of the last 7 days; else it is on track. Events to come are taken from the same hours of other weeks.',
        ]),
    ...policies,
    ...(hasExclusions
      ? [
          'Planned maintenance that was announced as agreed is left out, up to the agreed cap: what happened in these minutes counts nowhere, and the month is shorter by them. Time that two windows cover is left out once.',
        ]
      : []),
    `Allowed downtime is (1\u00a0−\u00a0objective) × length of the month${hasExclusions ? ' without what is left out' : ''}. Used downtime is the bad events ÷ all events of the month × the same length: a total outage of the same weight. Budget spent is the bad share × the share of the month that was observed ÷ (1\u00a0−\u00a0objective): time not observed counts as average traffic without errors.`,
    ...(datasets.length === 0
      ? []
      : [
          'What a dataset would lose at an instant is the time since its newest recovery point: the completion of the last good backup, less the time that a backup takes.',
        ]),
    'Credits are estimates by the tiers agreed. They are not binding.',
  ]
}

import type { NoDataPolicy } from '../sla/agreement.js'
import type { ReportModel } from './model.js'

const NO_DATA: Readonly<Record<Exclude<NoDataPolicy, 'unknown'>, string>> = {
  good: 'count as average traffic without errors',
  bad: 'count as average traffic that failed',
  exclude: 'are left out',
}

/** How the numbers came about, for readers who did not set them up. */
export function methodSentences({ period, agreements, datasets }: ReportModel): readonly string[] {
  const hasExclusions = agreements.some(({ result }) => result.exclusions.length > 0)
  const policies = agreements.flatMap(({ result, noData }) =>
    noData === 'unknown'
      ? []
      : [`For ${result.service}/${result.sla}, as agreed, minutes without data ${NO_DATA[noData]}.`],
  )
  return [
    `Availability is the share of events that were good: good events divided by all events, counted minute by minute in Prometheus. The month runs from midnight to midnight in ${period.zone}, unless an agreement names another zone.`,
    'A minute without data is unknown: neither good nor bad. It is shown as time not observed. An agreement is met only if it would be met with all unknown minutes bad, breached only if it would be breached with all of them good, and undetermined in between; an unknown minute is taken to have had average traffic.',
    ...policies,
    ...(hasExclusions
      ? [
          'Planned maintenance that was announced as agreed is left out, up to the agreed cap: what happened in these minutes counts nowhere, and the month is shorter by them. Time that two windows cover is left out once.',
        ]
      : []),
    `Allowed downtime is (1\u00a0−\u00a0objective) × length of the month${hasExclusions ? ' without what is left out' : ''}. Used downtime is the bad share × the time observed: a total outage of the same weight. Budget spent is the bad share ÷ (1\u00a0−\u00a0objective).`,
    ...(datasets.length === 0
      ? []
      : [
          'What a dataset would lose at an instant is the time since its newest recovery point: the completion of the last good backup, less the time that a backup takes.',
        ]),
    'Credits are estimates by the tiers agreed. They are not binding.',
  ]
}

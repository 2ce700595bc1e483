import { formatPercent } from '../../../shared/format-percent.js'
import type { BadWhen, Measure, MethodName, Terms } from '../../terms.js'

const LENGTHS: Readonly<Record<Measure['intervalSeconds'], string>> = { 60: '1 min', 300: '5 min', 3600: '1 h' }

const METHODS: Readonly<Record<MethodName, (length: string) => string>> = {
  bad_intervals: (length) => `time in bad intervals of ${length}`,
  mean_interval_error_rate: (length) => `mean of the error rates of intervals of ${length}`,
  request_ratio: () => 'good requests of all requests',
  weighted_requests: () => 'requests by how good each was, of all requests',
  recovery: () => 'incidents and drills recovered from as promised',
}

const COMBINED = {
  all_down: 'down when all members are',
  any_down: 'down when any member is',
  worst_of: 'the worst of the members',
  weighted: 'members by weight',
} as const

/** How a contract measures, in a line. */
export function methodText({ measure, combine }: Terms): string {
  const what = METHODS[measure.method](LENGTHS[measure.intervalSeconds])
  const how = combine === null ? [] : [COMBINED[combine.how]]
  return [what, ...badTexts(measure), ...how, ...gapTexts(measure)].join(', ')
}

function badTexts({ method, badWhen, minConsecutive }: Measure): readonly string[] {
  if (method !== 'bad_intervals' || badWhen === null) return []
  return [badText(badWhen), ...(minConsecutive > 1 ? [`in runs of at least ${minConsecutive} min`] : [])]
}

function gapTexts({ method, noTraffic, noData }: Measure): readonly string[] {
  const isByInterval = method === 'bad_intervals' || method === 'mean_interval_error_rate'
  return [
    ...(isByInterval && noTraffic !== 'good' ? [`no traffic: ${noTraffic}`] : []),
    ...(noData === 'unknown' ? [] : [`no data: ${noData}`]),
  ]
}

function badText({ bound, errorRatio, minEvents }: BadWhen): string {
  const share = formatPercent(errorRatio, { digits: 0 })
  const least = minEvents > 0 ? ` of at least ${minEvents} requests` : ''
  return bound === 'above' ? `bad above ${share} errors${least}` : `bad from ${share} errors on${least}`
}

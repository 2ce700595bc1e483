import { freshSeconds, freshSelectors } from '../promql/fresh-selectors.js'
import { tidyQuery } from '../promql/tidy-query.js'
import { formatNumber } from '../shared/format-number.js'
import { subtractedSeconds, type Dataset } from './dataset.js'

/** Unix seconds from here on are no time but a sentinel for never, or milliseconds. */
const LATEST_PLAUSIBLE = '9e9'

export const LATEST_PLAUSIBLE_SECONDS = Number(LATEST_PLAUSIBLE)

type Source = Pick<Dataset, 'lastSuccess' | 'scrapeIntervalSeconds'>
type Timed = Pick<Dataset, 'source' | 'semantics' | 'expectedDurationSeconds'>

/** A time so far ahead is not believed: clocks differ by less, and a backup that claims to be newer would hide for hours that none is made. */
export const MOST_AHEAD_SECONDS = 3600

/**
 * PromQL for rules: when the newest successful backup was completed, in Unix seconds, without labels; nothing where there never was one. Of several series
 * those that are ahead of time are passed over, as are sentinels.
 */
export function lastSuccessQuery(dataset: Source): string {
  return newestBelow(dataset, `time() + ${MOST_AHEAD_SECONDS}`)
}

/** The same as a source says it, be it in the future: the ledger tells of that by itself. */
function toldSuccessQuery(dataset: Source): string {
  return newestBelow(dataset, LATEST_PLAUSIBLE)
}

function newestBelow(dataset: Source, limit: string): string {
  return `max((${freshQuery(dataset)}) > 0 < ${limit})`
}

/** Of the newest data point from raw metrics alone, or 0 where the source answers but knows of none: that is no silence, it is a dataset without a backup. */
export function rawPointOrNeverQuery(dataset: Source & Timed): string {
  return `${rawDataPointQuery(dataset)}\nor 0 * count(${freshQuery(dataset)})`
}

/** A source that falls silent knows nothing, from its next scrape on. */
function freshQuery({ lastSuccess, scrapeIntervalSeconds }: Source): string {
  return freshSelectors(tidyQuery(lastSuccess), freshSeconds(scrapeIntervalSeconds))
}

/** PromQL from raw metrics alone: how recent the newest restorable data is, in Unix seconds, without labels. */
export function rawDataPointQuery(dataset: Source & Timed): string {
  return dataPointOf(toldSuccessQuery(dataset), dataset)
}

/** The data of a backup is as old as its start. */
export function dataPointOf(completion: string, dataset: Timed): string {
  const seconds = subtractedSeconds(dataset)
  return seconds === 0 ? completion : `${completion} - ${formatNumber(seconds)}`
}

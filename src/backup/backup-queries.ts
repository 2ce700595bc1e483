import { formatNumber } from '../shared/format-number.js'
import type { Dataset } from './dataset.js'

/** Unix seconds from here on are no time but a sentinel for never, or milliseconds. */
const LATEST_PLAUSIBLE = '9e9'

/** PromQL: when the newest successful backup was completed, in Unix seconds, without labels; nothing where there never was one. */
export function lastSuccessQuery({ lastSuccess }: Pick<Dataset, 'lastSuccess'>): string {
  // The bracket stands on a line of its own: the text may end in a comment.
  const query = lastSuccess.includes('#') ? `${lastSuccess}\n` : lastSuccess
  return `max((${query}) > 0 < ${LATEST_PLAUSIBLE})`
}

/** PromQL from raw metrics alone: how recent the newest restorable data is, in Unix seconds, without labels. */
export function rawDataPointQuery(dataset: Pick<Dataset, 'lastSuccess' | 'expectedDurationSeconds'>): string {
  return dataPointOf(lastSuccessQuery(dataset), dataset)
}

/** The data of a backup is as old as its start. */
export function dataPointOf(
  completion: string,
  { expectedDurationSeconds }: Pick<Dataset, 'expectedDurationSeconds'>,
): string {
  return expectedDurationSeconds === 0 ? completion : `${completion} - ${formatNumber(expectedDurationSeconds)}`
}

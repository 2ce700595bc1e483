import type { Interval } from '../calendar/interval.js'
import { noCounts, objectiveId, type Counts, type CountsReader, type ObjectiveKey } from '../slo/counts.js'

/** One sum that is wanted. */
export interface CountsRequest {
  readonly key: ObjectiveKey
  readonly interval: Interval
}

interface Group {
  readonly interval: Interval
  /** By `objectiveId`, so that none is asked for twice. */
  readonly keys: Map<string, ObjectiveKey>
}

function intervalId({ from, to }: Interval): string {
  return `${from.getTime()}/${to.getTime()}`
}

function groupByInterval(requests: readonly CountsRequest[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const { key, interval } of requests) {
    if (interval.from >= interval.to) continue
    const id = intervalId(interval)
    const group = groups.get(id) ?? { interval, keys: new Map<string, ObjectiveKey>() }
    group.keys.set(objectiveId(key), key)
    groups.set(id, group)
  }
  return groups
}

/**
 * Many sums with few questions: one per distinct interval, however many objectives share it. Empty intervals are not asked.
 *
 * @returns in the order of the requests; an objective that the ledger does not know has no counts
 */
export async function readCounts(reader: CountsReader, requests: readonly CountsRequest[]): Promise<readonly Counts[]> {
  const answers = new Map<string, ReadonlyMap<string, Counts>>()
  for (const [id, { interval, keys }] of groupByInterval(requests)) {
    answers.set(id, await reader.counts([...keys.values()], interval))
  }
  return requests.map(({ key, interval }) => answers.get(intervalId(interval))?.get(objectiveId(key)) ?? noCounts)
}

import type { Interval } from '../../src/calendar/interval.js'
import { objectiveId, type Counts, type CountsReader, type ObjectiveKey } from '../../src/slo/counts.js'

/** What the ledger counts over one interval, by `objectiveId`; an objective of which nothing is known is missing. */
export async function countsIn(
  reader: CountsReader,
  keys: readonly ObjectiveKey[],
  interval: Interval,
): Promise<ReadonlyMap<string, Counts>> {
  const counts = await reader.counts(keys.map((key) => ({ key, interval })))
  const known = keys.map((key, index) => [objectiveId(key), counts[index]!] as const)
  return new Map(known.filter(([, { observedSeconds }]) => observedSeconds > 0))
}

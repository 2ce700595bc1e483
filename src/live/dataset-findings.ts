import type { Dataset } from '../backup/dataset.js'
import { readAggregation } from '../promql/query-tree.js'
import type { Series } from '../promql/series-reader.js'
import { tidyQuery } from '../promql/tidy-query.js'
import { formatDuration } from '../shared/duration.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

/** Labels in which copies of one exporter differ, not what they tell of. */
const OF_COPIES = ['instance', 'pod', 'container', 'node', 'endpoint', 'uid', 'prometheus', 'prometheus_replica']

/** Several datasets behind one query: the newest counts, and hides what became of the others. */
export async function severalDatasets(dataset: Dataset, source: LiveSource): Promise<Finding[]> {
  const query = tidyQuery(dataset.lastSuccess)
  const inner = readAggregation(query)
  // A `max` over everything was meant; whether it should have been shows in the ages.
  const isMeant = inner !== null && inner.operator === 'max' && !inner.isGrouped
  const series = await source.ask(isMeant ? inner.argument : query)
  const copies = [...OF_COPIES, ...source.replicaLabels]
  return judgeDatasets(series, { isMeant, copies, rpoSeconds: dataset.rpoSeconds, now: source.now })
}

interface Asked {
  /** Whether the query itself takes the newest of them. */
  readonly isMeant: boolean
  /** Labels that tell copies, not datasets. */
  readonly copies: readonly string[]
  readonly rpoSeconds: number
  readonly now: Date
}

export function judgeDatasets(series: readonly Series[], asked: Asked): Finding[] {
  const newest = newestByPlace(series, new Set(asked.copies))
  if (newest.size < 2) return []
  const labels = differing([...newest.keys()].map((key) => new Map(JSON.parse(key) as [string, string][])))
  const found = `${newest.size} series that differ in ${labels.join(', ')}`
  const each = `a dataset for each of them, told apart by ${labels.join(', ')}`
  if (!asked.isMeant) {
    const message = `it gives ${found}: the newest counts, whatever became of the others`
    const hint = `${each}; or \`min(…)\` where all must be in time, \`max(…)\` where any of them will do`
    return [{ rule: 'live-datasets', message, hint }]
  }
  const oldest = Math.min(...newest.values())
  const age = Math.round(asked.now.getTime() / 1000 - oldest)
  // A last success of 0 or less is that of a dataset that never had one, and as late as can be.
  if (age <= asked.rpoSeconds) return []
  const late = oldest <= 0 ? 'one of them never succeeded' : `the oldest is ${formatDuration(age - (age % 60))} old`
  const message = `its max takes the newest of ${found}, and ${late}: its objective is not seen to be missed`
  return [
    { rule: 'live-datasets', message, hint: `as it should be where any of them will do; else ${each}`, isNote: true },
  ]
}

function newestByPlace(series: readonly Series[], copies: ReadonlySet<string>): Map<string, number> {
  const newest = new Map<string, number>()
  for (const { labels, samples } of series) {
    const value = samples[0]?.value
    if (value === undefined) continue
    const key = JSON.stringify(
      Object.entries(labels)
        .filter(([label]) => !copies.has(label))
        .toSorted(),
    )
    newest.set(key, Math.max(newest.get(key) ?? -Infinity, value))
  }
  return newest
}

function differing(places: readonly ReadonlyMap<string, string>[]): string[] {
  const names = [...new Set(places.flatMap((labels) => [...labels.keys()]))].toSorted()
  return names.filter((name) => new Set(places.map((labels) => labels.get(name) ?? '')).size > 1)
}

import { askInHalves } from '../../promql/in-halves.js'
import type { PrometheusError } from '../../promql/prometheus-error.js'
import type { SeriesReader } from '../../promql/series-reader.js'
import { MOST_AHEAD_SECONDS } from '../backup-queries.js'
import type { Dataset } from '../dataset.js'
import type { BackupMeasure, MeasureName } from './backup-measures.js'
import { measureQuestions } from './measure-queries.js'

/** Carries through a query that answers for several datasets which of them is told of, and what. */
const TOLD_LABEL = 'plimsoll_told'

export interface AskedMeasures {
  readonly now: Date
  readonly signal: AbortSignal
  /** Told of a dataset whose queries the server refuses: the others have their answers. */
  readonly onRefused: (dataset: Dataset, error: PrometheusError) => void
}

/**
 * Asks in one question for the newest backup of several datasets. Those of which there is none, or nothing is said but its age, are left out.
 * Rejects with `PrometheusError` where the server does not answer.
 */
export async function askMeasures(
  reader: SeriesReader,
  datasets: readonly Dataset[],
  asked: AskedMeasures,
): Promise<ReadonlyMap<Dataset, BackupMeasure>> {
  const measures = new Map<Dataset, BackupMeasure>()
  const askSome = async (some: readonly Dataset[]) => {
    const values = await valuesOf(reader, some, asked)
    for (const [index, dataset] of some.entries()) {
      const measure = measureOf((what) => values.get(`${index}/${what}`) ?? null, asked.now)
      if (measure !== null) measures.set(dataset, measure)
    }
  }
  await askInHalves(datasets, askSome, asked.onRefused)
  return measures
}

async function valuesOf(
  reader: SeriesReader,
  datasets: readonly Dataset[],
  { now, signal }: AskedMeasures,
): Promise<ReadonlyMap<string, number>> {
  const answer = await reader.instant(datasets.flatMap(questionsOf).join('\nor '), now, signal)
  return new Map(
    answer.flatMap(({ labels, samples: [sample] }) => {
      return sample === undefined ? [] : [[labels[TOLD_LABEL] ?? '', sample.value] as const]
    }),
  )
}

function questionsOf(dataset: Dataset, index: number): readonly string[] {
  return Object.entries(measureQuestions(dataset)).flatMap(([what, query]) => {
    return query === null ? [] : [`label_replace(\n(${query}\n), "${TOLD_LABEL}", "${index}/${what}", "", "")`]
  })
}

function measureOf(valueOf: (what: 'point' | MeasureName) => number | null, now: Date): BackupMeasure | null {
  const [point, size, duration] = [valueOf('point'), valueOf('size'), valueOf('duration')]
  if (point === null || point > now.getTime() / 1000 + MOST_AHEAD_SECONDS) return null
  if (size === null && duration === null) return null
  // As the store keeps them.
  return { pointAt: new Date(point * 1000), sizeBytes: rounded(size, 1), durationSeconds: rounded(duration, 1000) }
}

function rounded(value: number | null, parts: number): number | null {
  return value === null ? null : Math.round(value * parts) / parts
}

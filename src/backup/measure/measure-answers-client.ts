import { PrometheusError } from '../../promql/prometheus-error.js'
import type { SeriesReader } from '../../promql/series-reader.js'
import type { Dataset } from '../dataset.js'
import type { BackupMeasure, MeasureName } from './backup-measures.js'
import { measureQuestions } from './measure-queries.js'

/** A time further ahead is no time of a backup, as in the ledger. */
const MOST_AHEAD_SECONDS = 3600

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
  try {
    const values = await valuesOf(reader, datasets, asked)
    const measures = datasets.flatMap((dataset, index) => {
      const measure = measureOf((what) => values.get(`${index}/${what}`) ?? null, asked.now)
      return measure === null ? [] : [[dataset, measure] as const]
    })
    return new Map(measures)
  } catch (error) {
    if (!(error instanceof PrometheusError) || error.reason !== 'rejected') throw error
    const [only, ...more] = datasets
    if (only === undefined) return new Map()
    if (more.length === 0) {
      asked.onRefused(only, error)
      return new Map()
    }
    // One of them is wrong: halving finds it.
    const middle = Math.ceil(datasets.length / 2)
    const first = await askMeasures(reader, datasets.slice(0, middle), asked)
    return new Map([...first, ...(await askMeasures(reader, datasets.slice(middle), asked))])
  }
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

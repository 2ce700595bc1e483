import { freshSeconds } from '../../promql/fresh-selectors.js'
import { PrometheusError } from '../../promql/prometheus-error.js'
import type { SeriesReader } from '../../promql/series-reader.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { datasetId, datasetKey, type Dataset } from '../dataset.js'
import { compareMeasures, type BackupMeasure, type Measures } from './backup-measures.js'
import { isMeasured, measureQuestions } from './measure-queries.js'
import { keepMeasure, readToldMeasures, toldMeasuresOf } from './measure-rows-store.js'

/** What sources told of the size and duration of backups, in memory and in the store. */
export interface ToldMeasures {
  /** Whether any source is asked. */
  readonly isAsked: boolean
  /** The newest first; none before it was read. */
  of(dataset: Dataset): readonly BackupMeasure[]
  /** The newest of them beside those before it. */
  compared(dataset: Dataset): Measures
  /** Reads what was kept, unless that was read before. */
  load(): Promise<void>
  /** Asks for the newest backup of each dataset, and keeps what is new. */
  ask(signal: AbortSignal): Promise<void>
}

export interface ToldMeasuresParts {
  readonly database: Database
  readonly datasets: readonly Dataset[]
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly clock: Clock
  readonly steps: Steps
  readonly logger: Logger
}

export function createToldMeasures(parts: ToldMeasuresParts): ToldMeasures {
  const { database, readers, clock, logger } = parts
  const asked = parts.datasets.filter((dataset) => dataset.source === 'query' && isMeasured(dataset))
  let known: ReadonlyMap<string, readonly BackupMeasure[]> | null = asked.length === 0 ? new Map() : null
  const of = (dataset: Dataset) => known?.get(datasetId(datasetKey(dataset))) ?? []
  // A list is compared once, however often the status is read before it is another one.
  const compared = new WeakMap<readonly BackupMeasure[], Measures>()
  return {
    isAsked: asked.length > 0,
    of,
    compared(dataset) {
      const measures = of(dataset)
      const result = compared.get(measures) ?? compareMeasures(measures)
      compared.set(measures, result)
      return result
    },
    async load() {
      known ??= await database.read(readToldMeasures)
    },
    async ask(signal) {
      // Who does not answer one question in time is not asked the others: each would wait as long.
      const gone = new Set<string>()
      for (const dataset of asked) {
        const reader = readers.get(dataset.prometheus)
        if (reader === undefined || gone.has(dataset.prometheus)) continue
        signal.throwIfAborted()
        try {
          const measure = await askOne(reader, dataset, { now: clock(), signal })
          if (measure !== null) await keepNews(parts, dataset, measure)
        } catch (error) {
          if (!(error instanceof PrometheusError)) throw error
          if (error.reason !== 'rejected') gone.add(dataset.prometheus)
          const { service, name, prometheus } = dataset
          logger.warn({ service, dataset: name, prometheus, err: error }, 'The size of a backup was not answered')
        }
      }
      known = await database.read(readToldMeasures)
    },
  }
}

/** A time further ahead is no time of a backup, as in the ledger. */
const MOST_AHEAD_SECONDS = 3600

interface Asked {
  readonly now: Date
  readonly signal: AbortSignal
}

/** `null`: there is no backup, or nothing is said of it but its age. */
async function askOne(reader: SeriesReader, dataset: Dataset, { now, signal }: Asked): Promise<BackupMeasure | null> {
  const questions = measureQuestions(dataset)
  const valueOf = async (query: string | null) => {
    if (query === null) return null
    const [series] = await reader.instant(query, now, signal)
    return series?.samples[0]?.value ?? null
  }
  const point = await valueOf(questions.point)
  if (point === null || point > now.getTime() / 1000 + MOST_AHEAD_SECONDS) return null
  const [size, durationSeconds] = [await valueOf(questions.size), await valueOf(questions.duration)]
  if (size === null && durationSeconds === null) return null
  return { pointAt: new Date(point * 1000), sizeBytes: size === null ? null : Math.round(size), durationSeconds }
}

/** Of a backup that is known the last word stands: an age that was measured wavers, and a size may be told later than the time. */
async function keepNews(
  { database, steps }: Pick<ToldMeasuresParts, 'database' | 'steps'>,
  dataset: Dataset,
  measure: BackupMeasure,
): Promise<void> {
  const key = datasetKey(dataset)
  const same = freshSeconds(dataset.scrapeIntervalSeconds) * 1000
  const isKept = await database.write(async (transaction) => {
    const [newest] = await toldMeasuresOf(transaction, key)
    const news = newsOf(newest, measure, same)
    if (news === null) return false
    await keepMeasure(transaction, key, news)
    steps('measure:stored')
    return true
  })
  if (isKept) steps('measure:committed')
}

/** `null`: what a source that has forgotten tells of is known, or was never seen, and is not the newest one; or it says nothing new. */
function newsOf(newest: BackupMeasure | undefined, measure: BackupMeasure, same: number) {
  const later = newest === undefined ? Infinity : measure.pointAt.getTime() - newest.pointAt.getTime()
  if (newest === undefined || later > same) return { measure, instead: null }
  const merged = {
    pointAt: newest.pointAt,
    sizeBytes: measure.sizeBytes ?? newest.sizeBytes,
    durationSeconds: measure.durationSeconds ?? newest.durationSeconds,
  }
  return later < -same || isSame(newest, merged) ? null : { measure: merged, instead: newest.pointAt }
}

function isSame(a: BackupMeasure, b: BackupMeasure): boolean {
  return a.sizeBytes === b.sizeBytes && a.durationSeconds === b.durationSeconds
}

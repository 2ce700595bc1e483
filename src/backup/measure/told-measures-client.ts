import { freshSeconds } from '../../promql/fresh-selectors.js'
import { PrometheusError } from '../../promql/prometheus-error.js'
import type { SeriesReader } from '../../promql/series-reader.js'
import { batches } from '../../shared/batches.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { datasetId, datasetKey, type Dataset } from '../dataset.js'
import { compareMeasures, type BackupMeasure, type Measures } from './backup-measures.js'
import { askMeasures } from './measure-answers-client.js'
import { isMeasured } from './measure-queries.js'
import { keepMeasure, readToldMeasures, toldMeasuresOf } from './measure-rows-store.js'

/** Datasets that share one question. */
const ASKED_TOGETHER = 20

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
  const { database } = parts
  const asked = parts.datasets.filter((dataset) => dataset.source === 'query' && isMeasured(dataset))
  let known: ReadonlyMap<string, readonly BackupMeasure[]> | null = asked.length === 0 ? new Map() : null
  // Most sources tell of no size: nothing is looked for then, of ten thousand datasets in each cycle.
  const of = (dataset: Dataset) => {
    return known === null || known.size === 0 ? NONE : (known.get(datasetId(datasetKey(dataset))) ?? NONE)
  }
  const load = async () => {
    known ??= await database.read(readToldMeasures)
  }
  // A list is compared once, however often the status is read before it is another one.
  const compared = new WeakMap<readonly BackupMeasure[], Measures>()
  return {
    isAsked: asked.length > 0,
    of,
    compared(dataset) {
      const measures = of(dataset)
      const before = compared.get(measures)
      if (before !== undefined) return before
      const result = compareMeasures(measures)
      compared.set(measures, result)
      return result
    },
    load,
    async ask(signal) {
      await load()
      const told = await askAll(parts, asked, signal)
      const news = told.filter(([dataset, measure]) => newsOf(of(dataset)[0], measure, sameMs(dataset)) !== null)
      for (const [dataset, measure] of news) await keepNews(parts, dataset, measure)
      if (news.length > 0) known = await database.read(readToldMeasures)
    },
  }
}

/** One for all: what is compared is remembered by its list. */
const NONE: readonly BackupMeasure[] = []

type Told = readonly (readonly [Dataset, BackupMeasure])[]

async function askAll(parts: ToldMeasuresParts, datasets: readonly Dataset[], signal: AbortSignal): Promise<Told> {
  const names = [...new Set(datasets.map(({ prometheus }) => prometheus))]
  const told: (readonly [Dataset, BackupMeasure])[] = []
  for (const name of names) {
    const own = datasets.filter(({ prometheus }) => prometheus === name)
    for (const some of batches(own, ASKED_TOGETHER)) {
      signal.throwIfAborted()
      const answer = await askSome(parts, some, signal)
      // Who does not answer one question in time is not asked the others: each would wait as long.
      if (answer === null) break
      told.push(...answer)
    }
  }
  return told
}

/**
 * @param datasets of one Prometheus
 * @returns `null`: there is no answer
 */
async function askSome(
  { readers, clock, logger }: ToldMeasuresParts,
  datasets: readonly Dataset[],
  signal: AbortSignal,
): Promise<Iterable<readonly [Dataset, BackupMeasure]> | null> {
  const prometheus = datasets[0]?.prometheus ?? ''
  const reader = readers.get(prometheus)
  if (reader === undefined) return null
  const onRefused = ({ service, name }: Dataset, err: PrometheusError) => {
    logger.warn({ service, dataset: name, prometheus, err }, 'The size of a backup was not answered')
  }
  try {
    return await askMeasures(reader, datasets, { now: clock(), signal, onRefused })
  } catch (error) {
    if (!(error instanceof PrometheusError)) throw error
    logger.warn({ prometheus, err: error }, 'The sizes of backups were not answered')
    return null
  }
}

/** Of a backup that is known the last word stands: an age that was measured wavers, and a size may be told later than the time. */
async function keepNews(
  { database, steps }: Pick<ToldMeasuresParts, 'database' | 'steps'>,
  dataset: Dataset,
  measure: BackupMeasure,
): Promise<void> {
  const key = datasetKey(dataset)
  const isKept = await database.write(async (transaction) => {
    const [newest] = await toldMeasuresOf(transaction, key)
    const news = newsOf(newest, measure, sameMs(dataset))
    if (news === null) return false
    await keepMeasure(transaction, key, news)
    steps('measure:stored')
    return true
  })
  if (isKept) steps('measure:committed')
}

/** Points that differ by less are those of one backup, in ms. */
function sameMs({ scrapeIntervalSeconds }: Dataset): number {
  return freshSeconds(scrapeIntervalSeconds) * 1000
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

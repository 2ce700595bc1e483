import type { Interval } from '../calendar/interval.js'
import type { Clock } from '../shared/clock.js'
import type { DatasetStatus } from './dataset-status.js'
import { datasetId, datasetKey, exposureQuestion, type Dataset } from './dataset.js'
import type { ExposureTrack, ExposureTrackReader } from './exposure-track.js'

/** How many days a page can tell of. */
export const TRACK_DAYS = [7, 30, 90] as const

export type TrackDays = (typeof TRACK_DAYS)[number]

/** A dataset as a page tells of it. */
export interface DatasetView {
  readonly dataset: Dataset
  /** As the status has it; `null`: none was read yet. */
  readonly status: DatasetStatus | null
  /** Its place among the datasets of the status; -1: none was read yet. */
  readonly index: number
  readonly days: TrackDays
  readonly interval: Interval
  /** `null`: it is not in the ledger yet. */
  readonly track: ExposureTrack | null
}

export interface DatasetViewParts {
  readonly datasets: readonly Dataset[]
  /** How they stood when the status was read last. */
  readonly newest: () => readonly DatasetStatus[]
  readonly tracks: ExposureTrackReader
  readonly clock: Clock
}

export interface DatasetQuestion {
  readonly service: string
  readonly name: string
  readonly days: TrackDays
}

const HOUR_MS = 3_600_000
const KEPT_MS = 30_000
const MOST_KEPT = 100

interface Kept {
  readonly until: number
  readonly interval: Interval
  readonly track: Promise<ExposureTrack | null>
}

/**
 * Reads what pages tell of one dataset; `null`: there is none of that name. Its hours are some hundred rows of an index, and are read once in
 * 30 s however many ask.
 */
export function createDatasetReader(
  parts: DatasetViewParts,
): (question: DatasetQuestion) => Promise<DatasetView | null> {
  const kept = new Map<string, Kept>()
  return async ({ service, name, days }) => {
    const dataset = parts.datasets.find((one) => one.service === service && one.name === name)
    if (dataset === undefined) return null
    const newest = parts.newest()
    const index = newest.findIndex((one) => one.service === service && one.dataset === name)
    const { interval, track } = keptTrack(parts, kept, { dataset, days })
    return { dataset, status: newest[index] ?? null, index, days, interval, track: await track }
  }
}

function keptTrack(
  { tracks, clock }: DatasetViewParts,
  kept: Map<string, Kept>,
  { dataset, days }: { readonly dataset: Dataset; readonly days: TrackDays },
): Kept {
  const now = clock().getTime()
  const id = `${days} ${datasetId(datasetKey(dataset))}`
  const known = kept.get(id)
  if (known !== undefined && known.until > now) return known
  const begin = Math.floor(now / HOUR_MS) * HOUR_MS - days * 24 * HOUR_MS
  const interval = { from: new Date(begin), to: new Date(Math.floor(now / 60_000) * 60_000) }
  const track = tracks.track(exposureQuestion(dataset), interval)
  const made = { until: now + KEPT_MS, interval, track }
  kept.delete(id)
  kept.set(id, made)
  // What could not be read is asked for again by who comes next.
  track.catch(() => kept.delete(id))
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}

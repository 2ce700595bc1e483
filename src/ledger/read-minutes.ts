import type { Interval } from '../calendar/interval.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { LABELS } from '../slo/series-names.js'
import {
  addMinutes,
  knownMinutes,
  MINUTE_MS,
  type GrowingValues,
  type KnownMinutes,
  type MinuteValues,
  type Place,
} from './minute-values.js'
import { rawQuery, recordedQuery, TARGET_LABEL } from './minute-queries.js'
import { placeOf } from './place-of-series.js'
import type { Target, TargetKind } from './target.js'
import type { OnLeftOut } from './track.js'

export interface MinuteQuestion {
  readonly reader: SeriesReader
  readonly kind: TargetKind
  readonly targets: readonly Target[]
  /** Whole minutes. */
  readonly interval: Interval
  readonly signal: AbortSignal | undefined
  /** Told of a target whose raw query the server refuses: its minutes stay unknown. */
  readonly onRefused: (target: Target, error: PrometheusError) => void
  readonly onLeftOut: OnLeftOut
}

/** Targets that share one raw query. */
const RAW_BATCH = 20

/**
 * Asks for the minutes of many targets: what the rules recorded, and where a minute has no recorded value, the raw indicator over the same
 * base window. The minute that starts at `m` is the value at its end, `m + 60 s`, which holds the increments since `m`. A grouped target is
 * asked for as a whole; rules evaluate all its groups at once, so a minute of which one group was recorded has nothing to be filled.
 *
 * Each minute is decided by itself, so the answer does not depend on how the time is cut. Rejects with `PrometheusError`.
 */
export async function readMinutes(question: MinuteQuestion): Promise<MinuteValues> {
  const values = await readRecorded(question)
  const recorded = knownMinutes(values)
  const { from, to } = question.interval
  const whole = (to.getTime() - from.getTime()) / MINUTE_MS
  const lacking = question.targets.filter(({ id }) => (recorded.get(id)?.size ?? 0) < whole)
  for (let start = 0; start < lacking.length; start += RAW_BATCH) {
    await fillFromRaw({ ...question, recorded }, lacking.slice(start, start + RAW_BATCH), values)
  }
  return values
}

async function readRecorded(question: MinuteQuestion): Promise<GrowingValues> {
  const values: GrowingValues = new Map()
  for (const targets of byEnvironment(question.targets)) {
    const byName = new Map(targets.map((target) => [`${target.service}/${target.name}`, target]))
    const place = ({ labels }: Series): Place | null => {
      const target = byName.get(`${labels[LABELS.service] ?? ''}/${labels[question.kind.nameLabel] ?? ''}`)
      if (target === undefined || target.division.formerly.some((label) => labels[label] !== undefined)) return null
      return placeOf(target, labels, question.onLeftOut)
    }
    const queries = question.kind.recorded.map((series) => recordedQuery(question.kind, series, targets))
    addMinutes(values, await ask(question, queries, question.interval), { place, isFree: () => true })
  }
  return values
}

interface RawQuestion extends MinuteQuestion {
  readonly recorded: KnownMinutes
}

async function fillFromRaw(question: RawQuestion, targets: readonly Target[], values: GrowingValues): Promise<void> {
  const { recorded } = question
  const gap = unknownPart(question.interval, targets, recorded)
  const queries = question.kind.recorded.map((_series, channel) => rawQuery(question.kind, channel, targets))
  const byId = new Map(targets.map((target) => [String(target.id), target]))
  const place = ({ labels }: Series): Place | null => {
    const target = byId.get(labels[TARGET_LABEL] ?? '')
    return target === undefined ? null : placeOf(target, labels, question.onLeftOut)
  }
  const isFree = (id: number, minute: number) => recorded.get(id)?.has(minute) !== true
  try {
    addMinutes(values, await ask(question, queries, gap), { place, isFree })
  } catch (error) {
    if (!(error instanceof PrometheusError) || error.reason !== 'rejected') throw error
    const [only, ...more] = targets
    if (only !== undefined && more.length === 0) question.onRefused(only, error)
    // One of them is wrong: halving finds it, and the others get their numbers.
    const middle = Math.ceil(targets.length / 2)
    for (const half of more.length === 0 ? [] : [targets.slice(0, middle), targets.slice(middle)]) {
      await fillFromRaw(question, half, values)
    }
  }
}

function ask({ reader, signal }: MinuteQuestion, queries: readonly string[], { from, to }: Interval) {
  // A minute is the value at its end.
  const ends = { from: new Date(from.getTime() + MINUTE_MS), to: new Date(to.getTime() + MINUTE_MS) }
  return Promise.all(queries.map((query) => reader.range(query, ends, MINUTE_MS / 1000, signal)))
}

/** From the first to the last minute that any of the targets lacks. */
function unknownPart({ from, to }: Interval, targets: readonly Target[], recorded: KnownMinutes): Interval {
  const isUnknown = (minute: number) => targets.some(({ id }) => recorded.get(id)?.has(minute) !== true)
  let [start, end] = [from.getTime(), to.getTime()]
  while (start < end && !isUnknown(start)) start += MINUTE_MS
  while (end > start && !isUnknown(end - MINUTE_MS)) end -= MINUTE_MS
  return { from: new Date(start), to: new Date(end) }
}

function byEnvironment(targets: readonly Target[]): readonly (readonly Target[])[] {
  const names = new Set(targets.map(({ environment }) => environment))
  return [...names].map((name) => targets.filter(({ environment }) => environment === name))
}

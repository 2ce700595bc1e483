import type { Interval } from '../calendar/interval.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { LABELS } from '../slo/series-names.js'
import { rawQuery, recordedQuery, TARGET_LABEL } from './minute-queries.js'
import type { Target, TargetKind } from './target.js'

/** Values per target id and minute (its start, in ms): one per recorded series of the kind. Missing: unknown. */
export type MinuteValues = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>

export interface MinuteQuestion {
  readonly reader: SeriesReader
  readonly kind: TargetKind
  readonly targets: readonly Target[]
  /** Whole minutes. */
  readonly interval: Interval
  readonly signal: AbortSignal | undefined
  /** Told of a target whose raw query the server refuses: its minutes stay unknown. */
  readonly onRefused: (target: Target, error: PrometheusError) => void
}

const MINUTE_MS = 60_000
/** Targets that share one raw query. */
const RAW_BATCH = 20

/**
 * Asks for the minutes of many targets: what the rules recorded, and where a minute has no recorded value, the raw indicator over the same
 * base window. The minute that starts at `m` is the value at its end, `m + 60 s`, which holds the increments since `m`.
 *
 * Each minute is decided by itself, so the answer does not depend on how the time is cut. Rejects with `PrometheusError`.
 */
export async function readMinutes(question: MinuteQuestion): Promise<MinuteValues> {
  const recorded = await readRecorded(question)
  const { from, to } = question.interval
  const whole = (to.getTime() - from.getTime()) / MINUTE_MS
  const lacking = question.targets.filter(({ id }) => (recorded.get(id)?.size ?? 0) < whole)
  for (let start = 0; start < lacking.length; start += RAW_BATCH) {
    await fillFromRaw(question, lacking.slice(start, start + RAW_BATCH), recorded)
  }
  return recorded
}

type Growing = Map<number, Map<number, readonly number[]>>

async function readRecorded(question: MinuteQuestion): Promise<Growing> {
  const values: Growing = new Map()
  for (const targets of byEnvironment(question.targets)) {
    const ids = new Map(targets.map(({ id, service, name }) => [`${service}/${name}`, id]))
    const idOf = ({ labels }: Series) =>
      ids.get(`${labels[LABELS.service] ?? ''}/${labels[question.kind.nameLabel] ?? ''}`)
    const queries = question.kind.recorded.map((series) => recordedQuery(question.kind, series, targets))
    collect(values, await ask(question, queries, question.interval), idOf)
  }
  return values
}

async function fillFromRaw(question: MinuteQuestion, targets: readonly Target[], values: Growing): Promise<void> {
  const gap = unknownPart(question.interval, targets, values)
  const queries = question.kind.recorded.map((_series, channel) => rawQuery(question.kind, channel, targets))
  try {
    const answers = await ask(question, queries, gap)
    collect(values, answers, ({ labels }) => Number(labels[TARGET_LABEL]))
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

/** Adds the minutes of which every series has a value and which are not known yet. */
function collect(
  values: Growing,
  answers: readonly (readonly Series[])[],
  idOf: (series: Series) => number | undefined,
) {
  const [first, ...others] = answers.map((answer) => byMinute(answer, idOf))
  for (const [id, minutes] of first ?? []) {
    const known = values.get(id) ?? new Map<number, readonly number[]>()
    for (const [minute, value] of minutes) {
      const rest = others.map((other) => other.get(id)?.get(minute))
      if (!known.has(minute) && rest.every((one) => one !== undefined)) known.set(minute, [value, ...rest])
    }
    values.set(id, known)
  }
}

/** Of several series for one target (replicas), the largest value counts: the one that missed least. */
function byMinute(answer: readonly Series[], idOf: (series: Series) => number | undefined) {
  const values = new Map<number, Map<number, number>>()
  for (const series of answer) {
    const id = idOf(series)
    if (id === undefined) continue
    const minutes = values.get(id) ?? new Map<number, number>()
    for (const { at, value } of series.samples) {
      const minute = at.getTime() - MINUTE_MS
      minutes.set(minute, Math.max(value, minutes.get(minute) ?? -Infinity))
    }
    values.set(id, minutes)
  }
  return values
}

/** From the first to the last minute that any of the targets lacks. */
function unknownPart({ from, to }: Interval, targets: readonly Target[], values: Growing): Interval {
  const isUnknown = (minute: number) => targets.some(({ id }) => values.get(id)?.has(minute) !== true)
  let [start, end] = [from.getTime(), to.getTime()]
  while (start < end && !isUnknown(start)) start += MINUTE_MS
  while (end > start && !isUnknown(end - MINUTE_MS)) end -= MINUTE_MS
  return { from: new Date(start), to: new Date(end) }
}

function byEnvironment(targets: readonly Target[]): readonly (readonly Target[])[] {
  const names = new Set(targets.map(({ environment }) => environment))
  return [...names].map((name) => targets.filter(({ environment }) => environment === name))
}

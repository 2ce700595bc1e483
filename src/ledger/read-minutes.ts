import type { Interval } from '../calendar/interval.js'
import { askInHalves } from '../promql/in-halves.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { breathe } from '../shared/breathe.js'
import { textAt } from '../shared/texts.js'
import { LABELS } from '../slo/series-names.js'
import { rawQuery, recordedQuery, TARGET_LABEL } from './minute-queries.js'
import {
  addMinutes,
  decidedMinutes,
  type KnownMinutes,
  MINUTE_MS,
  nothingSorted,
  type Place,
  type Sorted,
  type Sorting,
} from './minute-values.js'
import { expectedLabels, placeOf } from './place-of-series.js'
import { isSettled } from './rivalry.js'
import type { OnLeftOut, Target, TargetKind } from './target.js'

export interface MinuteQuestion {
  readonly reader: SeriesReader
  readonly kind: TargetKind
  readonly targets: readonly Target[]
  /** Labels of series that are replicas of each other. */
  readonly replicaLabels: readonly string[]
  /** Whole minutes. */
  readonly interval: Interval
  readonly signal: AbortSignal | undefined
  /** Told of a target whose raw query the server refuses: its minutes stay unknown. */
  readonly onRejected: (target: Target, error: PrometheusError) => void
  readonly onLeftOut: OnLeftOut
}

/** Targets that share one raw query. */
const RAW_BATCH = 20

/**
 * Asks for the minutes of many targets: what the rules recorded, and where a minute has no recorded value, the raw indicator over the same
 * base window. The minute that starts at `m` is the value at its end, `m + 60 s`, which holds the increments since `m`. A grouped target is
 * asked for as a whole; rules evaluate all its groups at once, so a minute of which one group was recorded has nothing to be filled.
 *
 * A minute of which the recorded series say something that is not taken is decided too: the raw indicator is not asked to outvote them.
 * Each minute is decided by itself, so the answer does not depend on how the time is cut. Rejects with `PrometheusError`.
 */
export async function readMinutes(question: MinuteQuestion): Promise<Sorted> {
  const sorted = nothingSorted()
  await addRecorded(question, sorted)
  const recorded = decidedMinutes(sorted)
  const { from, to } = question.interval
  const whole = (to.getTime() - from.getTime()) / MINUTE_MS
  const lacking = question.targets.filter(({ id }) => (recorded.get(id)?.size ?? 0) < whole)
  for (let start = 0; start < lacking.length; start += RAW_BATCH) {
    const fill = (some: readonly Target[]) => fillFromRaw({ ...question, recorded }, some, sorted)
    await askInHalves(lacking.slice(start, start + RAW_BATCH), fill, question.onRejected)
  }
  return sorted
}

async function addRecorded(question: MinuteQuestion, sorted: Sorted): Promise<void> {
  const { kind } = question
  for (const targets of byEnvironment(question.targets)) {
    const expectedOf = expectedLabels(kind.nameLabel)
    const byName = new Map(targets.map((target) => [`${target.service}/${target.name}`, target]))
    const place = ({ labels }: Series): Place | null => {
      const target = byName.get(`${labels[LABELS.service] ?? ''}/${labels[kind.nameLabel] ?? ''}`)
      if (target === undefined) return null
      if (target.division.formerly.some((label) => textAt(labels, label) !== undefined)) return null
      return placeOf(target, { labels, expected: expectedOf(target) }, question.onLeftOut)
    }
    const queries = kind.recorded.map((series) => recordedQuery(kind, series, targets))
    const answers = await ask(question, queries, question.interval)
    await addMinutes(sorted, answers, { ...sortingOf({ ...question, targets }), place, isFree: () => true })
  }
}

/** What decides about values, however they were asked for. */
function sortingOf({ kind, targets, replicaLabels }: MinuteQuestion): Omit<Sorting, 'place' | 'isFree'> {
  const byId = new Map(targets.map((target) => [target.id, target]))
  return {
    replicaLabels: new Set(replicaLabels),
    judge: (id, values, minute) => kind.judge(values, { minute, isSigned: byId.get(id)?.isSigned === true }),
    rivalry({ id, group }) {
      const { rivalries = {}, division } = byId.get(id) ?? {}
      const known = rivalries[group]
      return known === undefined || isSettled(known, [...replicaLabels, ...(division?.by ?? [])]) ? undefined : known
    },
  }
}

interface RawQuestion extends MinuteQuestion {
  readonly recorded: KnownMinutes
}

async function fillFromRaw(question: RawQuestion, targets: readonly Target[], sorted: Sorted): Promise<void> {
  const { recorded } = question
  const gap = unknownPart(question.interval, targets, recorded)
  const queries = question.kind.recorded.map((_series, channel) => rawQuery(question.kind, channel, targets))
  const expectedOf = expectedLabels(question.kind.nameLabel)
  const byId = new Map(targets.map((target) => [String(target.id), target]))
  const place = ({ labels }: Series): Place | null => {
    const target = byId.get(labels[TARGET_LABEL] ?? '')
    if (target === undefined) return null
    return placeOf(target, { labels, expected: expectedOf(target) }, question.onLeftOut)
  }
  const isFree = (id: number, minute: number) => recorded.get(id)?.has(minute) !== true
  const answers = await ask(question, queries, gap)
  await addMinutes(sorted, answers, { ...sortingOf({ ...question, targets }), place, isFree })
}

async function ask({ reader, signal }: MinuteQuestion, queries: readonly string[], { from, to }: Interval) {
  // A minute is the value at its end.
  const ends = { from: new Date(from.getTime() + MINUTE_MS), to: new Date(to.getTime() + MINUTE_MS) }
  const answers = await Promise.all(queries.map((query) => reader.range(query, ends, MINUTE_MS / 1000, signal)))
  for (const answer of answers) {
    // An hour of a thousand objectives is read in parts, so that others get their turn.
    await breathe()
    for (const series of answer) refuseElsewhere(series, ends)
  }
  await breathe()
  return answers
}

/** A value between two minutes, or of another time, belongs to none that was asked for. */
function refuseElsewhere({ samples, infinite = [] }: Series, { from, to }: Interval): void {
  const [start, end] = [from.getTime(), to.getTime()]
  const isStray = (at: Date) => !(at.getTime() >= start && at.getTime() < end && at.getTime() % MINUTE_MS === 0)
  const stray = samples.find(({ at }) => isStray(at))?.at ?? infinite.find(isStray)
  if (stray === undefined) return
  throw new PrometheusError('malformed', `the answer holds a sample of ${stray.toISOString()}, which was not asked for`)
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

import type { Interval } from '../calendar/interval.js'
import { SETTLE_SECONDS } from '../slo/counts.js'
import type { ExclusionWindow, Member } from './contract/contract-input.js'
import { planContract, type ContractPlan } from './contract/plan.js'
import { tallyContract } from './contract/tally-contract.js'
import { sumOfTallies, type Tally } from './contract/tally.js'
import type { PlannedQuestion } from './contract-question.js'
import type { ContractAnswer } from './contract-answer.js'
import type { Earlier } from './earlier-periods.js'
import type { KnownHoles } from './request-sums.js'
import { noObserved, observe, type ObservedRows, sumOfObserved, type Observed } from './observed.js'

/** One indicator of an agreement, with its minutes. */
export interface ReadMember extends Member {
  readonly rows: ObservedRows
}

/** What a stretch of minutes came to. */
export interface Counted {
  readonly tally: Tally
  readonly observed: Observed
}

/** A whole chunk that does not change any more. */
interface Chunk extends Interval, Counted {}

/** What is kept of the minutes of one agreement that have settled. */
export interface Remembered {
  /** What the question was: another one begins anew. */
  readonly key: string
  readonly plan: ContractPlan
  /** Whose events are counted. */
  readonly services: readonly string[]
  /** Every minute before is in what is kept. */
  readonly settledTo: Date
  /** Of the period so far; `null`: nothing has settled. */
  readonly total: Counted | null
  /** Those that the pace of the last week still reaches, oldest first. */
  readonly chunks: readonly Chunk[]
  /** The periods before it that decide about it, oldest first, as they were judged the last time. */
  readonly earlier: readonly RememberedPeriod[]
  /** Of requests: the holes that were read the last time. */
  readonly knownHoles: readonly KnownHoles[]
  /** What came of it the last time; `null`: it was not judged yet. */
  readonly answer: ContractAnswer | null
}

/** A period before the one that runs. */
export interface RememberedPeriod extends Earlier {
  /** What the question was, see `questionKey`. */
  readonly key: string
  /** How far it could be judged. */
  readonly judgedTo: Date
}

/** A whole number of every interval that contracts know, and a fourth of a day: long enough that there are few, short enough to be read anew. */
const CHUNK_MS = 6 * 3_600_000
const PACE_MS = 7 * 86_400_000
const MINUTE_MS = 60_000

/** What a question is about: where it is another one, nothing that was counted holds. */
export function questionKey(question: PlannedQuestion, exclusions: readonly ExclusionWindow[]): string {
  return JSON.stringify([question.period.label, question.term, beginOf(question), exclusions])
}

/** Begins to remember; the same as before where the question is the same. */
export function remembered(
  question: PlannedQuestion,
  exclusions: readonly ExclusionWindow[],
  before: Remembered | undefined,
): Remembered {
  const { agreement, period, term, judged } = question
  const key = questionKey(question, exclusions)
  if (before?.key === key && before.settledTo <= judged.to) return before
  const { terms } = agreement
  const plan = planContract({ terms, period: period.interval, held: term, exclusions })
  const services = [...new Set(agreement.members.map(({ service }) => service))]
  return {
    key,
    plan,
    services,
    settledTo: beginOf(question),
    total: null,
    chunks: [],
    earlier: before?.earlier ?? [],
    knownHoles: [],
    answer: null,
  }
}

/** An agreement that began within the period had no week before it, and of one that is over nobody asks for a pace. */
function beginOf({ period: { interval }, term, judged }: PlannedQuestion): Date {
  const isOver = judged.to >= term.to
  return isOver || term.from > interval.from ? term.from : new Date(interval.from.getTime() - PACE_MS)
}

/** Minutes that have to be read to know how it stands now: what has not settled, and the part of a chunk with which the last week begins. */
export function wantedRows(question: PlannedQuestion, { settledTo, chunks }: Remembered): readonly Interval[] {
  const lead = leadOf(question)
  const { judged, reachedTo } = question
  if (judged.from >= judged.to) return []
  const to = Math.min(reachedTo.getTime(), judged.to.getTime() + lead)
  const open = { from: new Date(settledTo.getTime() - lead), to: new Date(to) }
  const front = frontOf(question, chunks)
  if (front === null) return [open]
  return [open, { from: new Date(front.from.getTime() - lead), to: new Date(front.to.getTime() + lead) }]
}

/** What the last week has of a chunk that it begins within; `null`: it begins with a chunk, or before all of them. */
function frontOf({ judged, term }: PlannedQuestion, chunks: readonly Chunk[]): Interval | null {
  if (judged.to >= term.to) return null
  const from = new Date(judged.to.getTime() - PACE_MS)
  const cut = chunks.find((chunk) => chunk.from < from && chunk.to > from)
  return cut === undefined ? null : { from, to: cut.to }
}

function leadOf({ agreement }: PlannedQuestion): number {
  return (agreement.terms.measure.minConsecutive - 1) * MINUTE_MS
}

/** How an agreement stands, and what is kept for the next time. */
export interface CountedNow {
  readonly counted: Counted
  /** Of the last 7 d. */
  readonly pace: Tally
  readonly next: Remembered
}

/**
 * Counts what is new on top of what has settled.
 *
 * @param open rows of `wantedRows`, the first stretch
 * @param front those of the second one, where there is one
 */
export function countNew(
  question: PlannedQuestion,
  before: Remembered,
  { open, front }: { readonly open: readonly ReadMember[]; readonly front: readonly ReadMember[] },
): CountedNow {
  const { judged } = question
  const count = (members: readonly ReadMember[]) => (stretch: Interval) => {
    return countStretch({ plan: before.plan, members, judged }, stretch)
  }
  const settled = settleableChunks(question, before).map((chunk) => ({ ...chunk, ...count(open)(chunk) }))
  const settledTo = settled.at(-1)?.to ?? before.settledTo
  const isOfPeriod = ({ from }: Interval) => from >= judged.from
  const total = [...(before.total === null ? [] : [before.total]), ...settled.filter(isOfPeriod)]
  const rest = partsOf({ from: settledTo, to: judged.to }, judged.from).map((part) => ({
    ...part,
    ...count(open)(part),
  }))
  const paceFrom = new Date(judged.to.getTime() - PACE_MS)
  const chunks = [...before.chunks, ...settled].filter(({ to }) => to > paceFrom)
  const cut = frontOf(question, chunks)
  // What has settled just now was read with what has not.
  const atFront = frontOf(question, before.chunks) === null ? open : front
  const lately = [...chunks.filter(({ from }) => from >= paceFrom), ...rest]
  return {
    counted: sumOf([...total, ...rest.filter(isOfPeriod)]),
    pace: sumOfTallies([...(cut === null ? [] : [count(atFront)(cut)]), ...lately].map(({ tally }) => tally)),
    next: { ...before, settledTo, total: total.length === 0 ? null : sumOf(total), chunks },
  }
}

interface Scene {
  readonly plan: ContractPlan
  readonly members: readonly ReadMember[]
  readonly judged: Interval
}

function countStretch({ plan, members, judged }: Scene, stretch: Interval): Counted {
  const rows = members.map((member) => member.rows)
  // In the week before the period an unknown minute may lengthen a run as it may within it.
  const edges = stretch.from < judged.from ? { from: new Date(0), to: judged.to } : judged
  return {
    tally: tallyContract(plan, members, { stretch, judged: edges }),
    observed: observe(rows, plan.counted, stretch),
  }
}

function sumOf(all: readonly Counted[]): Counted {
  return {
    tally: sumOfTallies(all.map(({ tally }) => tally)),
    observed: all.map(({ observed }) => observed).reduce(sumOfObserved, noObserved),
  }
}

/** Chunks that end before anything can still change in them, and in the minutes behind them at which runs look. */
function settleableChunks(question: PlannedQuestion, { settledTo }: Remembered): readonly Interval[] {
  const { judged, period } = question
  const until = judged.to.getTime() - SETTLE_SECONDS * 1000 - leadOf(question)
  const origin = period.interval.from.getTime()
  const chunks: Interval[] = []
  let from = settledTo.getTime()
  for (;;) {
    const to = origin + (Math.floor((from - origin) / CHUNK_MS) + 1) * CHUNK_MS
    if (to > until) return chunks
    chunks.push({ from: new Date(from), to: new Date(to) })
    from = to
  }
}

/** A stretch cut at the beginning of what is judged; of no length where there is nothing new. */
function partsOf({ from, to }: Interval, cut: Date): readonly Interval[] {
  if (from >= to) return [{ from: to, to }]
  return from < cut && cut < to
    ? [
        { from, to: cut },
        { from: cut, to },
      ]
    : [{ from, to }]
}

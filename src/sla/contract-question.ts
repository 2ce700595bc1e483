import { partBefore, type Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import { objectiveId, type LedgerObjective, type ObjectiveKey } from '../slo/counts.js'
import type { Agreement } from './agreement.js'
import { termOf, type Term } from './term.js'

/** An agreement, and the period over which it is asked for. */
export interface ContractQuestion {
  readonly agreement: Agreement
  /** In the agreement's own zone. */
  readonly period: Period
  /** Of what came later nothing is said; absent: everything is told. */
  readonly asOf?: Date
}

/** A question, and how far the ledger can answer it. */
export interface PlannedQuestion extends ContractQuestion {
  /** What is judged in the end. */
  readonly term: Term
  /** What of it can be judged by now. */
  readonly judged: Interval
  /** Everything before was asked for, of every member. */
  readonly reachedTo: Date
  /** When it is asked: what lasts then has not ended. */
  readonly at: Date
  /** When another indicator took over of any member, oldest first. */
  readonly definitionChanges: readonly Date[]
}

/** What the ledger knows of objectives, by `objectiveId`. */
export type Objectives = ReadonlyMap<string, LedgerObjective>

/**
 * Says what has to be read. What is judged begins with the first minute of which any member knows anything, and ends where the slowest one
 * has come; what has no members is judged up to now.
 */
export function planQuestion(
  { agreement, period, asOf }: ContractQuestion,
  objectives: Objectives,
  now: Date,
): PlannedQuestion {
  const known = agreement.members.map((key) => knownOf(objectives, key))
  const firsts = known.flatMap(({ firstKnownAt }) => firstKnownAt ?? [])
  const at = asOf !== undefined && asOf < now ? asOf : now
  const reachedTo = earliest([at, ...known.map(({ judgedTo }) => judgedTo ?? new Date(0))])
  const term = termOf(agreement, period, firsts.length === 0 ? null : earliest(firsts))
  const judged = partBefore(term, reachedTo)
  const definitionChanges = known.flatMap((one) => one.definitionChanges).toSorted((a, b) => a.getTime() - b.getTime())
  return { agreement, period, term, judged, reachedTo, at, definitionChanges }
}

function knownOf(objectives: Objectives, key: ObjectiveKey) {
  const own = objectives.get(objectiveId(key))
  // A group that never appeared was asked for with its objective all the same.
  const whole = own ?? objectives.get(objectiveId({ ...key, group: '' }))
  return {
    firstKnownAt: own?.firstKnownAt ?? null,
    judgedTo: whole?.watermark ?? null,
    definitionChanges: whole?.definitionChanges ?? [],
  }
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())))
}

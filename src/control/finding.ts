import type { ControlStatus } from './control-names.js'

interface Freshness {
  /** Of the newest backup. */
  readonly pointAt: Date
  readonly maxAgeSeconds: number
}

interface Query {
  readonly query: string
}

interface Attested {
  readonly by: string
  readonly expires: Date
  /** Where it is written; `null`: nobody says. */
  readonly reference: string | null
}

interface Kept {
  /** Of the oldest recovery point. */
  readonly oldestAt: Date
  readonly keepSeconds: number
}

interface Counted {
  /** How many recovery points are kept. */
  readonly points: number
  readonly leastPoints: number
}

interface OfDrill {
  readonly drill: string
}

interface Passed extends OfDrill {
  readonly passedAt: Date
  readonly everySeconds: number
}

interface Due extends OfDrill {
  readonly dueAt: Date
}

interface Timed extends OfDrill {
  readonly passedAt: Date
  readonly tookSeconds: number
  readonly rtoSeconds: number
}

/** What is said with each reason. */
interface Figures {
  readonly within: Freshness
  readonly too_old: Freshness
  readonly never: object
  readonly silent: object
  readonly not_asked: object
  readonly no_answer: object
  readonly nobody_says: object
  readonly suspended: { readonly until: Date }
  readonly holds: Query
  readonly does_not_hold: Query
  readonly attested: Attested
  readonly expired: Attested
  readonly kept: Kept
  readonly deleted_early: Kept
  readonly too_young: Kept
  readonly enough: Counted
  readonly too_few: Counted
  readonly passed: Passed
  readonly overdue: Passed
  readonly never_passed: Due
  readonly not_yet_due: Due
  readonly in_time: Timed
  readonly too_slow: Timed
  readonly not_measured: OfDrill
}

export type Reason = keyof Figures

/** What was found for a reason. */
export type FindingOf<R extends Reason> = { readonly reason: R } & Figures[R]

/** What was found of a control: a reason with its figures. Instants are in UTC. */
export type Finding = { readonly [R in Reason]: FindingOf<R> }[Reason]

/** What follows of each reason. */
export const STATUS_OF: Readonly<Record<Reason, ControlStatus>> = {
  within: 'compliant',
  too_old: 'non_compliant',
  never: 'non_compliant',
  silent: 'not_assessed',
  not_asked: 'not_assessed',
  no_answer: 'not_assessed',
  nobody_says: 'not_assessed',
  suspended: 'not_assessed',
  holds: 'compliant',
  does_not_hold: 'non_compliant',
  attested: 'compliant',
  expired: 'not_assessed',
  kept: 'compliant',
  deleted_early: 'non_compliant',
  too_young: 'not_assessed',
  enough: 'compliant',
  too_few: 'non_compliant',
  passed: 'compliant',
  overdue: 'non_compliant',
  never_passed: 'non_compliant',
  not_yet_due: 'not_assessed',
  in_time: 'compliant',
  too_slow: 'non_compliant',
  not_measured: 'not_assessed',
}

/** How a control stands. */
export interface Judgement {
  readonly status: ControlStatus
  readonly finding: Finding
  /** Of when the evidence is; `null`: there is none, or it bears no time. */
  readonly evidenceAt: Date | null
  /** Until when it is compliant if nothing new comes; `null`: it is not. */
  readonly validUntil: Date | null
}

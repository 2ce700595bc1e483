import type { ControlPlan, Proof } from '../backup/controls/control-plan.js'
import type { RecoveryEvidence } from '../backup/evaluate-dataset.js'
import type { Control } from './control.js'
import { STATUS_OF, type Finding, type Judgement } from './finding.js'

/** How long an answer is evidence, in seconds: a Prometheus is asked every five minutes. */
export const ANSWER_HOLDS_SECONDS = 900

/** An oldest recovery point that moves by less than this within a week is the same, in seconds: an age that was measured wavers. */
const SAME_SECONDS = 3600

/** What a Prometheus last answered to the questions of a control. */
export interface Answer {
  readonly at: Date
  /** To each question its finite values; none where it answers, and knows nothing. */
  readonly values: readonly (readonly number[])[]
}

/** What is known of the drill of a control. */
export interface DrillEvidence {
  /** When Plimsoll first knew of it. */
  readonly seenAt: Date
  readonly rtoSeconds: number
  /** The last run that was passed; a tabletop brings nothing back, and is none. `null`: there was none. */
  readonly lastPassed: { readonly at: Date; readonly tookSeconds: number | null } | null
}

/** On what controls are judged. */
export interface Evidence {
  /** What the ledger remembers of the dataset. */
  readonly recovery: RecoveryEvidence
  /** `null`: nobody has answered yet. */
  readonly answer: Answer | null
  /** `null`: there is no such drill. */
  readonly drill: DrillEvidence | null
  readonly now: Date
}

/** What was found, of when the evidence is, and until when it holds if nothing new comes. */
interface Found {
  readonly finding: Finding
  readonly at: Date | null
  readonly until?: Date
}

/** How a control stands. Nothing is compliant, and nothing is not, without evidence that holds at `now`. */
export function judgeControl(control: Control, evidence: Evidence): Judgement {
  const { plan, dataset } = control
  const { finding, at, until = null } = plan === null ? recoveryPoint(control, evidence) : byPlan(plan, evidence)
  const status = STATUS_OF[finding.reason]
  const { suspended } = dataset
  // While backups are left out on purpose their age is held against nobody; what is compliant all the same may be said.
  if (status === 'non_compliant' && isOfBackups(plan) && suspended !== null && evidence.now < suspended.until) {
    const left = { reason: 'suspended', until: suspended.until } as const
    return { status: STATUS_OF[left.reason], finding: left, evidenceAt: null, validUntil: null }
  }
  return { status, finding, evidenceAt: at, validUntil: status === 'compliant' ? until : null }
}

function isOfBackups(plan: ControlPlan | null): boolean {
  return plan === null || plan.control === 'backup_type' || plan.control === 'copy'
}

function recoveryPoint({ dataset }: Control, { recovery, now }: Evidence): Found {
  const { pointAt, answeredAt } = recovery
  if (answeredAt === null || isPast(answeredAt, now)) return { finding: { reason: 'silent' }, at: answeredAt }
  return freshness(pointAt, dataset.rpoSeconds, { at: answeredAt, now })
}

function freshness(
  pointAt: Date | null,
  maxAgeSeconds: number,
  { at, now }: { readonly at: Date; readonly now: Date },
): Found {
  if (pointAt === null) return { finding: { reason: 'never' }, at }
  const until = after(pointAt, maxAgeSeconds)
  return { finding: { reason: now > until ? 'too_old' : 'within', pointAt, maxAgeSeconds }, at, until }
}

function byPlan(plan: ControlPlan, evidence: Evidence): Found {
  if ('drill' in plan) return DRILLED[plan.control](plan, evidence)
  switch (plan.control) {
    case 'backup_type':
    case 'copy':
      return byAnswer(evidence, ({ values: [point], at }) => {
        if (point === undefined) return { finding: { reason: 'silent' }, at }
        const pointAt = point > 0 ? fromUnix(point) : null
        return freshness(pointAt, plan.maxAgeSeconds, { at, now: evidence.now })
      })
    case 'retention':
      return byProof(plan.proof, evidence, ({ values: [oldest], more: [earliest = oldest], at }) =>
        retention(plan.keepSeconds, { oldest, earliest, at, now: evidence.now }),
      )
    case 'recovery_points':
      return byProof(plan.proof, evidence, (told) => pointsKept(plan.leastPoints, told))
    case 'encryption':
    case 'immutability':
      return byProof(plan.proof, evidence, property)
  }
}

/** An answer that holds. */
interface Told {
  /** To the first question, and to the second. */
  readonly values: readonly number[]
  readonly more: readonly number[]
  readonly at: Date
  /** As it was written. */
  readonly query: string
}

type Reading = (told: Told) => Found

function byAnswer({ answer, now }: Evidence, read: Reading, query = ''): Found {
  if (answer === null) return { finding: { reason: 'not_asked' }, at: null }
  if (isPast(answer.at, now)) return { finding: { reason: 'silent' }, at: answer.at }
  const [values = [], more = []] = answer.values
  return read({ values, more, at: answer.at, query })
}

function byProof(proof: Proof, evidence: Evidence, read: Reading): Found {
  if (proof.kind === 'none') return { finding: { reason: 'nobody_says' }, at: null }
  if (proof.kind === 'metric') return byAnswer(evidence, read, proof.query)
  const { by, expires, reference } = proof
  const reason = evidence.now < expires ? 'attested' : 'expired'
  return { finding: { reason, by, expires, reference }, at: null, until: expires }
}

function property({ values, at, query }: Told): Found {
  if (values.length === 0) return { finding: { reason: 'no_answer' }, at }
  const reason = values.every((value) => value !== 0) ? 'holds' : 'does_not_hold'
  return { finding: { reason, query }, at, until: after(at, ANSWER_HOLDS_SECONDS) }
}

interface Oldest {
  readonly oldest: number | undefined
  /** The least of a week: the oldest point moves only where something was deleted. */
  readonly earliest: number | undefined
  readonly at: Date
  readonly now: Date
}

/** Backups that have not been made for so long cannot be that old: that is no fault, and no proof either. */
function retention(keepSeconds: number, { oldest, earliest, at, now }: Oldest): Found {
  if (oldest === undefined || oldest <= 0) return { finding: { reason: 'no_answer' }, at }
  const oldestAt = fromUnix(oldest)
  const isKept = now >= after(oldestAt, keepSeconds)
  const wasDeleted = earliest !== undefined && oldest - earliest > SAME_SECONDS
  const reason = isKept ? 'kept' : wasDeleted ? 'deleted_early' : 'too_young'
  return { finding: { reason, oldestAt, keepSeconds }, at, until: after(at, ANSWER_HOLDS_SECONDS) }
}

/** Of several answers the least. */
function pointsKept(leastPoints: number, { values, at }: Told): Found {
  if (values.length === 0) return { finding: { reason: 'no_answer' }, at }
  const points = Math.max(0, Math.min(...values))
  const reason = points >= leastPoints ? 'enough' : 'too_few'
  return { finding: { reason, points, leastPoints }, at, until: after(at, ANSWER_HOLDS_SECONDS) }
}

type Tested = Extract<ControlPlan, { readonly drill: string }>

function restoreTest({ drill, everySeconds }: Tested, { drill: known, now }: Evidence): Found {
  if (known === null) return { finding: { reason: 'nobody_says' }, at: null }
  if (known.lastPassed === null) {
    const dueAt = after(known.seenAt, everySeconds)
    return { finding: { reason: now > dueAt ? 'never_passed' : 'not_yet_due', drill, dueAt }, at: null }
  }
  const { at } = known.lastPassed
  const until = after(at, everySeconds)
  return { finding: { reason: now > until ? 'overdue' : 'passed', drill, passedAt: at, everySeconds }, at, until }
}

/** A time that was measured longer ago than a test holds says nothing of today. */
function restoreTime({ drill, everySeconds }: Tested, { drill: known, now }: Evidence): Found {
  const { at, tookSeconds } = known?.lastPassed ?? { at: null, tookSeconds: null }
  if (known === null || at === null || tookSeconds === null || now > after(at, everySeconds)) {
    return { finding: { reason: 'not_measured', drill }, at }
  }
  const { rtoSeconds } = known
  const reason = tookSeconds <= rtoSeconds ? 'in_time' : 'too_slow'
  return { finding: { reason, drill, passedAt: at, tookSeconds, rtoSeconds }, at, until: after(at, everySeconds) }
}

function isPast(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > ANSWER_HOLDS_SECONDS * 1000
}

function after(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

function fromUnix(seconds: number): Date {
  return new Date(seconds * 1000)
}

const DRILLED = { restore_test: restoreTest, restore_time: restoreTime } as const

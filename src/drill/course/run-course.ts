import { MILESTONES, type Milestone } from '../drill.js'
import { checkCourse, type CheckCourse } from './check-course.js'
import { pausedSeconds, pausesIn, type Pause } from './pauses.js'
import { byNumber, findingsIn, stepsIn, type RunFinding, type StepCourse } from './run-parts.js'
import type { Closing, RunEntry, RunPlan } from './run-entry.js'

/** What became of a run. */
export type RunState = 'running' | 'paused' | 'passed' | 'failed' | 'abandoned'

/** Seconds from one milestone to the next; `null`: one of both is not known, or they are in the wrong order. */
export interface Phases {
  /** From the failure on. */
  readonly detectSeconds: number | null
  readonly decideSeconds: number | null
  readonly restoreSeconds: number | null
  readonly validateSeconds: number | null
}

/** A run as it stands, read of what was said. */
export interface RunCourse {
  readonly state: RunState
  readonly milestones: Readonly<Record<Milestone | 'declared' | 'validated', Date | null>>
  /** The failure, where it was injected; else the declaration. */
  readonly clockFrom: Date
  readonly deadline: Date
  readonly checks: readonly CheckCourse[]
  readonly steps: readonly StepCourse[]
  readonly pauses: readonly Pause[]
  /** Since the clock runs, up to the validation, the end, or now. */
  readonly elapsedSeconds: number
  /** Of them. */
  readonly pausedSeconds: number
  /** From the clock's start to the last check that passed, pauses among them; `null`: not all have passed. */
  readonly rtoActualSeconds: number | null
  /** `null`: nothing was measured. */
  readonly isRtoMet: boolean | null
  readonly phases: Phases
  /** Milestones that stand before one that they have to follow. */
  readonly disorder: readonly string[]
  /** How new the data is that came back; `null`: nobody said. */
  readonly recoveryPoint: Date | null
  /** What was lost, in time: from that data to the start of the clock. */
  readonly rpoActualSeconds: number | null
  readonly findings: readonly RunFinding[]
  readonly closedAt: Date | null
  /** Why it ended as it did, in words. */
  readonly reason: string | null
  /** `null`: nobody has filed a review. */
  readonly reviewedAt: Date | null
}

/** Reads a run: the same entries and the same instant give the same answer, always. */
export function runCourse(plan: RunPlan, unordered: readonly RunEntry[], now: Date): RunCourse {
  const entries = byNumber(unordered)
  const said = milestonesIn(entries)
  const clockFrom = said.injected ?? plan.declaredAt
  const deadline = new Date(clockFrom.getTime() + plan.deadlineSeconds * 1000)
  const checks = plan.checks.map((check) => checkCourse(check, entries, { from: clockFrom, to: deadline }))
  const milestones = { declared: plan.declaredAt, ...said, validated: validatedAt(checks) }
  const closing = closingIn(entries)
  const pauses = pausesIn(entries)
  return {
    state: closing === null ? openState(pauses) : closedState(plan, checks, closing.how),
    ...{ milestones, clockFrom, deadline, checks, steps: stepsIn(entries), pauses },
    ...timesOf({ clockFrom, validated: milestones.validated, till: closing?.at ?? now }, pauses),
    ...rtoOf(plan, clockFrom, milestones.validated),
    ...{ phases: phasesOf(milestones, clockFrom), disorder: disorderOf(milestones) },
    ...pointIn(entries, clockFrom),
    findings: findingsIn(entries),
    ...closedAs(closing),
    reviewedAt: reviewIn(entries),
  }
}

interface Running {
  readonly clockFrom: Date
  readonly validated: Date | null
  /** Its end, or now. */
  readonly till: Date
}

function timesOf({ clockFrom, validated, till }: Running, pauses: readonly Pause[]) {
  const span = { from: clockFrom, to: validated ?? till }
  const elapsedSeconds = Math.max(0, secondsBetween(span.from, span.to))
  return { elapsedSeconds, pausedSeconds: pausedSeconds(pauses, span) }
}

function rtoOf({ rtoSeconds }: RunPlan, clockFrom: Date, validated: Date | null) {
  if (validated === null) return { rtoActualSeconds: null, isRtoMet: null }
  const rtoActualSeconds = secondsBetween(clockFrom, validated)
  return { rtoActualSeconds, isRtoMet: rtoActualSeconds <= rtoSeconds }
}

interface Close {
  readonly at: Date
  readonly how: Closing
  readonly reason: string | null
}

function closedAs(closing: Close | null) {
  return closing === null ? { closedAt: null, reason: null } : { closedAt: closing.at, reason: closing.reason }
}

function reviewIn(entries: readonly RunEntry[]): Date | null {
  return entries.findLast(({ said }) => said.kind === 'review')?.at ?? null
}

/** What was said of a milestone last stands. */
function milestonesIn(entries: readonly RunEntry[]): Record<Milestone, Date | null> {
  const instants: Record<Milestone, Date | null> = { injected: null, detected: null, decided: null, restored: null }
  for (const { at, said } of entries) if (said.kind === 'milestone') instants[said.milestone] = at
  return instants
}

/** When the last of all checks passed; `null`: one has not, or there is none. */
function validatedAt(checks: readonly CheckCourse[]): Date | null {
  const instants = checks.map(({ passedAt }) => passedAt)
  if (instants.length === 0 || instants.includes(null)) return null
  return new Date(Math.max(...instants.map((one) => one?.getTime() ?? 0)))
}

function closingIn(entries: readonly RunEntry[]): Close | null {
  for (const { at, said } of entries) if (said.kind === 'close') return { at, how: said.how, reason: said.reason }
  return null
}

function openState(pauses: readonly Pause[]): RunState {
  return pauses.at(-1)?.to === null ? 'paused' : 'running'
}

/** A tabletop has no proof and needs none; else nothing is passed that no check has proved. */
function closedState({ type }: RunPlan, checks: readonly CheckCourse[], how: Closing): RunState {
  if (how === 'abandoned') return 'abandoned'
  if (type === 'tabletop') return how === 'finished' ? 'passed' : 'abandoned'
  if (validatedAt(checks) !== null) return 'passed'
  const wasTried = checks.some(({ state }) => state !== 'waiting')
  return how === 'finished' || wasTried ? 'failed' : 'abandoned'
}

function phasesOf({ detected, decided, restored, validated }: RunCourse['milestones'], clockFrom: Date): Phases {
  return {
    detectSeconds: phase(clockFrom, detected),
    decideSeconds: phase(detected, decided),
    restoreSeconds: phase(decided, restored),
    validateSeconds: phase(restored, validated),
  }
}

function phase(from: Date | null, to: Date | null): number | null {
  if (from === null || to === null || to < from) return null
  return secondsBetween(from, to)
}

function disorderOf(milestones: RunCourse['milestones']): readonly string[] {
  const known = [...MILESTONES, 'validated' as const].flatMap((name) => {
    const at = milestones[name]
    return at === null ? [] : [{ name, at }]
  })
  return known.flatMap((one, place) => {
    const before = known[place - 1]
    return before !== undefined && one.at < before.at ? [`${one.name} before ${before.name}`] : []
  })
}

function pointIn(entries: readonly RunEntry[], clockFrom: Date) {
  const last = entries.findLast((one) => one.said.kind === 'recovery_point')?.said
  if (last?.kind !== 'recovery_point') return { recoveryPoint: null, rpoActualSeconds: null }
  return { recoveryPoint: last.point, rpoActualSeconds: Math.max(0, secondsBetween(last.point, clockFrom)) }
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}

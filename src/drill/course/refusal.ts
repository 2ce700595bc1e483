import type { RunCourse } from './run-course.js'
import type { RunPlan, Saying } from './run-entry.js'

/** What is said of a run, and of when. */
export interface SaidOf {
  readonly said: Saying
  readonly at: Date
  readonly now: Date
}

/** What is said of a run that is over. */
const AFTERWARDS: ReadonlySet<Saying['kind']> = new Set(['finding', 'finding_done', 'review'])

/** A clock elsewhere may be ahead by that much. */
const AHEAD_MS = 60_000
/** So long before its declaration a failure may have been injected. */
const BEFORE_MS = 86_400_000

type Plan = Pick<RunPlan, 'checks' | 'declaredAt'> & { readonly steps: readonly string[] }

/** Why something cannot be said of a run as it stands, in a sentence; `null`: it can. */
export function refusalOf(plan: Plan, course: RunCourse, word: SaidOf): string | null {
  const { kind } = word.said
  if (course.closedAt !== null && !AFTERWARDS.has(kind)) {
    return `the run is over: it was ${course.state} at ${course.closedAt.toISOString()}`
  }
  return refusalOfInstant(plan, word) ?? refusalOfSaying(word.said, { plan, course, now: word.now })
}

function refusalOfInstant({ declaredAt }: Plan, { said, at, now }: SaidOf): string | null {
  if (at.getTime() - now.getTime() > AHEAD_MS) return `expected an instant that is not to come, not ${at.toISOString()}`
  const earliest = declaredAt.getTime() - (said.kind === 'milestone' ? BEFORE_MS : 0)
  if (at.getTime() >= earliest) return null
  return `expected an instant of the run, which was declared at ${declaredAt.toISOString()}, not ${at.toISOString()}`
}

interface Asked {
  readonly plan: Plan
  readonly course: RunCourse
  readonly now: Date
}

function refusalOfSaying(said: Saying, asked: Asked): string | null {
  switch (said.kind) {
    case 'check':
      return unlessNamed(
        'check',
        said.check,
        asked.plan.checks.map(({ name }) => name),
      )
    case 'step':
      return unlessNamed(
        'step',
        said.step,
        asked.plan.steps.map((_step, place) => place),
      )
    case 'finding_done':
      return unlessNamed(
        'finding',
        said.finding,
        asked.course.findings.map(({ number }) => number),
      )
    case 'recovery_point':
      return unlessPast(said.point, asked.now)
    default:
      return refusalOfTurn(said, asked.course)
  }
}

function unlessNamed<T>(what: string, name: T, names: readonly T[]): string | null {
  return names.includes(name) ? null : `the run has no ${what} ${String(name)}: it has ${names.join(', ') || 'none'}`
}

function unlessPast(point: Date, now: Date): string | null {
  const isToCome = point.getTime() - now.getTime() > AHEAD_MS
  return isToCome ? `expected a recovery point that is not to come, not ${point.toISOString()}` : null
}

function refusalOfTurn({ kind }: Saying, { state, closedAt }: RunCourse): string | null {
  if (kind === 'pause' && state === 'paused') return 'the run is paused already'
  if (kind === 'resume' && state !== 'paused') return 'the run is not paused'
  if (kind === 'review' && closedAt === null) return 'the run goes on: file its review once it is over'
  return null
}

/** Whether it says what is known already: a check that stands as it stood, a finding that was done before. */
export function saysNothingNew(before: RunCourse, after: RunCourse, said: Saying): boolean {
  if (said.kind === 'finding_done')
    return before.findings.some((one) => one.number === said.finding && one.doneAt !== null)
  if (said.kind !== 'check') return false
  return checkText(before, said.check) === checkText(after, said.check)
}

function checkText({ checks }: RunCourse, name: string): string {
  return JSON.stringify(checks.find((one) => one.name === name))
}

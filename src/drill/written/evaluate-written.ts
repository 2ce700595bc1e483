import { formatSpan } from '../../words/format-span.js'
import { textFacts } from '../../words/text-layout.js'
import { runCourse, type RunCourse } from '../course/run-course.js'
import type { RunEntry, RunPlan } from '../course/run-entry.js'
import type { WrittenRun } from './case-schema.js'

/** What becomes of a written run, for programs and for people. */
export function evaluateWritten(run: WrittenRun, output: 'text' | 'json'): string {
  const course = courseOfWritten(run)
  return output === 'json' ? `${JSON.stringify(courseJson(course), null, 2)}\n` : courseText(course)
}

export function courseOfWritten({ type, rto, deadline, declared, checks, said, now }: WrittenRun): RunCourse {
  const plan: RunPlan = {
    ...{ type, rtoSeconds: rto, deadlineSeconds: deadline ?? 2 * rto, declaredAt: declared },
    checks: checks.map((check) => ({ name: check.name, kind: 'written', holdSeconds: check.for })),
  }
  const entries = said.map((one, place): RunEntry => ({ ...one, number: place + 1, by: '' }))
  return runCourse(plan, entries, now ?? entries.at(-1)?.at ?? declared)
}

/** The answer in the words of the file. */
export function courseJson(course: RunCourse): object {
  const { phases } = course
  return {
    state: course.state,
    elapsed_seconds: course.elapsedSeconds,
    paused_seconds: course.pausedSeconds,
    rto_actual_seconds: course.rtoActualSeconds,
    rto_met: course.isRtoMet,
    rpo_actual_seconds: course.rpoActualSeconds,
    detect_seconds: phases.detectSeconds,
    decide_seconds: phases.decideSeconds,
    restore_seconds: phases.restoreSeconds,
    validate_seconds: phases.validateSeconds,
    disorder: course.disorder,
    checks: Object.fromEntries(course.checks.map(({ name, state }) => [name, state])),
  }
}

function courseText(course: RunCourse): string {
  const { rtoActualSeconds, isRtoMet, pausedSeconds, checks, phases, rpoActualSeconds, disorder } = course
  const span = (seconds: number | null) => (seconds === null ? 'not measured' : formatSpan(seconds))
  const verdict = isRtoMet === null ? '' : isRtoMet ? ' (met)' : ' (missed)'
  const paused = pausedSeconds === 0 ? '' : `, of which ${formatSpan(pausedSeconds)} were paused`
  const facts = [
    { label: 'State', value: course.state },
    { label: 'RTO actual', value: `${span(rtoActualSeconds)}${verdict}${paused}` },
    { label: 'RPO actual', value: span(rpoActualSeconds) },
    { label: 'Detect', value: span(phases.detectSeconds) },
    { label: 'Decide', value: span(phases.decideSeconds) },
    { label: 'Restore', value: span(phases.restoreSeconds) },
    { label: 'Validate', value: span(phases.validateSeconds) },
    ...checks.map(({ name, state }) => ({ label: `Check ${name}`, value: state })),
    ...disorder.map((value) => ({ label: 'In disorder', value })),
  ]
  return `${textFacts(facts)}\n`
}

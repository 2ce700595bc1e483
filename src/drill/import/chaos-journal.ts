import * as z from 'zod'
import type { ImportedCheck, ImportedRun, ImportedStep } from './imported-run.js'

// Journals of Chaos Toolkit, https://chaostoolkit.org/reference/api/journal/: of what stands in them what a drill has too.

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/

/** It writes UTC, and up to 1.30 without saying so. */
const instant = z
  .string({ error: 'expected an instant such as 2026-11-03T12:00:00.123456' })
  .refine((text) => INSTANT.test(text) && !Number.isNaN(Date.parse(inUtc(text))), {
    error: 'expected an instant such as 2026-11-03T12:00:00.123456',
  })
  .transform((text) => new Date(inUtc(text)))

function inUtc(text: string): string {
  return /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`
}

const activity = z.looseObject({
  activity: z.looseObject({ name: z.string().min(1), type: z.string().optional() }),
  status: z.enum(['succeeded', 'failed', 'aborted', 'skipped'], {
    error: 'expected succeeded, failed, aborted or skipped',
  }),
  start: instant.optional(),
  end: instant.optional(),
  exception: z.array(z.string()).nullish(),
})

const probe = z.looseObject({ ...activity.shape, tolerance_met: z.boolean().optional() })

const steadyState = z
  .looseObject({ steady_state_met: z.boolean().nullish(), probes: z.array(probe).default([]) })
  .nullish()

const STATUSES = ['completed', 'failed', 'aborted', 'interrupted'] as const

/** What of a journal is read; all else may stand there. */
export const chaosJournal = z.looseObject({
  experiment: z.looseObject({ title: z.string().min(1, { error: 'expected the title of the experiment' }) }),
  status: z.enum(STATUSES, { error: `expected ${STATUSES.join(', ')}: is this a journal of Chaos Toolkit?` }),
  start: instant,
  end: instant,
  deviated: z.boolean({ error: 'expected true or false' }),
  steady_states: z.looseObject({ before: steadyState, after: steadyState }).default({}),
  run: z.array(activity, { error: 'expected the list of what was done' }),
  rollbacks: z.array(activity).default([]),
})

export type ChaosJournal = z.output<typeof chaosJournal>

type Activity = z.output<typeof activity>

/** Says that it is over where the tool says that it succeeded: it ran to its end, nothing deviated, and the steady state was met afterwards. */
const VERDICT = 'chaostoolkit'

/** A journal as a run. The failure is injected where its first action begins. */
export function runOfJournal(journal: ChaosJournal): ImportedRun {
  const { experiment, status, start, end, run, rollbacks } = journal
  const action = run.find(({ activity: { type } }) => type === 'action')
  const isAbandoned = status === 'aborted' || status === 'interrupted'
  return {
    ...{ origin: 'chaostoolkit', title: experiment.title, startedAt: start, endedAt: end },
    injectedAt: action?.start ?? null,
    steps: [...run.map((one) => stepOf(one, '', end)), ...rollbacks.map((one) => stepOf(one, 'Rollback: ', end))],
    checks: [...probesOf(journal), verdictOf(journal)],
    abandoned: isAbandoned ? `${status} in Chaos Toolkit` : null,
  }
}

function stepOf(one: Activity, before: string, end: Date): ImportedStep {
  const { status, activity: what } = one
  const outcome = status === 'succeeded' ? 'done' : 'failed'
  return { text: `${before}${what.name}`, outcome, at: one.end ?? one.start ?? end, detail: detailOf(one) }
}

/** Why it did not succeed: the last line of what it raised. */
function detailOf({ status, exception }: Activity): string | null {
  if (status === 'succeeded') return null
  return exception?.at(-1)?.trim() ?? status
}

function probesOf({ steady_states, end }: ChaosJournal): readonly ImportedCheck[] {
  const names = new Map<string, number>()
  return (steady_states.after?.probes ?? []).map((one) => {
    const { name } = one.activity
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    const passed = one.tolerance_met === true
    const detail = passed ? null : (detailOf(one) ?? 'outside of its tolerance')
    return { name: count === 1 ? name : `${name} (${count})`, passed, at: one.end ?? end, detail }
  })
}

function verdictOf({ status, deviated, steady_states, end }: ChaosJournal): ImportedCheck {
  const faults = [
    ...(status === 'completed' ? [] : [status]),
    ...(deviated ? ['deviated'] : []),
    ...steadyFaults(steady_states.after),
  ]
  const detail = faults.length === 0 ? 'completed, steady state met' : faults.join(', ')
  return { name: VERDICT, passed: faults.length === 0, at: end, detail }
}

function steadyFaults(after: ChaosJournal['steady_states']['after']): readonly string[] {
  if (after == null) return ['no steady state was looked at afterwards']
  return after.steady_state_met === true ? [] : ['the steady state was not met afterwards']
}

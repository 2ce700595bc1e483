import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { delayField, durationField, finding } from '../../shared/fields.js'
import { DRILL_TYPES, MILESTONES } from '../drill.js'
import type { Saying } from '../course/run-entry.js'

const text = z.string().min(1, { error: 'expected a text' })

/** What can be said, each under a key of its own. */
const sayings = {
  milestone: z.enum(MILESTONES, { error: `expected one of ${MILESTONES.join(', ')}` }).optional(),
  check: text.optional(),
  passed: z.boolean({ error: 'expected true or false' }).optional(),
  pause: text.optional(),
  resume: z.literal(true).optional(),
  recovery_point: instantField.optional(),
  finish: z.literal(true).optional(),
  abandon: text.optional(),
  expire: z.literal(true).optional(),
}

type Written = z.output<z.ZodObject<typeof sayings>>

const WHAT =
  'expected exactly one of `milestone`, `check` with `passed`, `pause`, `resume`, `recovery_point`, `finish`, `abandon`, `expire`'

const entry = z.strictObject({ at: instantField, ...sayings }).transform(({ at, ...written }, context) => {
  const said = saidBy(written)
  if (said !== null) return { at, said }
  context.addIssue({ code: 'custom', ...finding(WHAT) })
  return z.NEVER
})

const READERS: Readonly<Record<string, (written: Written) => Saying | null>> = {
  milestone: ({ milestone }) => (milestone === undefined ? null : { kind: 'milestone', milestone, note: null }),
  check: ({ check, passed }) =>
    check === undefined || passed === undefined ? null : { kind: 'check', check, passed, detail: null },
  pause: ({ pause }) => (pause === undefined ? null : { kind: 'pause', reason: pause }),
  resume: () => ({ kind: 'resume' }),
  recovery_point: ({ recovery_point: point }) => (point === undefined ? null : { kind: 'recovery_point', point }),
  finish: () => ({ kind: 'close', how: 'finished', reason: null }),
  abandon: ({ abandon = null }) => ({ kind: 'close', how: 'abandoned', reason: abandon }),
  expire: () => ({ kind: 'close', how: 'expired', reason: null }),
}

function saidBy(written: Written): Saying | null {
  const keys = Object.keys(written).filter((key) => key !== 'passed')
  const [key] = keys
  if (key === undefined || keys.length > 1 || (written.passed !== undefined && key !== 'check')) return null
  return READERS[key]?.(written) ?? null
}

const check = z.strictObject({
  name: text,
  for: delayField.prefault('0s').describe('How long it has to hold before it counts.'),
})

const input = z
  .strictObject({
    type: z.enum(DRILL_TYPES, { error: `expected one of ${DRILL_TYPES.join(', ')}` }).default('restore'),
    rto: durationField,
    deadline: durationField.optional(),
    declared: instantField,
    checks: z.array(check).default([]),
    said: z.array(entry),
    now: instantField.optional().describe('When it is looked at; left out: after the last saying.'),
  })
  .superRefine(({ checks, said }, context) => {
    const names = checks.map(({ name }) => name)
    said.forEach((one, place) => {
      if (one.said.kind !== 'check' || names.includes(one.said.check)) return
      const message = finding(`unknown check ${one.said.check}`, `there are ${names.join(', ') || 'none'}`)
      context.addIssue({ code: 'custom', path: ['said', place, 'check'], ...message })
    })
  })

/** A run of a drill with what was said of it: what `plimsoll drill evaluate` reads. */
export const caseSchema = z.strictObject({
  id: z.string().optional(),
  reason: z.string().optional(),
  input,
  expected: z.record(z.string(), z.unknown()).optional(),
})

export type WrittenRun = z.output<typeof caseSchema>['input']

import { Fraction } from 'fraction.js'
import * as z from 'zod'
import { instantField } from '../../../calendar/instant-field.js'
import { zoneField } from '../../../calendar/zone.js'
import { durationField, finding } from '../../../shared/fields.js'
import { EXCLUSION_KINDS } from '../../terms.js'
import { supportField } from '../../schema/within-field.js'
import { contractSchema } from './contract-schema.js'
import { amountField, wholeField } from './number-fields.js'
import { isWholeMinute, minuteFinding } from './time-fields.js'

const day = z.iso.date({ error: 'expected a day such as 2026-10-01' })

const minute = instantField.superRefine((instant, context) => {
  if (!isWholeMinute(instant)) context.addIssue({ code: 'custom', ...minuteFinding })
})

const calendarPeriod = z.strictObject({
  unit: z.enum(['week', 'month', 'quarter', 'year']),
  at: day,
  year_starts: z.number().int().min(1).max(12).default(1),
})

const billingPeriod = z.strictObject({
  kind: z.literal('billing'),
  anchor_day: z.number().int().min(1).max(31),
  at: day,
})

const rollingPeriod = z.strictObject({
  kind: z.literal('rolling'),
  days: wholeField(1, 'expected a number of days of 1 or more', 3660),
  end: minute,
})

/** More minutes than of that many years are a slip. */
const MOST_YEARS = 10

const explicitPeriod = z
  .strictObject({ kind: z.literal('explicit'), from: minute, to: minute })
  .superRefine(({ from, to }, context) => {
    const years = (to.getTime() - from.getTime()) / (365 * 86_400_000)
    if (years <= 0)
      context.addIssue({ code: 'custom', path: ['to'], ...finding('expected an end after the beginning') })
    if (years <= MOST_YEARS) return
    context.addIssue({ code: 'custom', path: ['to'], ...finding(`expected a period of ${MOST_YEARS} years at most`) })
  })

const count = wholeField(1, 'expected a number of minutes of 1 or more')
const classes = z.record(z.string(), amountField)

const RUN = 'expected a run of minutes: [count, events, errors], [count, null] or [count, {class: events}]'

/** So many minutes alike. */
const run = z.union(
  [z.tuple([count, amountField, amountField]), z.tuple([count, z.null()]), z.tuple([count, classes])],
  {
    error: RUN,
  },
)
const runs = z.array(run, { error: RUN })
const beside = z.union([runs, z.record(z.string(), runs)], { error: RUN })

const ratio = z
  .string({ error: 'expected a fraction such as "719/720", or null' })
  .refine((text) => /^\d+(\/[1-9]\d*)?$/.test(text), { error: 'expected a fraction such as "719/720", or null' })
  .transform((text) => new Fraction(text))
  .nullable()

const exclusion = z
  .strictObject({
    kind: z.enum(EXCLUSION_KINDS),
    from: instantField,
    to: instantField,
    announced: instantField.optional(),
    name: z.string().optional(),
    recorded: instantField.optional(),
    author: z.string().optional(),
    reason: z.string().optional(),
    evidence: z.string().optional(),
  })
  .refine(({ from, to }) => from < to, { error: 'expected an end after the beginning', path: ['to'] })

const input = z
  .strictObject({
    period: z.union([calendarPeriod, billingPeriod, rollingPeriod, explicitPeriod]),
    timezone: zoneField.default('UTC'),
    contract: contractSchema,
    minutes: runs.optional(),
    members: z.record(z.string(), runs).optional(),
    fill: z.tuple([amountField, amountField], { error: 'expected [events, errors]' }).optional(),
    before: beside.default([]),
    after: beside.default([]),
    judged_to: minute.optional(),
    exclusions: z.array(exclusion).default([]),
    history: z.array(z.strictObject({ worst: ratio, best: ratio })).default([]),
    support: z
      .array(z.strictObject({ opened: instantField, target: supportField, done: instantField.optional() }))
      .default([]),
    recoveries: z
      .array(
        z.strictObject({
          name: z.string(),
          at: instantField,
          recovery: durationField.nullable().default(null),
          loss: durationField.nullable().default(null),
        }),
      )
      .default([]),
    now: instantField.optional(),
  })
  .superRefine(({ minutes, members, contract }, context) => {
    if (contract.measure.method !== 'recovery' && minutes === undefined && members === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['minutes'],
        ...finding('expected minutes or members', 'add `minutes: [[60, 100, 0]]`'),
      })
    }
    if (minutes !== undefined && members !== undefined) {
      context.addIssue({ code: 'custom', path: ['minutes'], ...finding('expected minutes or members, not both') })
    }
    if ((members === undefined) === (contract.combine === undefined)) return
    context.addIssue({
      code: 'custom',
      path: ['contract', 'combine'],
      ...finding('expected members with combine, and combine with members', 'say how several indicators are one'),
    })
  })
  .superRefine(({ contract, members }, context) => {
    const { combine } = contract
    if (combine?.how !== 'weighted') return
    for (const name of Object.keys(members ?? {})) {
      if ((combine.weights?.[name] ?? 0) > 0) continue
      const path = ['contract', 'combine', 'weights']
      context.addIssue({ code: 'custom', path, ...finding(`expected a weight above 0 for ${name}`) })
    }
  })

/** A contract with runs of minutes: what `plimsoll agreement evaluate` reads. */
export const caseSchema = z.strictObject({
  id: z.string().optional(),
  reason: z.string().optional(),
  by_hand: z.array(z.string()).optional(),
  input,
  expected: z.record(z.string(), z.unknown()).optional(),
})

export type WrittenCase = z.output<typeof caseSchema>['input']
export type WrittenRun = z.output<typeof run>

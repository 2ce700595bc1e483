import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { byField } from '../../http/by-field.js'
import { nameField } from '../../shared/fields.js'
import { drillRunAnswer } from '../over-http/drill-answer.js'
import { IMPORT_ORIGINS } from './imported-run.js'

const text = z.string().trim().min(1).max(2000)
const detail = z.string().max(2000).nullable().default(null).describe('What was seen, in words.')

/** A run of another tool. */
export const importBody = z.strictObject({
  service: nameField.describe('Name of the service.'),
  drill: nameField.describe('Name of the drill as a run of which it counts.'),
  origin: z.enum(IMPORT_ORIGINS).describe('Which tool it was.'),
  title: text.describe(
    'What the tool calls it. With `startedAt` it tells runs apart: one that is known already is not taken twice.',
  ),
  startedAt: instantField,
  endedAt: instantField,
  injectedAt: instantField
    .nullable()
    .default(null)
    .describe('When the failure was injected; null: the clock runs from the start.'),
  steps: z
    .array(z.strictObject({ text, outcome: z.enum(['done', 'failed']), at: instantField, detail }))
    .max(500)
    .default([]),
  checks: z
    .array(z.strictObject({ name: text, passed: z.boolean(), at: instantField, detail }))
    .min(1)
    .max(500)
    .describe('What was looked at; it is passed where all of them are.'),
  abandoned: text.nullable().default(null).describe('Why it was given up; null: it ran to its end.'),
  by: byField,
})

export const importAnswer = z
  .strictObject({
    isNew: z.boolean().describe('Whether it was taken over now; false: it was there.'),
    run: drillRunAnswer,
  })
  .meta({ id: 'DrillImport', description: 'A run of another tool that was taken over.' })

export type ImportAnswer = z.output<typeof importAnswer>

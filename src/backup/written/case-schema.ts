import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { finding } from '../../shared/fields.js'
import { backupTimes } from '../backup-schema.js'
import { LONGEST_AGO_SECONDS } from '../ping/ping.js'

const ping = z.strictObject({
  at: instantField.describe('When it was heard.'),
  ping: z.enum(['start', 'success', 'fail', 'log'], { error: 'expected start, success, fail or log' }),
  exit_status: z.number().int().min(0).max(255).optional(),
  rid: z.guid({ error: 'expected a UUID' }).optional(),
  ago: z
    .number()
    .min(0)
    .max(LONGEST_AGO_SECONDS)
    .optional()
    .describe('How many seconds ago that was of which it tells.'),
  size: z.number().int().min(0).optional(),
})

const told = z.strictObject({
  at: instantField.describe('When the source was asked.'),
  told: z
    .union([z.number(), z.literal('NaN'), z.null()], {
      error: 'expected Unix seconds, NaN, or null where it does not answer',
    })
    .describe('What it said: the time of its newest backup.'),
})

const event = z.union([ping, told], { error: 'expected a ping (`ping`) or what a source told (`told`)' })

const input = z
  .strictObject({
    dataset: backupTimes,
    events: z.array(event).describe('In the order in which they came.'),
    ask: z.array(instantField).min(1, { error: 'expected an instant or more' }),
  })
  .superRefine(({ events }, context) => {
    const kinds = new Set(events.map((one) => 'ping' in one))
    if (kinds.size < 2) return
    const message = finding('expected pings or what a source told, not both', 'write two cases')
    context.addIssue({ code: 'custom', path: ['events'], ...message })
  })

/** A dataset with what was heard of it, and when it is asked for: what `plimsoll backup evaluate` reads. */
export const caseSchema = z.strictObject({
  id: z.string().optional(),
  reason: z.string().optional(),
  input,
  expected: z.record(z.string(), z.unknown()).optional(),
})

export type WrittenCase = z.output<typeof caseSchema>['input']
export type WrittenPing = z.output<typeof ping>
export type WrittenTold = z.output<typeof told>

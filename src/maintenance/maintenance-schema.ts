import * as z from 'zod'
import { cronField } from '../calendar/cron-field.js'
import { instantField } from '../calendar/instant-field.js'
import { zoneField } from '../calendar/zone.js'
import { durationField, example, finding, nameField } from '../shared/fields.js'

const HOW = 'expected either `schedule` and `duration`, or `start` and `end`'

/** When something takes place, again and again or once. */
export const windowTimes = {
  schedule: cronField
    .optional()
    .describe('When it begins, again and again, as a five-field cron expression.')
    .meta(example('0 2 * * sun')),
  duration: durationField
    .refine((seconds) => seconds <= 7 * 86_400, { error: 'expected a week or less' })
    .optional()
    .describe('How long it lasts each time.')
    .meta(example('1h')),
  start: instantField.optional().describe('When it begins, where it takes place once.'),
  end: instantField.optional().describe('When it ends.').meta(example('2026-12-05T03:00:00Z')),
  timezone: zoneField.optional().describe('Zone of the schedule; default `timezone` of the root file.'),
}

type WindowTimes = z.output<z.ZodObject<typeof windowTimes>>

/** One of the two ways to say when, whole. */
export function checkWindowTimes(window: WindowTimes, context: z.RefinementCtx): void {
  const count = (keys: readonly (keyof WindowTimes)[]): number => keys.filter((key) => window[key] !== undefined).length
  const given = { recurring: count(['schedule', 'duration']), once: count(['start', 'end']) }
  if (given.recurring + given.once !== 2 || given.recurring === 1) {
    const recurring = given.recurring > given.once
    const hint = recurring ? 'such as `schedule: 0 2 * * sun` and `duration: 1h`' : 'both such as 2026-12-05T01:00:00Z'
    context.addIssue({ code: 'custom', ...finding(HOW, hint) })
  } else if (given.once === 2 && (window.end ?? 0) <= (window.start ?? 0)) {
    context.addIssue({
      code: 'custom',
      path: ['end'],
      ...finding('expected a time after `start`', 'swap the two, or mend the day'),
    })
  }
}

/** One window of planned maintenance of the root file. */
export const maintenanceSchema = z
  .strictObject({
    name: nameField.describe('Name, unique.').meta(example('patching')),
    schedule: windowTimes.schedule,
    duration: windowTimes.duration,
    start: windowTimes.start,
    end: windowTimes.end,
    announced: instantField
      .optional()
      .describe('When those concerned were told; without it no notice can be claimed from an agreement.')
      .meta(example('2026-11-20T09:00:00Z')),
    reason: z.string().optional().describe('One sentence for people.').meta(example('New major version of PostgreSQL')),
    services: z
      .union([z.literal('all'), z.array(nameField).min(1)], { error: 'expected `all`, or a list of services' })
      .default('all')
      .describe('Services concerned.'),
    timezone: windowTimes.timezone,
  })
  .superRefine(checkWindowTimes)

export type MaintenanceInput = z.output<typeof maintenanceSchema>

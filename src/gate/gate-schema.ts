import * as z from 'zod'
import { checkWindowTimes, windowTimes } from '../maintenance/maintenance-schema.js'
import { example, nameField } from '../shared/fields.js'
import { GATE_CHECKS } from './gate.js'

const LEAST = 'expected a percentage from 0 to 99, such as 10'

const freeze = z
  .strictObject({
    name: nameField.describe('Name, unique within the service.').meta(example('black-friday')),
    ...windowTimes,
    reason: z
      .string()
      .min(1)
      .optional()
      .describe('One sentence for people.')
      .meta(example('The busiest week of the year.')),
  })
  .superRefine(checkWindowTimes)

/** `gate` of a service file. */
export const gateSchema = z
  .strictObject({
    checks: z
      .array(z.enum(GATE_CHECKS), { error: `expected a list of ${GATE_CHECKS.join(', ')}` })
      .min(1, { error: 'expected a check or more; leave the key out for all of them' })
      .default([...GATE_CHECKS])
      .describe(
        'What is looked at: whether an error budget is spent, an agreement at risk, an incident open, a backup stale, a drill overdue, the last deployment degraded, a freeze on. Default: all.',
      )
      .meta(example(['budget', 'incident'])),
    budget_least: z
      .number({ error: LEAST })
      .min(0, { error: LEAST })
      .max(99, { error: LEAST })
      .default(0)
      .describe('The gate closes where no more of an error budget is left than this, in percent.')
      .meta(example(10)),
    on_unknown: z
      .enum(['open', 'closed'], { error: 'expected open or closed' })
      .default('closed')
      .describe('How what is not known counts.'),
    freeze: z.array(freeze).default([]).describe('When nothing goes out.'),
  })
  .prefault({})
  .describe('What `plimsoll gate` looks at before a release of the service goes out.')

export type GateConfig = z.output<typeof gateSchema>

import * as z from 'zod'
import { durationField, example, finding, nameField } from '../shared/fields.js'
import { DRILL_TYPES, FAILURE_CLASSES, MILESTONES } from './drill.js'
import { commandFields, kindsIn, ONE_PROBE, probes } from './probe-schema.js'

const stepText = z
  .string({ error: 'expected what is to be done' })
  .trim()
  .min(1, { error: 'expected what is to be done' })

const step = z.union(
  [
    stepText,
    z.strictObject({
      text: stepText.describe('What is done, for people.').meta(example('Restore the newest backup')),
      run: commandFields.run.optional(),
      timeout: durationField.prefault('1h').describe('The command is ended after that, and has failed.'),
      marks: z
        .enum(MILESTONES, { error: `expected one of ${MILESTONES.join(', ')}` })
        .optional()
        .describe('Milestone that is reached by it: `injected` as the step begins, another one once it is done.')
        .meta(example('restored')),
    }),
  ],
  { error: 'expected what is to be done, or a map with `text` and `run`' },
)

const check = z
  .strictObject({
    name: nameField.optional().describe('Default: its kind, numbered from the second on.').meta(example('smoke-test')),
    ...probes,
  })
  .superRefine((value, context) => {
    if (kindsIn(value).length === 1) return
    context.addIssue({ code: 'custom', ...ONE_PROBE })
  })

/** One drill of a service file. */
export const drillSchema = z
  .strictObject({
    name: nameField.describe('Name of the drill, unique within the service.').meta(example('restore-orders')),
    description: z
      .string()
      .optional()
      .describe('One sentence for people: what is proved.')
      .meta(example('The newest backup of the orders can be brought back.')),
    type: z
      .enum(DRILL_TYPES, { error: `expected one of ${DRILL_TYPES.join(', ')}` })
      .describe('What is done. A tabletop is talked through: it proves nothing technical, and is counted apart.')
      .meta(example('restore')),
    class: z
      .enum(FAILURE_CLASSES, { error: `expected one of ${FAILURE_CLASSES.join(', ')}` })
      .describe('What kind of failure is practised.')
      .meta(example('infrastructure')),
    every: durationField
      .optional()
      .describe('How long after one that was passed the next one has to be; default: nobody is reminded.')
      .meta(example('30d')),
    rto: durationField
      .optional()
      .describe('How long it may take until everything is back; default: `targets.rto` of the service.')
      .meta(example('30m')),
    deadline: durationField
      .optional()
      .describe('When it has failed, from the failure on; default: twice the `rto`.')
      .meta(example('1h')),
    dataset: nameField
      .optional()
      .describe('Dataset of the service whose backup is brought back.')
      .meta(example('orders-db')),
    steps: z
      .array(step)
      .default([])
      .describe('What is done, in this order.')
      .meta(example(['Restore the newest backup'])),
    checks: z
      .array(check)
      .default([])
      .describe('What has to be so again: the last one that passes stops the clock. Each names one kind.')
      .meta(example([{ tcp: { address: 'standby:5432' } }])),
    recovery_point: z
      .strictObject(commandFields)
      .optional()
      .describe(
        'A command that prints how new the newest data is that came back, as RFC 3339 or in Unix seconds: measured once all checks have passed.',
      ),
  })
  .superRefine(({ type, checks, rto, deadline }, context) => {
    if (type === 'tabletop' && checks.length > 0) {
      const hint = 'take the checks out, or call it a simulation'
      context.addIssue({
        code: 'custom',
        path: ['checks'],
        ...finding('expected no checks: a tabletop touches nothing', hint),
      })
    }
    if (rto !== undefined && deadline !== undefined && deadline < rto) {
      const hint = 'leave it out for twice the rto'
      context.addIssue({ code: 'custom', path: ['deadline'], ...finding('expected a deadline behind the rto', hint) })
    }
  })

export type DrillConfig = z.output<typeof drillSchema>

export const drillsSchema = z
  .array(drillSchema)
  .default([])
  .describe('Restore tests and other drills, which are held against the clock.')

import * as z from 'zod'
import { durationField, example, nameField } from '../shared/fields.js'
import { fromSchema } from './intake/from-schema.js'

const BAKE = 'expected a bake time from 2m to 1d'

/** `deployments` of a service file. */
export const deploymentsSchema = z
  .strictObject({
    bake_time: durationField
      .refine((seconds) => seconds >= 120 && seconds <= 86_400, { error: BAKE })
      .prefault('30m')
      .describe('How long a deployment is watched, from its marker on.')
      .meta(example('30m')),
    slos: z
      .array(nameField, { error: 'expected a list of objectives such as [availability]' })
      .min(1, { error: 'expected an objective or more; leave the key out for all of them' })
      .optional()
      .describe('Objectives of the service that are looked at; default: all whose events are counted.')
      .meta(example(['availability'])),
    on_degraded: z
      .array(nameField, { error: 'expected a list of receivers such as [ci-rollback]' })
      .default([])
      .describe('Receivers that are told of a deployment that made things worse, and of its rollback.')
      .meta(example(['ci-rollback'])),
    from: fromSchema,
  })
  .prefault({})
  .describe('How deployments of the service are watched, and who is told when one makes things worse.')

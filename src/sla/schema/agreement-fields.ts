import * as z from 'zod'
import { dayField } from '../../calendar/instant-field.js'
import { durationField, example, nameField, promiseField } from '../../shared/fields.js'
import { businessCalendarSchema, hoursSchema } from './hours-schema.js'
import { combineSchema, groupField } from './combine-schema.js'
import { creditsSchema } from './credits-schema.js'
import { exclusionsSchema } from './exclusions-schema.js'
import { measureSchema } from './measure-schema.js'
import { periodSchema } from './period-schema.js'
import { responseSchema } from './response-schema.js'
import { claimField } from './within-field.js'

const percent = z
  .number({ error: 'expected a percentage such as 99' })
  .gt(0, { error: 'expected a percentage above 0' })
  .max(100, { error: 'expected a percentage of 100 or less' })

const chronic = z
  .strictObject({
    below: percent.describe('A period counts when it achieved less than this percentage.').meta(example(99)),
    periods: z.int().min(1).max(120).describe('How many such periods make it chronic.').meta(example(3)),
    of: z.int().min(1).max(120).describe('Of how many, counted back from the newest.').meta(example(6)),
  })
  .describe('When failing again and again gives the right to end the contract.')
  .meta(example({ below: 99, periods: 3, of: 6 }))

const round = z
  .strictObject({
    decimals: z
      .int({ error: 'expected a whole number such as 2' })
      .min(0)
      .max(6)
      .describe('Decimals of the percentage.')
      .meta(example(2)),
    mode: z
      .enum(['half_up', 'down'], { error: 'expected half_up or down' })
      .default('half_up')
      .describe('To the nearest, halves up; or cut off.'),
  })
  .describe('Rounding of the percentage before verdict and credit, where the contract says so; default: none.')
  .meta(example({ decimals: 2, mode: 'half_up' }))

const identity = {
  name: nameField.describe('Name, unique within the service.').meta(example('enterprise')),
  customer: z.string().optional().describe('To whom it was promised.').meta(example('ACME')),
  description: z
    .string()
    .optional()
    .describe('One sentence for people: what is promised.')
    .meta(example('ACME can order without server errors.')),
}

const indicators = {
  slo: nameField
    .optional()
    .describe('SLO of the same service whose events are counted; `combine` in its place takes several.')
    .meta(example('availability')),
  group: groupField
    .default({})
    .describe('Of a grouped SLO: the group whose events are counted, a value for each label of its `group_by`.')
    .meta(example({ region: 'eu' })),
  combine: combineSchema.optional(),
}

const terms = {
  from: dayField
    .optional()
    .describe('First day on which it holds, in the zone of its period; time before counts nowhere.')
    .meta(example('2026-10-12')),
  until: dayField
    .optional()
    .describe('Last day on which it holds, in the zone of its period; time after counts nowhere.')
    .meta(example('2027-10-11')),
  service_hours: hoursSchema
    .optional()
    .describe('When it is promised to work; default around the clock.')
    .meta(example({ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '20:00' })),
  business_calendar: businessCalendarSchema.optional(),
  measure: measureSchema.default({}),
  exclusions: exclusionsSchema,
  excluded_time: z
    .enum(['remove', 'good'], { error: 'expected remove or good' })
    .default('remove')
    .describe('Whether excluded minutes are in no count, or stay in it as good ones.'),
  round: round.optional(),
  credits: creditsSchema.optional(),
  claim: z
    .strictObject({
      within: claimField
        .describe('Time after the period in which credit can be claimed, on the calendar of its zone.')
        .meta(example('30d')),
    })
    .optional()
    .describe('How long a claim can be made.'),
  chronic: chronic.optional(),
  response: responseSchema.optional(),
  support_hours: hoursSchema
    .optional()
    .describe('When the time of `response` runs; default around the clock.')
    .meta(example({ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '20:00' })),
  escalation_policy: nameField
    .optional()
    .describe(
      'Policy (by name) by which others are told of a breach that nobody acknowledges, once `acknowledge_within` is over; without that from its notice on. [Breaches](breaches.md).',
    )
    .meta(example('paperwork')),
  acknowledge_within: durationField
    .optional()
    .describe(
      'How long the team of the service has to say that it has seen a breach: its receiver for tickets is told, with a link to do so.',
    )
    .meta(example('3d')),
}

const presetDescription =
  'Published contract whose terms hold where the agreement says nothing else: [Contracts](contracts.md) has them all, clause by clause.'

const fields = {
  ...identity,
  objective: promiseField.describe('Share promised, in percent; 100 is a promise too.'),
  ...indicators,
  period: periodSchema,
  ...terms,
}

/** Keys of one agreement, each right by itself, with all that it takes from its preset. */
export const agreementFields = z.strictObject({
  ...fields,
  preset: z.string().optional().describe(presetDescription),
})

/**
 * What a person writes of one agreement: a preset supplies the rest.
 *
 * @param names of presets
 */
export function writtenAgreement(names: readonly string[]) {
  return z.strictObject({
    ...identity,
    preset: z.enum(names).optional().describe(presetDescription).meta(example('github-enterprise-cloud')),
    ...fields,
    objective: fields.objective
      .optional()
      .describe('Share promised, in percent; 100 is a promise too. Needed here or in the preset.'),
    period: periodSchema
      .optional()
      .describe('Period over which the agreement is measured; needed here or in the preset.'),
  })
}

export type SlaConfig = z.output<typeof agreementFields>

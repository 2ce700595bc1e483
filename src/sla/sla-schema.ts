import * as z from 'zod'
import { zoneField } from '../calendar/zone.js'
import { delayField, durationField, example, finding, nameField, objectiveField } from '../shared/fields.js'

const money = z
  .string({ error: 'expected an amount with its currency, such as 20000 EUR' })
  .regex(/^\d+(\.\d{1,2})? [A-Z]{3}$/, { error: 'expected an amount with its currency, such as 20000 EUR' })
  .describe('Monthly fee that credits are a share of.')
  .meta(example('20000 EUR'))

const percent = z
  .number({ error: 'expected a percentage such as 10' })
  .gt(0, { error: 'expected a percentage above 0' })
  .max(100, { error: 'expected a percentage of 100 or less' })

const tier = z.strictObject({
  below: percent.describe('The tier applies when the period achieved less than this percentage.').meta(example(99.9)),
  credit: percent.describe('Credit in percent of the monthly fee.').meta(example(10)),
})

const credits = z
  .strictObject({
    monthly_fee: money.optional(),
    tiers: z
      .array(tier)
      .min(1, { error: 'expected at least one tier such as {below: 99.9, credit: 10}' })
      .describe('Credits by result, from the mildest to the worst: `below` falls, `credit` rises.')
      .meta(
        example([
          { below: 99.9, credit: 10 },
          { below: 99, credit: 25 },
        ]),
      ),
    cap: percent.default(100).describe('Most that a period can cost, in percent of the monthly fee.'),
  })
  .superRefine(({ tiers }, context) => {
    tiers.forEach((current, index) => {
      const previous = tiers[index - 1]
      if (previous === undefined) return
      const hint = 'list the tiers from the mildest to the worst: {below: 99.9, credit: 10}, {below: 99.0, credit: 25}'
      if (current.below >= previous.below) {
        const message = `expected a value below ${previous.below}: the tier before says ${previous.below}`
        context.addIssue({ code: 'custom', path: ['tiers', index, 'below'], ...finding(message, hint) })
      }
      if (current.credit <= previous.credit) {
        const message = `expected a credit above ${previous.credit}: the milder tier before gives ${previous.credit}`
        context.addIssue({ code: 'custom', path: ['tiers', index, 'credit'], ...finding(message, hint) })
      }
    })
  })
  .describe('What a missed agreement costs.')

const NO_DATA = ['unknown', 'good', 'bad', 'exclude'] as const

const exclusions = z
  .strictObject({
    scheduled_maintenance: z
      .strictObject({
        min_notice: delayField
          .prefault('0m')
          .describe('Maintenance counts only where it was announced this long before.')
          .meta(example('48h')),
        cap: z
          .strictObject({
            duration: durationField.describe('Most that is excluded.').meta(example('10h')),
            per: z
              .enum(['month', 'quarter', 'year'], { error: 'expected month, quarter or year' })
              .describe('Calendar period in which it may be used up, in the zone of the agreement.')
              .meta(example('year')),
          })
          .optional()
          .describe('How much maintenance is excluded at most.')
          .meta(example({ duration: '10h', per: 'year' })),
      })
      .optional()
      .describe('Maintenance under `maintenance` of the root file.')
      .meta(example({ min_notice: '48h' })),
  })
  .default({})
  .describe('What does not count against the agreement.')

/** One agreement of a service file. */
export const slaSchema = z.strictObject({
  name: nameField.describe('Name, unique within the service.').meta(example('enterprise')),
  customer: z.string().optional().describe('To whom it was promised.').meta(example('ACME')),
  description: z
    .string()
    .optional()
    .describe('One sentence for people: what is promised.')
    .meta(example('ACME can order without server errors.')),
  objective: objectiveField.describe('Share promised, in percent.'),
  slo: nameField.describe('SLO of the same service whose events are counted.').meta(example('availability')),
  group: z
    .record(z.string(), z.string({ error: 'expected a text' }).min(1, { error: 'expected the value of the label' }), {
      error: 'expected the labels of one group, such as {region: eu}',
    })
    .default({})
    .describe('Of a grouped SLO: the group whose events are counted, a value for each label of its `group_by`.')
    .meta(example({ region: 'eu' })),
  period: z
    .strictObject({
      calendar: z
        .literal('month', { error: 'expected month' })
        .describe('Calendar period: month.')
        .meta(example('month')),
      timezone: zoneField.optional().describe('Zone in which months begin; default `timezone` of the root file.'),
    })
    .describe('Period over which the agreement is measured.')
    .meta(example({ calendar: 'month', timezone: 'Europe/Berlin' })),
  measure: z
    .strictObject({
      method: z
        .literal('request_ratio', { error: 'expected request_ratio' })
        .default('request_ratio')
        .describe('Good events divided by all events.'),
      no_data: z
        .enum(NO_DATA, { error: 'expected unknown, good, bad or exclude' })
        .default('unknown')
        .describe('What a minute without data counts as; `unknown` makes the verdict a range.'),
    })
    .default({ method: 'request_ratio', no_data: 'unknown' })
    .describe('How the contract measures.'),
  exclusions,
  credits: credits.optional(),
  claim: z
    .strictObject({
      within: durationField
        .describe('Time after the end of the period in which credit can be claimed.')
        .meta(example('30d')),
    })
    .optional()
    .describe('How long a claim can be made.'),
})

export type SlaConfig = z.output<typeof slaSchema>

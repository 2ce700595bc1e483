import * as z from 'zod'
import { dayField } from '../calendar/instant-field.js'
import { zoneField } from '../calendar/zone.js'
import { daysField, delayField, durationField, example, finding, nameField, promiseField } from '../shared/fields.js'
import { moneyMistake } from './money.js'

const money = z
  .string({ error: 'expected an amount with its currency, such as 20000 EUR' })
  .superRefine((text, context) => {
    const mistake = moneyMistake(text)
    if (mistake !== null) context.addIssue({ code: 'custom', ...finding(mistake) })
  })
  .describe('Monthly fee that credits are a share of, with at most the decimals that its currency has.')
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
      .describe('Credits by result, in any order: of those that apply the highest counts.')
      .meta(
        example([
          { below: 99.9, credit: 10 },
          { below: 99, credit: 25 },
        ]),
      ),
    cap: percent.default(100).describe('Most that a period can cost, in percent of the monthly fee.'),
  })
  .superRefine(({ tiers }, context) => {
    tiers.forEach((tier, index) => {
      const milder = tiers.filter(({ below }) => below > tier.below)
      const same = tiers.slice(0, index).some(({ below }) => below === tier.below)
      if (same) {
        const message = `expected another value: a tier below ${tier.below} stands above`
        context.addIssue({ code: 'custom', path: ['tiers', index, 'below'], ...finding(message) })
      }
      const dearest = Math.max(0, ...milder.map(({ credit }) => credit))
      if (tier.credit <= dearest) {
        const message = `expected a credit above ${dearest}: a milder tier gives ${dearest}`
        const hint = 'the worse the result, the higher the credit: {below: 99.9, credit: 10}, {below: 99.0, credit: 25}'
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
export const slaSchema = z
  .strictObject({
    name: nameField.describe('Name, unique within the service.').meta(example('enterprise')),
    customer: z.string().optional().describe('To whom it was promised.').meta(example('ACME')),
    description: z
      .string()
      .optional()
      .describe('One sentence for people: what is promised.')
      .meta(example('ACME can order without server errors.')),
    objective: promiseField.describe('Share promised, in percent; 100 is a promise too.'),
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
    from: dayField
      .optional()
      .describe('First day on which it holds, in the zone of its period; time before counts nowhere.')
      .meta(example('2026-10-12')),
    until: dayField
      .optional()
      .describe('Last day on which it holds, in the zone of its period; time after counts nowhere.')
      .meta(example('2027-10-11')),
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
        within: daysField
          .describe(
            'Days after the last one of the period in which credit can be claimed, on the calendar of its zone.',
          )
          .meta(example('30d')),
      })
      .optional()
      .describe('How long a claim can be made.'),
  })
  .superRefine(({ from, until }, context) => {
    if (from === undefined || until === undefined || from <= until) return
    const hint = 'both days belong to it; an agreement of a single day has the same twice'
    context.addIssue({ code: 'custom', path: ['until'], ...finding('expected a day on or after `from`', hint) })
  })

export type SlaConfig = z.output<typeof slaSchema>

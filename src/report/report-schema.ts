import * as z from 'zod'
import { zoneField } from '../calendar/zone.js'
import { cronField } from '../calendar/cron-field.js'
import { LOCALES } from '../words/language/language.js'
import { brandingSchema } from './branding-schema.js'
import type { Coverage } from './coverage.js'
import { example, finding, durationField, nameField } from '../shared/fields.js'

const scope = z
  .strictObject({
    team: nameField.optional().describe('Services of this team.').meta(example('payments')),
    services: z
      .array(nameField)
      .min(1)
      .optional()
      .describe('These services.')
      .meta(example(['checkout'])),
    customer: z.string().optional().describe('Agreements with this customer.').meta(example('ACME')),
    agreement: z
      .string()
      .optional()
      .describe('One agreement, by its service and its name.')
      .meta(example('checkout/enterprise')),
  })
  .superRefine((value, context) => {
    if (Object.keys(value).length === 1) return
    const hint = 'one of team, services, customer and agreement: { customer: ACME }'
    context.addIssue({ code: 'custom', ...finding('expected what the report is about, by one key', hint) })
  })
  .describe(
    'What it covers, where that is not every service; of a customer or an agreement also the services that it is about.',
  )
  .meta(example({ customer: 'ACME' }))

const reportFields = z.strictObject({
  name: nameField.describe('Name, unique; `plimsoll report --name`.').meta(example('monthly-sla')),
  schedule: cronField.describe(
    'When it is sent, as a five-field cron expression; it covers the last whole period before.',
  ),
  timezone: zoneField
    .optional()
    .describe('Zone of the schedule and of the period; default `timezone` of the root file.'),
  period: z
    .enum(['week', 'month', 'quarter', 'year'], { error: 'expected week, month, quarter or year' })
    .default('month')
    .describe('What it covers: a week from Monday on, a month, a quarter or a year of the calendar.')
    .meta(example('quarter')),
  services: z
    .union([z.literal('all'), z.array(nameField).min(1)], { error: 'expected `all`, or a list of services' })
    .optional()
    .describe('Which services it covers; default `all`. The short form of `scope: { services: [checkout] }`.')
    .meta(example(['checkout'])),
  formats: z
    .array(z.enum(['html', 'pdf', 'csv', 'json']))
    .default(['html', 'pdf'])
    .describe(
      'Files that are made of it, kept, and attached to its mail; `html` is the mail itself, which there always is.',
    )
    .meta(example(['html', 'pdf', 'csv'])),
  paper: z
    .enum(['a4', 'letter'], { error: 'expected a4 or letter' })
    .default('a4')
    .describe('Size of pages of the PDF.'),
  branding: brandingSchema
    .optional()
    .describe('Logo and colour of this report; what is left out is that of `branding` of the root file.'),
  scope: scope.optional(),
  audience: z
    .enum(['internal', 'customer'], { error: 'expected internal or customer' })
    .default('internal')
    .describe(
      'To whom it speaks. A report to a `customer` is about the agreements with that customer, the maintenance and the incidents of their services: it has no other customer, no query, no team, no objectives of the house, and no titles of incidents.',
    )
    .meta(example('customer')),
  locale: z
    .enum(LOCALES, { error: `expected ${LOCALES.slice(0, -1).join(', ')} or ${LOCALES.at(-1) ?? ''}` })
    .default('en')
    .describe(
      'Language of its words, and how it writes dates and numbers. `report.json` and CSV are data, the same in all.',
    )
    .meta(example('de')),
  to: z
    .array(nameField)
    .min(1, { error: 'expected at least one receiver' })
    .describe(
      'Receivers (by name) that get it: by mail, or, to Slack and webhooks, what it comes to with a link to it, which needs `server.external_url`.',
    )
    .meta(example(['leadership'])),
  approve: z
    .boolean()
    .default(false)
    .describe(
      'Whether each revision is kept back until one of the `approvers` says that it may go out; it has its number, hash and files from its issue on.',
    )
    .meta(example(true)),
  approvers: z
    .array(nameField)
    .min(1, { error: 'expected at least one receiver' })
    .optional()
    .describe('Receivers (by name) that are told of a report that waits, with a link to read it and one to approve it.')
    .meta(example(['service-management'])),
  acknowledge_within: durationField
    .optional()
    .describe('How long those who get it have to say that they have read it: each mail has a link to do so.')
    .meta(example('3d')),
  escalation_policy: nameField
    .optional()
    .describe('Policy (by name) by which others are told once `acknowledge_within` is over and nobody has answered.')
    .meta(example('paperwork')),
})

/** One scheduled report of the root file. */
export const reportSchema = reportFields.superRefine(({ services, scope: other }, context) => {
  if (services === undefined || other === undefined) return
  const hint = 'both say what it covers: take one of them out'
  context.addIssue({ code: 'custom', path: ['services'], ...finding('expected no `services` beside `scope`', hint) })
})

export type ReportYaml = z.output<typeof reportSchema>

/** What a report covers, as it was written. */
export function coverageOf({ scope: of, services = 'all' }: Pick<ReportYaml, 'scope' | 'services'>): Coverage {
  if (of === undefined) return services === 'all' ? 'all' : { services }
  // Exactly one of its keys is there.
  return of as Exclude<Coverage, 'all'>
}

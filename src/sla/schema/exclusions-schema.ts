import * as z from 'zod'
import { durationField, example, finding } from '../../shared/fields.js'
import { formatDuration } from '../../shared/duration.js'
import type { ExclusionKind } from '../terms.js'
import { noticeField } from './within-field.js'

/** The longest that there is of each, in days. */
const DAYS = { month: 31, quarter: 92, year: 366 } as const

const cap = z
  .strictObject({
    duration: durationField.describe('Most that is excluded.').meta(example('10h')),
    per: z
      .enum(['month', 'quarter', 'year'], { error: 'expected month, quarter or year' })
      .describe('Calendar period in which it may be used up, in the zone of the agreement.')
      .meta(example('year')),
  })
  .superRefine(({ duration, per }, context) => {
    if (duration <= DAYS[per] * 86_400) return
    const message = `no ${per} is as long as ${formatDuration(duration)}`
    context.addIssue({ code: 'custom', path: ['duration'], ...finding(message, 'take the cap out: it limits nothing') })
  })

const kind = (what: string) =>
  z
    .strictObject({
      min_notice: noticeField
        .optional()
        .describe('It counts only where it was announced this long before it began; default: at any time.')
        .meta(example('48h')),
      cap: cap
        .optional()
        .describe('How much of it is excluded at most.')
        .meta(example({ duration: '10h', per: 'year' })),
    })
    .optional()
    .describe(what)
    .meta(example({ min_notice: '48h' }))

const KINDS = {
  scheduled_maintenance: kind('Planned maintenance, also that under `maintenance` of the root file.'),
  emergency_maintenance: kind('Maintenance that could not wait.'),
  customer_caused: kind('What the customer has caused.'),
  force_majeure: kind('What nobody could have prevented.'),
  third_party: kind('What others than provider and customer have caused.'),
  suspension: kind('Time in which the contract let the service be suspended.'),
  other: kind('Anything else that was agreed.'),
} satisfies Readonly<Record<ExclusionKind, z.ZodType>>

/** What is left out of the count: kinds that are not named count like any other time. */
export const exclusionsSchema = z
  .strictObject(KINDS)
  .default({})
  .describe('What does not count against the agreement, by kind; of a kind that is not named here nothing is left out.')

import * as z from 'zod'
import { dayField } from '../calendar/instant-field.js'
import { example, finding, objectiveField } from '../shared/fields.js'

const dated = z
  .array(
    z.strictObject({
      from: dayField
        .optional()
        .describe('First day of it, midnight in UTC; the first entry may leave it out.')
        .meta(example('2026-10-01')),
      value: objectiveField.describe('Share of good events promised, in percent.'),
    }),
  )
  .min(1)
  .superRefine((entries, context) => {
    entries.forEach(({ from }, index) => {
      const before = entries[index - 1]
      if (before === undefined) return
      const path = [index, 'from']
      if (from === undefined) {
        context.addIssue({
          code: 'custom',
          path,
          ...finding('expected the day from which it holds', 'add `from: 2026-10-01`'),
        })
      } else if (before.from !== undefined && from <= before.from) {
        context.addIssue({
          code: 'custom',
          path,
          ...finding('expected a later day than that of the entry before', 'list the oldest first'),
        })
      }
    })
  })

/** One objective, or one after the other with the days from which they hold. */
export const objectiveSchema = z
  .union([objectiveField, dated], { error: 'expected a percentage such as 99.9, or a list of {from, value}' })
  .describe(
    'Share of good events promised, in percent; needed here or in the template. A list tells since when each holds.',
  )
  .meta(example(99.9))

import * as z from 'zod'
import { finding } from '../../../shared/fields.js'

const DECIMAL = /^\d+(\.\d+)?$/

/** A decimal number as text, so that it is exact, or as a number. */
function decimalField(expected: string) {
  return z
    .union([z.string(), z.number()], { error: expected })
    .transform(String)
    .refine((text) => DECIMAL.test(text), { error: expected })
}

/** A share in [0, 1] out of a percentage by its text: `99.9` is 0.999. */
export function percentField(most = 100) {
  return decimalField('expected a percentage such as 99.9')
    .refine((text) => Number(text) <= most, { error: `expected a percentage of ${most} or less` })
    .transform((text) => Number(`${text}e-2`))
    .meta({ examples: ['99.9'] })
}

/** A percentage above 0. */
export const promiseField = percentField()
  .refine((share) => share > 0, { error: 'expected a percentage above 0, such as 99.9' })
  .meta({ examples: ['99.9'] })

/** A ratio in [0, 1]. */
export const shareField = decimalField('expected a ratio from 0 to 1 such as 0.05')
  .superRefine((text, context) => {
    if (Number(text) <= 1) return
    const message = 'expected a ratio from 0 to 1, this looks like a percentage'
    context.addIssue({ code: 'custom', ...finding(message, `did you mean ${Number(`${text}e-2`)}?`) })
  })
  .transform(Number)
  .meta({ examples: ['0.05'] })

/** A number of events, or a weight. */
export const amountField = decimalField('expected a number of 0 or more').transform(Number)

export function wholeField(least: number, expected: string, most = Number.MAX_SAFE_INTEGER) {
  const field = z.number({ error: expected }).int({ error: expected }).min(least, { error: expected })
  return field.max(most, { error: `expected ${String(most)} or less` })
}

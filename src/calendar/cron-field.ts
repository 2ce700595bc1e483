import { CronExpressionParser } from 'cron-parser'
import * as z from 'zod'
import { finding } from '../shared/fields.js'

function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== 5) return false
  try {
    CronExpressionParser.parse(text)
    return true
  } catch {
    return false
  }
}

/** A five-field cron expression: minute, hour, day of month, month, day of week. */
export const cronField = z
  .string({ error: 'expected a cron expression such as "0 8 1 * *"' })
  .superRefine((text, context) => {
    if (isCron(text)) return
    const hint =
      'the fields are minute, hour, day of month, month, day of week: "0 8 1 * *" is 08:00 on the first of each month'
    context.addIssue({ code: 'custom', ...finding('expected a five-field cron expression such as "0 8 1 * *"', hint) })
  })
  .meta({ format: 'cron', examples: ['0 8 1 * *'] })

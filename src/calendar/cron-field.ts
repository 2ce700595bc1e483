import { CronExpressionParser } from 'cron-parser'
import { z } from 'zod'

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
  .refine(isCron, {
    error: 'expected a five-field cron expression such as "0 8 1 * *" (minute hour day-of-month month day-of-week)',
  })
  .meta({ format: 'cron', examples: ['0 8 1 * *'] })

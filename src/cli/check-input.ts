import * as z from 'zod'
import { UsageError } from '../shared/app-error.js'

/** What was given, as the schema of the API reads it: without a daemon nobody else checks it. Throws `UsageError`. */
export function checkInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new UsageError(z.prettifyError(parsed.error))
  return parsed.data
}

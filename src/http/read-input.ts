import * as z from 'zod'
import { HttpError } from './problem.js'

/** What a request says, as the schema reads it; refuses what it does not. */
export function readInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new HttpError('bad_request', z.prettifyError(parsed.error))
  return parsed.data
}

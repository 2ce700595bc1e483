import * as z from 'zod'

/** Who says something, as they call themselves. */
export const byField = z
  .string()
  .trim()
  .min(1, { error: 'expected a name' })
  .max(200)
  .optional()
  .describe('Name of who says it. With a token its own name stands, and this can be left out.')

import * as z from 'zod'

/** An instant in an answer of the API. */
export const instant = z.iso.datetime().describe('Instant, RFC 3339 in UTC.')

/** A share of a whole. */
export const ratio = z.number().min(0).max(1)

/** A stretch of time. */
export const interval = z
  .strictObject({ from: instant, to: instant })
  .describe('From `from` up to, not including, `to`.')

/** What was counted. */
export const counts = z
  .strictObject({
    events: z.number().describe('Number of all events.'),
    errors: z.number().describe('Number of the bad events.'),
    observedSeconds: z.number().min(0).describe('Time for which anything is known.'),
  })
  .describe('What was counted in the time that was observed.')

/** Whose it is, and what people call it. */
export const identity = {
  service: z.string(),
  environment: z.string().nullable(),
  description: z.string().nullable(),
}

/** Dates as JSON writes them; everything else as it is. */
export type Written<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Written<Item>[]
    : T extends object
      ? { -readonly [K in keyof T]: Written<T[K]> }
      : T

/** Plain JSON data. */
export function written<T>(value: T): Written<T> {
  return JSON.parse(JSON.stringify(value)) as Written<T>
}

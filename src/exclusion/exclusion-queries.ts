import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import { byField } from '../http/by-field.js'
import type { Interval } from '../calendar/interval.js'

/** Which stretch of time is asked for. */
export const exclusionsQuery = z.object({
  from: instantField.optional().describe('Default: a year ago.'),
  to: instantField.optional().describe('Default: in a year.'),
})

const YEAR_MS = 366 * 86_400_000

/** The same where one end is left out, or both. */
export function listedSpan({ from, to }: z.output<typeof exclusionsQuery>, now: Date): Interval {
  return { from: from ?? new Date(now.getTime() - YEAR_MS), to: to ?? new Date(now.getTime() + YEAR_MS) }
}

/** Who withdraws, and why. */
export const withdrawalQuery = z.object({
  by: byField,
  why: z.string().trim().min(1, { error: 'expected a reason' }).max(2000).describe('Why it is withdrawn.'),
})

import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import { byField } from '../http/by-field.js'
import { defineList, type FiltersOf } from '../http/lists/list.js'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import type { Interval } from '../calendar/interval.js'
import type { Entry } from './entry.js'

/** What was entered, by beginning. */
export const exclusionsList = defineList({
  name: 'exclusions',
  key: z.tuple([z.iso.datetime(), z.int()]),
  filters: {
    from: instantField.optional().describe('What ends after it; default: a year ago.'),
    to: instantField.optional().describe('What begins before it; default: in a year.'),
    service: z.string().optional().describe('What concerns this service, or agreements of it.'),
    kind: z.enum(EXCLUSION_KINDS).optional().describe('Of one kind only.'),
    state: z.enum(['standing', 'withdrawn']).optional().describe('What stands only, or what was withdrawn.'),
  },
})

/** Whether it is asked for, whenever it is. */
export function isAskedFor(entry: Entry, { service, kind, state }: FiltersOf<typeof exclusionsList>): boolean {
  return (
    (service === undefined || entry.scope.some((part) => part.service === service)) &&
    (kind === undefined || entry.kind === kind) &&
    (state === undefined || (entry.withdrawn === null) === (state === 'standing'))
  )
}

const YEAR_MS = 366 * 86_400_000

/** The same where one end is left out, or both. */
export function listedSpan(
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
  now: Date,
): Interval {
  return { from: from ?? new Date(now.getTime() - YEAR_MS), to: to ?? new Date(now.getTime() + YEAR_MS) }
}

/** Who withdraws, and why. */
export const withdrawalQuery = z.object({
  by: byField,
  why: z.string().trim().min(1, { error: 'expected a reason' }).max(2000).describe('Why it is withdrawn.'),
})

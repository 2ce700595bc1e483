import { dayAfter } from '../calendar/calendar-days.js'
import type { Period } from '../calendar/period.js'
import type { Agreement } from './agreement.js'
import type { ClaimEnd } from './agreement-result.js'

/** Until when credit for a period can be claimed: days on the calendar of the agreement's zone, whatever the clocks do; `null`: not agreed. */
export function claimEnd({ claimWithinDays }: Agreement, { interval, zone }: Period): ClaimEnd | null {
  if (claimWithinDays === null) return null
  const last = dayAfter(interval.to, claimWithinDays, zone)
  return { lastDay: last.label, before: last.interval.to }
}

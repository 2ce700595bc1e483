import * as z from 'zod'
import type { EventOf } from '../event/domain-event.js'

const issued = z.object({ report: z.string(), period: z.string(), revision: z.int() })

/** What reports tell of. */
export const reportEvents = {
  report_issued: { subject: 'report', data: issued },
  report_superseded: { subject: 'report', data: issued.extend({ by: z.int(), reason: z.string() }) },
} as const

export type ReportEvent = EventOf<typeof reportEvents>

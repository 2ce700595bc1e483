import * as z from 'zod'
import type { EventOf } from '../event/domain-event.js'

const revision = z.object({ report: z.string(), period: z.string(), revision: z.int() })

const answered = revision.extend({
  number: z.string(),
  by: z.string(),
  how: z.string(),
  comment: z.string().optional(),
})

/** What reports tell of. */
export const reportEvents = {
  /** Events of reports that were issued before reports had numbers have none. */
  report_issued: { subject: 'report', data: revision.extend({ number: z.string().optional() }) },
  report_superseded: { subject: 'report', data: revision.extend({ by: z.int(), reason: z.string() }) },
  report_acknowledged: { subject: 'report', data: answered },
} as const

export type ReportEvent = EventOf<typeof reportEvents>

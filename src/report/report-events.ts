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
  /** `held`: it is not sent before it is approved. Events of reports that were issued before reports had numbers have none. */
  report_issued: {
    subject: 'report',
    data: revision.extend({ number: z.string().optional(), held: z.boolean().optional() }),
  },
  report_superseded: { subject: 'report', data: revision.extend({ by: z.int(), reason: z.string() }) },
  report_acknowledged: { subject: 'report', data: answered },
  report_approved: { subject: 'report', data: answered },
  report_rejected: { subject: 'report', data: answered },
  report_sent_again: { subject: 'report', data: answered.extend({ to: z.array(z.string()) }) },
} as const

export type ReportEvent = EventOf<typeof reportEvents>

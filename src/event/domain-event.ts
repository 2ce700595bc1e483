import * as z from 'zod'

/** What every event of an incident says about it, as it was at that instant. */
const incidentFacts = z.object({
  /** Number people call it by. */
  number: z.int(),
  title: z.string(),
  service: z.string(),
  environment: z.string().nullable(),
  severity: z.string(),
})

/** Who did it: a person or a receiver; `null`: Plimsoll by itself. */
const author = z.string().nullable()

function event<Kind extends string, Subject extends string, Data extends z.ZodType>(
  kind: Kind,
  subject: Subject,
  data: Data,
) {
  return z.object({
    kind: z.literal(kind),
    subject: z.object({ kind: z.literal(subject), id: z.string() }),
    at: z.date(),
    data,
  })
}

const outcome = z.object({
  /** Of the message in the outbox. */
  key: z.string(),
  receiver: z.string(),
  /** What the other side said last. */
  answer: z.string().nullable(),
})

/** Every kind of event, as it lies in the table `domain_event`. */
export const domainEventSchema = z.discriminatedUnion('kind', [
  event('incident_opened', 'incident', incidentFacts),
  event('incident_reopened', 'incident', incidentFacts),
  event('incident_severity_raised', 'incident', incidentFacts.extend({ from: z.string() })),
  event('incident_acknowledged', 'incident', incidentFacts.extend({ author })),
  event('incident_recovered', 'incident', incidentFacts),
  event('incident_resolved', 'incident', incidentFacts.extend({ author })),
  event('incident_updated', 'incident', incidentFacts.extend({ author, text: z.string() })),
  event('report_issued', 'report', z.object({ report: z.string(), period: z.string(), revision: z.int() })),
  event(
    'report_superseded',
    'report',
    z.object({ report: z.string(), period: z.string(), revision: z.int(), by: z.int(), reason: z.string() }),
  ),
  event(
    'history_filled',
    'service',
    z.object({
      /** SLOs, or datasets. */
      names: z.array(z.string()),
      /** Hours (their beginnings, RFC 3339, UTC) with the minutes of each that were unknown and are known now, summed over the names. */
      hours: z.array(z.object({ hour: z.iso.datetime(), minutes: z.number() })),
    }),
  ),
  event('incident_notified', 'incident', outcome),
  event('incident_notification_failed', 'incident', outcome),
])

/** Something that happened, committed in the transaction of the state that it changed; never edited. */
export type DomainEvent = z.output<typeof domainEventSchema>

/** What an event is about. */
export type EventSubject = DomainEvent['subject']

/** An event as it was recorded. */
export interface RecordedEvent {
  /** Place in the stream: a later event has a higher number. */
  readonly id: number
  readonly event: DomainEvent
}

import type { Selectable } from 'kysely'
import type { Reader, Transaction } from '../store/database.js'
import type { DomainEventTable } from '../store/event-tables.js'
import { domainEventSchema, type DomainEvent, type EventSubject, type RecordedEvent } from './domain-event.js'

/** Writes down what happened, in the transaction of the state that it changed. */
export async function recordEvent(transaction: Transaction, { kind, subject, at, data }: DomainEvent): Promise<void> {
  const row = {
    at: Math.floor(at.getTime() / 1000),
    kind,
    subject_kind: subject.kind,
    subject_id: subject.id,
    data: JSON.stringify(data),
  }
  await transaction.insertInto('domain_event').values(row).execute()
}

/** Everything that happened to one thing, oldest first. */
export async function readEventsOf(database: Reader, { kind, id }: EventSubject): Promise<readonly RecordedEvent[]> {
  const about = database.selectFrom('domain_event').selectAll()
  const rows = await about.where('subject_kind', '=', kind).where('subject_id', '=', id).orderBy('id').execute()
  return rows.map(toEvent)
}

/** The next events after a place in the stream, oldest first. */
export async function readEventsAfter(
  database: Reader,
  after: number,
  most: number,
): Promise<readonly RecordedEvent[]> {
  const later = database.selectFrom('domain_event').selectAll().where('id', '>', after)
  return (await later.orderBy('id').limit(most).execute()).map(toEvent)
}

/** An event of one kind, as it was recorded. */
export type RecordedEventOf<Kind extends DomainEvent['kind']> = Omit<RecordedEvent, 'event'> & {
  readonly event: Extract<DomainEvent, { readonly kind: Kind }>
}

/** Events of one kind from an instant on and after a place in the stream, oldest first. */
export async function readEventsOfKind<Kind extends DomainEvent['kind']>(
  database: Reader,
  kind: Kind,
  { since, after }: { readonly since: Date; readonly after: number },
): Promise<readonly RecordedEventOf<Kind>[]> {
  const later = database.selectFrom('domain_event').selectAll().where('id', '>', after).where('kind', '=', kind)
  const rows = await later
    .where('at', '>=', Math.floor(since.getTime() / 1000))
    .orderBy('id')
    .execute()
  return rows.map(toEvent).filter((one): one is RecordedEventOf<Kind> => one.event.kind === kind)
}

function toEvent({ id, at, kind, subject_kind, subject_id, data }: Selectable<DomainEventTable>): RecordedEvent {
  const subject = { kind: subject_kind, id: subject_id }
  const event = domainEventSchema.parse({ kind, subject, at: new Date(at * 1000), data: JSON.parse(data) as unknown })
  return { id, event }
}

import type { Selectable } from 'kysely'
import type { Reader, Transaction } from '../store/database.js'
import type { DomainEventTable } from '../store/event-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { DomainEvent, EventKinds, EventOf, RecordedEvent, Subject } from './domain-event.js'

/** Writes down what happened, in the transaction of the state that it changed. */
export async function recordEvent(transaction: Transaction, event: DomainEvent): Promise<void> {
  const { kind, subject, at, actor, data } = event
  const row = {
    at: toUnix(at),
    kind,
    subject_kind: subject.kind,
    subject_id: subject.id,
    actor_kind: actor.kind,
    actor_name: actor.name,
    data: JSON.stringify(data),
  }
  await transaction.insertInto('domain_event').values(row).execute()
}

/** Everything of these kinds that happened to one thing, oldest first. */
export async function readEventsOf<Kinds extends EventKinds>(
  reader: Reader,
  kinds: Kinds,
  { kind, id }: Subject,
): Promise<readonly RecordedEvent<EventOf<Kinds>>[]> {
  const about = reader.selectFrom('domain_event').selectAll().where('kind', 'in', Object.keys(kinds))
  const rows = await about.where('subject_kind', '=', kind).where('subject_id', '=', id).orderBy('id').execute()
  return rows.map((row) => toEvent(kinds, row))
}

/** Events of these kinds from an instant on and after a place in the stream, oldest first. */
export async function readEventsSince<Kinds extends EventKinds>(
  reader: Reader,
  kinds: Kinds,
  { since, after }: { readonly since: Date; readonly after: number },
): Promise<readonly RecordedEvent<EventOf<Kinds>>[]> {
  const later = reader.selectFrom('domain_event').selectAll().where('id', '>', after)
  const rows = await later
    .where('kind', 'in', Object.keys(kinds))
    .where('at', '>=', toUnix(since))
    .orderBy('id')
    .execute()
  return rows.map((row) => toEvent(kinds, row))
}

/** The last event of whatever kind; `null`: there is none yet. */
export async function lastEvent(reader: Reader): Promise<number | null> {
  const newest = reader.selectFrom('domain_event').select('id').orderBy('id', 'desc').limit(1)
  return (await newest.executeTakeFirst())?.id ?? null
}

/** The next part of the stream: those of its events that are of these kinds, oldest first. */
export interface StreamPart<Event extends DomainEvent> {
  readonly events: readonly RecordedEvent<Event>[]
  /** Of whatever kind. */
  readonly count: number
  /** Of the last one, of whatever kind; `null`: there is none. */
  readonly last: number | null
}

/** Reads what comes after a place in the stream. */
export async function readStream<Kinds extends EventKinds>(
  reader: Reader,
  kinds: Kinds,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<StreamPart<EventOf<Kinds>>> {
  const later = reader.selectFrom('domain_event').selectAll().where('id', '>', after)
  const rows = await later.orderBy('id').limit(most).execute()
  const own = rows.filter(({ kind }) => Object.hasOwn(kinds, kind))
  return { events: own.map((row) => toEvent(kinds, row)), count: rows.length, last: rows.at(-1)?.id ?? null }
}

function toEvent<Kinds extends EventKinds>(
  kinds: Kinds,
  row: Selectable<DomainEventTable>,
): RecordedEvent<EventOf<Kinds>> {
  const event = {
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    at: fromUnix(row.at),
    actor: { kind: row.actor_kind, name: row.actor_name },
    data: kinds[row.kind]?.data.parse(JSON.parse(row.data)),
  }
  // Its name chose the schema that its data were read by, and each kind is recorded about what it says that it is about.
  return { id: row.id, event: event as EventOf<Kinds> }
}

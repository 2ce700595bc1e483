import type { Selectable } from 'kysely'
import { countRows, numberOf, type Aggregate } from '../store/aggregates.js'
import type { Reader, Transaction } from '../store/database.js'
import type { PagerdutyEventTable, PagerdutyIncidentTable } from '../store/pagerduty-tables.js'
import type { PagerdutyEvent, PagerdutyIncident } from './pagerduty-event.js'

/** Of a delivery; a note has some thousand characters. */
const LONGEST_BODY = 65_536

/** A delivery as it came. */
export interface Delivered {
  readonly event: PagerdutyEvent
  readonly body: string
  /** Address that it came from. */
  readonly sender: string
  readonly receivedAt: Date
}

export type EventOutcome = PagerdutyEventTable['outcome']

/**
 * Keeps an event and what it tells of its incident; until both are committed, PagerDuty is not answered and delivers it again.
 *
 * @returns whether it is new: what was kept under its id already stays as it is
 */
export async function keepEvent(
  transaction: Transaction,
  { event, body, sender, receivedAt }: Delivered,
  outcome: EventOutcome,
): Promise<boolean> {
  const known = transaction.selectFrom('pagerduty_event').select('id').where('id', '=', event.id)
  if ((await known.executeTakeFirst()) !== undefined) return false
  if (event.incident !== null) await keepIncident(transaction, event.incident, event.occurredAt)
  const { id, type, occurredAt, incident, person, assignees, words, isMerge } = event
  await transaction
    .insertInto('pagerduty_event')
    .values({
      ...{ id, type, person, assignees, words, sender, outcome },
      occurred_at: occurredAt.getTime(),
      received_at: receivedAt.getTime(),
      pagerduty_id: incident?.id ?? null,
      is_merge: isMerge ? 1 : 0,
      body: body.slice(0, LONGEST_BODY),
    })
    .execute()
  return true
}

/** What an event does not say stays as it was; an older one than the newest tells no status. */
async function keepIncident(transaction: Transaction, incident: PagerdutyIncident, occurredAt: Date): Promise<void> {
  const found = await transaction.selectFrom('pagerduty_incident').selectAll().where('id', '=', incident.id).execute()
  const known = found[0] ?? NOTHING_KNOWN
  const row = {
    incident_key: incident.key ?? known.incident_key,
    number: incident.number ?? known.number,
    url: incident.url ?? known.url,
    created_at: createdAt(incident, known, occurredAt),
    ...standingOf(incident, known, occurredAt.getTime()),
  }
  const insert = transaction.insertInto('pagerduty_incident').values({ id: incident.id, incident_id: null, ...row })
  await insert.onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
}

type Known = Omit<Selectable<PagerdutyIncidentTable>, 'id' | 'incident_id'>

const NOTHING_KNOWN: Known = {
  ...{ incident_key: null, number: null, title: '', url: null, status: null },
  created_at: Infinity,
  status_at: 0,
}

/** Only an event that tells of the incident itself, and no older one than before, says how it stands. */
function standingOf({ status, title }: PagerdutyIncident, known: Known, at: number) {
  const isNews = status !== null && at >= known.status_at
  if (isNews) return { status, title, status_at: at }
  return { status: known.status, title: known.title === '' ? title : known.title, status_at: known.status_at }
}

function createdAt({ createdAt: said }: PagerdutyIncident, known: Known, occurredAt: Date): number {
  return said === null ? Math.min(known.created_at, occurredAt.getTime()) : said.getTime()
}

/** An event that waits, with what is known of its incident. */
export interface WaitingEvent {
  readonly id: string
  readonly type: string
  readonly occurredAt: Date
  readonly receivedAt: Date
  readonly person: string | null
  readonly assignees: string | null
  readonly words: string
  readonly isMerge: boolean
  readonly sender: string
  readonly incident: Selectable<PagerdutyIncidentTable>
}

/** Events of which nothing was made yet, in the order in which they happened; of one incident, or of all. */
export async function readWaiting(reader: Reader, pagerdutyId: string | null): Promise<readonly WaitingEvent[]> {
  const waiting = reader.selectFrom('pagerduty_event').selectAll().where('outcome', '=', 'waiting')
  const wanted = pagerdutyId === null ? waiting : waiting.where('pagerduty_id', '=', pagerdutyId)
  const rows = await wanted.orderBy('occurred_at').orderBy('id').limit(MOST_WAITING).execute()
  const ids = [...new Set(rows.flatMap(({ pagerduty_id }) => pagerduty_id ?? []))]
  const about = await reader.selectFrom('pagerduty_incident').selectAll().where('id', 'in', ids).execute()
  const incidents = new Map(about.map((incident) => [incident.id, incident]))
  return rows.flatMap((row) => {
    const incident = incidents.get(row.pagerduty_id ?? '')
    return incident === undefined ? [] : [toWaiting(row, incident)]
  })
}

/** Looked at in one go. */
const MOST_WAITING = 1000

function toWaiting(row: Selectable<PagerdutyEventTable>, incident: Selectable<PagerdutyIncidentTable>): WaitingEvent {
  const { id, type, person, assignees, words, sender } = row
  const [occurredAt, receivedAt] = [new Date(row.occurred_at), new Date(row.received_at)]
  const isMerge = row.is_merge === 1
  return { id, type, person, assignees, words, sender, occurredAt, receivedAt, isMerge, incident }
}

/** Whether nothing was made of an event yet. */
export async function isWaiting(transaction: Transaction, id: string): Promise<boolean> {
  const row = await transaction.selectFrom('pagerduty_event').select('outcome').where('id', '=', id).executeTakeFirst()
  return row?.outcome === 'waiting'
}

/** Notes what became of an event, in the transaction in which it did. */
export async function settleEvent(transaction: Transaction, id: string, outcome: EventOutcome): Promise<void> {
  await transaction.updateTable('pagerduty_event').set({ outcome }).where('id', '=', id).execute()
}

/** Notes which of our incidents one of PagerDuty is. */
export async function matchIncident(transaction: Transaction, id: string, incidentId: string): Promise<void> {
  await transaction.updateTable('pagerduty_incident').set({ incident_id: incidentId }).where('id', '=', id).execute()
}

/** How many others in PagerDuty are the same incident of ours and not resolved. */
export async function countOpenOthers(reader: Reader, { id, incidentId }: { id: string; incidentId: string }) {
  const same = reader.selectFrom('pagerduty_incident').where('incident_id', '=', incidentId).where('id', '<>', id)
  return countRows(same.where('status', '<>', 'resolved'))
}

/** Incidents of PagerDuty of which somebody there has done something since an instant, and that are none of ours. */
export async function countUnmatched(reader: Reader, since: Date): Promise<number> {
  const events = reader.selectFrom('pagerduty_event').where('received_at', '>=', since.getTime())
  const { count } = await events
    .where('outcome', 'in', ['waiting', 'unmatched'])
    .select(({ fn }) => fn.count<Aggregate>('pagerduty_id').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return numberOf(count)
}

/** Forgets events that were received before an instant. */
export async function dropEvents(transaction: Transaction, before: Date): Promise<void> {
  await transaction.deleteFrom('pagerduty_event').where('received_at', '<', before.getTime()).execute()
}

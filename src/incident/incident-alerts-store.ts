import { sql, type Insertable } from 'kysely'
import { batches } from '../shared/batches.js'
import { breathe, inPortions } from '../shared/breathe.js'
import type { Reader, Transaction } from '../store/database.js'
import type { IncidentAlertTable } from '../store/incident-tables.js'
import { alertRow, environmentKey, toAlert } from './incident-rows-store.js'
import type { IncidentBook } from './incident-book.js'
import type { AlertEpisode, IncidentIdentity } from './incident.js'

/** Rows that are read or written without a breath: some milliseconds. Eleven values each, of at most 32,766 per statement. */
const PORTION = 250

/**
 * Alerts of one incident, those of an identity that belong to none and fire or began at `since` or later, or all that fire or ended at
 * `firingSince` or later. Instants are Unix milliseconds.
 */
export type WantedAlerts =
  | { readonly incidentId: string }
  | { readonly looseOf: IncidentIdentity; readonly since: number }
  | { readonly firingSince: number }

/** Alerts by beginning, read a portion at a time. */
export async function readAlerts(database: Reader, wanted: WantedAlerts): Promise<readonly AlertEpisode[]> {
  const alerts: AlertEpisode[] = []
  let last = 0
  for (;;) {
    const rows = await portion(database, wanted, last).execute()
    for (const row of rows) alerts.push(toAlert(row))
    last = rows.at(-1)?.place ?? last
    if (rows.length < PORTION) return alerts.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    await breathe()
  }
}

function portion(database: Reader, wanted: WantedAlerts, after: number) {
  const place = sql<number>`rowid`
  const all = database.selectFrom('incident_alert').selectAll().select(place.as('place'))
  const next = all.where(place, '>', after).orderBy(place).limit(PORTION)
  if ('incidentId' in wanted) return next.where('incident_id', '=', wanted.incidentId)
  if ('firingSince' in wanted)
    return next.where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>=', wanted.firingSince)]))
  return next
    .where('service', '=', wanted.looseOf.service)
    .where('environment', '=', environmentKey(wanted.looseOf))
    .where('incident_id', 'is', null)
    .where((where) => where.or([where('ends_at', 'is', null), where('starts_at', '>=', wanted.since)]))
}

/** Writes what is new or has changed between two states of a book, and takes out what is gone. */
export async function saveAlerts(transaction: Transaction, before: IncidentBook, book: IncidentBook): Promise<void> {
  const known = ownersOf(before)
  await breathe()
  const now = ownersOf(book)
  await breathe()
  const changed = [...now].filter(([alert, owner]) => !known.has(alert) || known.get(alert) !== owner)
  await breathe()
  await inPortions(batches(goneFrom(known, now), PORTION), (portion) => dropAlerts(transaction, portion))
  await inPortions(batches(changed, PORTION), (portion) => {
    const rows = portion.map(([alert, incidentId]) => alertRow(alert, { identity: book, incidentId }))
    return putAlerts(transaction, rows)
  })
}

type Owners = ReadonlyMap<AlertEpisode, string | null>

/** What is not there any more; what only looks different now is not gone. */
function goneFrom(known: Owners, now: Owners): readonly AlertEpisode[] {
  const missing = [...known.keys()].filter((alert) => !now.has(alert))
  if (missing.length === 0) return []
  const kept = new Set([...now.keys()].filter((alert) => !known.has(alert)).map(keyOf))
  return missing.filter((alert) => !kept.has(keyOf(alert)))
}

async function putAlerts(transaction: Transaction, rows: readonly Insertable<IncidentAlertTable>[]): Promise<void> {
  const insert = transaction.insertInto('incident_alert').values(rows)
  const put = insert.onConflict((on) =>
    on.columns(['fingerprint', 'starts_at']).doUpdateSet((eb) => ({
      ends_at: eb.ref('excluded.ends_at'),
      service: eb.ref('excluded.service'),
      environment: eb.ref('excluded.environment'),
      incident_id: eb.ref('excluded.incident_id'),
      labels: eb.ref('excluded.labels'),
      summary: eb.ref('excluded.summary'),
      approximate: eb.ref('excluded.approximate'),
      active_at: eb.ref('excluded.active_at'),
    })),
  )
  await put.execute()
}

function ownersOf({ incidents, loose }: IncidentBook): Owners {
  const owners = new Map<AlertEpisode, string | null>(loose.map((alert) => [alert, null]))
  for (const { id, alerts } of incidents) for (const alert of alerts) owners.set(alert, id)
  return owners
}

function keyOf({ fingerprint, startsAt }: AlertEpisode): string {
  return `${fingerprint}/${startsAt.getTime()}`
}

async function dropAlerts(transaction: Transaction, alerts: readonly AlertEpisode[]): Promise<void> {
  for (const { fingerprint, startsAt } of alerts) {
    const row = transaction.deleteFrom('incident_alert').where('fingerprint', '=', fingerprint)
    await row.where('starts_at', '=', startsAt.getTime()).execute()
  }
}

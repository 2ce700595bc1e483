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
  const [known, now] = [await ownersOf(before), await ownersOf(book)]
  const changed: (readonly [AlertEpisode, string | null])[] = []
  await eachOf(now, (one) => {
    if (known.get(one[0]) !== one[1]) changed.push(one)
  })
  const gone = await goneFrom(known, { now, changed })
  await inPortions(batches(gone, PORTION), (portion) => dropAlerts(transaction, portion))
  await inPortions(batches(changed, PORTION), (portion) => {
    const rows = portion.map(([alert, incidentId]) => alertRow(alert, { identity: book, incidentId }))
    return putAlerts(transaction, rows)
  })
}

type Owners = ReadonlyMap<AlertEpisode, string | null>

interface Now {
  readonly now: Owners
  readonly changed: readonly (readonly [AlertEpisode, string | null])[]
}

/** What is not there any more; what only looks different now is not gone. */
async function goneFrom(known: Owners, { now, changed }: Now): Promise<readonly AlertEpisode[]> {
  const kept = new Set<string>()
  await eachOf(changed, ([alert]) => kept.add(keyOf(alert)))
  const gone: AlertEpisode[] = []
  await eachOf(known, ([alert]) => {
    if (!now.has(alert) && !kept.has(keyOf(alert))) gone.push(alert)
  })
  return gone
}

/** Things that are looked at without a breath: a millisecond or two. */
const GLANCES = 2000

async function eachOf<T>(things: Iterable<T>, look: (thing: T) => void): Promise<void> {
  let looked = 0
  for (const thing of things) {
    look(thing)
    looked += 1
    if (looked % GLANCES === 0) await breathe()
  }
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

async function ownersOf({ incidents, loose }: IncidentBook): Promise<Owners> {
  const owners = new Map<AlertEpisode, string | null>()
  await eachOf(loose, (alert) => owners.set(alert, null))
  for (const { id, alerts } of incidents) await eachOf(alerts, (alert) => owners.set(alert, id))
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

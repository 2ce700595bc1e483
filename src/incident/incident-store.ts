import type { Selectable } from 'kysely'
import { recordEvent } from '../event/event-store.js'
import type { Database } from '../store/database.js'
import type { IncidentTable } from '../store/incident-tables.js'
import { toDomainEvent } from './incident-event.js'
import type { Applied, IncidentBook } from './incident-book.js'
import { alertRow, environmentKey, incidentRow, milestoneRows, toAlert, toIncident } from './incident-rows-store.js'
import type { Incident, IncidentIdentity } from './incident.js'

/** How far back a late message can still change something that is over. */
const RECENT_MS = 2 * 86_400_000

/** Everything of one identity that a message can still change: what is not resolved, or began within two days, or has an alert that fires. */
export async function loadBook(database: Database, identity: IncidentIdentity, now: Date): Promise<IncidentBook> {
  const since = now.getTime() - RECENT_MS
  const environment = environmentKey(identity)
  const rows = await database
    .selectFrom('incident')
    .selectAll()
    .where('service', '=', identity.service)
    .where('environment', '=', environment)
    .where((where) =>
      where.or([
        where('state', '<>', 'resolved'),
        where('began_at', '>=', since),
        where('id', 'in', where.selectFrom('incident_alert').select('incident_id').where('ends_at', 'is', null)),
      ]),
    )
    .orderBy('began_at')
    .execute()
  const loose = await database
    .selectFrom('incident_alert')
    .selectAll()
    .where('service', '=', identity.service)
    .where('environment', '=', environment)
    .where('incident_id', 'is', null)
    .where((where) => where.or([where('ends_at', 'is', null), where('starts_at', '>=', since)]))
    .execute()
  return { ...identity, incidents: await completed(database, rows), loose: loose.map(toAlert) }
}

/** Keeps what changed since `before`, and the events of it: to be called in the transaction that read `before`. */
export async function saveApplied(
  transaction: Database,
  before: IncidentBook,
  { applied, at }: { readonly applied: Applied; readonly at: Date },
): Promise<void> {
  const { book, changes } = applied
  const known = new Set(before.incidents)
  for (const alert of before.loose.filter((one) => !book.loose.includes(one))) {
    const row = transaction.deleteFrom('incident_alert').where('fingerprint', '=', alert.fingerprint)
    await row.where('starts_at', '=', alert.startsAt.getTime()).execute()
  }
  for (const incident of book.incidents.filter((one) => !known.has(one))) await saveIncident(transaction, incident)
  const loose = book.loose.filter((one) => !before.loose.includes(one))
  const rows = loose.map((alert) => alertRow(alert, { identity: book, incidentId: null }))
  if (rows.length > 0) await transaction.insertInto('incident_alert').values(rows).execute()
  for (const change of changes) await recordEvent(transaction, toDomainEvent(change, at))
}

async function saveIncident(transaction: Database, incident: Incident): Promise<void> {
  const { id, ...values } = incidentRow(incident)
  const insert = transaction.insertInto('incident').values({ id, ...values })
  await insert.onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute()
  await transaction.deleteFrom('incident_milestone').where('incident_id', '=', id).execute()
  const milestones = milestoneRows(incident)
  if (milestones.length > 0) await transaction.insertInto('incident_milestone').values(milestones).execute()
  await transaction.deleteFrom('incident_alert').where('incident_id', '=', id).execute()
  const alerts = incident.alerts.map((alert) => alertRow(alert, { identity: incident, incidentId: id }))
  if (alerts.length > 0) await transaction.insertInto('incident_alert').values(alerts).execute()
}

/** The number that the next incident gets. */
export async function nextIncidentNumber(transaction: Database): Promise<number> {
  const last = transaction.selectFrom('incident').select('number').orderBy('number', 'desc').limit(1)
  return ((await last.executeTakeFirst())?.number ?? 0) + 1
}

/** One incident by its id; `null`: there is none. */
export async function findIncident(database: Database, id: string): Promise<Incident | null> {
  const rows = await database.selectFrom('incident').selectAll().where('id', '=', id).execute()
  return (await completed(database, rows))[0] ?? null
}

/** One incident by the number that people use; `null`: there is none. */
export async function findIncidentByNumber(database: Database, number: number): Promise<Incident | null> {
  const rows = await database.selectFrom('incident').selectAll().where('number', '=', number).execute()
  return (await completed(database, rows))[0] ?? null
}

/** Everything that is not resolved. */
export async function readUnresolved(database: Database): Promise<readonly Incident[]> {
  const rows = database.selectFrom('incident').selectAll().where('state', '<>', 'resolved').orderBy('began_at')
  return completed(database, await rows.execute())
}

/** Incidents that began at `from` or later, oldest first. */
export async function readBegunSince(database: Database, from: Date): Promise<readonly Incident[]> {
  const rows = database.selectFrom('incident').selectAll().where('began_at', '>=', from.getTime())
  return completed(database, await rows.orderBy('began_at').execute())
}

export interface IncidentPage {
  /** Incidents with a lower number only; `null`: from the newest on. */
  readonly before: number | null
  readonly limit: number
  /** `null`: all. */
  readonly service: string | null
  /** Whether resolved ones are left out. */
  readonly unresolvedOnly: boolean
}

/** Incidents by number, newest first. */
export async function readIncidentPage(database: Database, page: IncidentPage): Promise<readonly Incident[]> {
  let query = database.selectFrom('incident').selectAll()
  if (page.before !== null) query = query.where('number', '<', page.before)
  if (page.service !== null) query = query.where('service', '=', page.service)
  if (page.unresolvedOnly) query = query.where('state', '<>', 'resolved')
  return completed(database, await query.orderBy('number', 'desc').limit(page.limit).execute())
}

async function completed(database: Database, rows: readonly Selectable<IncidentTable>[]): Promise<Incident[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const milestones = await database
    .selectFrom('incident_milestone')
    .selectAll()
    .where('incident_id', 'in', ids)
    .execute()
  const alerts = await database
    .selectFrom('incident_alert')
    .selectAll()
    .where('incident_id', 'in', ids)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => toIncident(row, milestones, alerts))
}

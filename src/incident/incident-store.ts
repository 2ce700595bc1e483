import type { Selectable } from 'kysely'
import type { Actor } from '../event/domain-event.js'
import { recordEvent } from '../event/event-store.js'
import { batches } from '../shared/batches.js'
import { countRows, numberOf, type Aggregate } from '../store/aggregates.js'
import type { Reader, Transaction } from '../store/database.js'
import type { IncidentTable } from '../store/incident-tables.js'
import { readAlerts, saveAlerts } from './incident-alerts-store.js'
import type { Applied, IncidentBook } from './incident-book.js'
import { toIncidentEvent } from './incident-events.js'
import { environmentKey, incidentRow, milestoneRows, roleRows, toCourse } from './incident-rows-store.js'
import type { Severity } from './incident-settings.js'
import type { Incident, IncidentCourse, IncidentIdentity, IncidentKind, IncidentState } from './incident.js'

/** How far back a late message can still change something that is over. */
const RECENT_MS = 2 * 86_400_000

/** Incidents per statement, which takes 32,766 values at most. */
const MOST_IDS = 500

/** Everything of one identity that a message can still change: what is not resolved, or began within two days, or has an alert that fires. */
export async function loadBook(database: Reader, identity: IncidentIdentity, now: Date): Promise<IncidentBook> {
  const since = now.getTime() - RECENT_MS
  const environment = environmentKey(identity)
  const rows = await database
    .selectFrom('incident')
    .selectAll()
    .where('service', '=', identity.service)
    .where('environment', '=', environment)
    // What is part of another takes no alerts: that one does.
    .where('kind', '<>', 'merged')
    .where((where) =>
      where.or([
        where('state', '<>', 'resolved'),
        where('began_at', '>=', since),
        where('id', 'in', where.selectFrom('incident_alert').select('incident_id').where('ends_at', 'is', null)),
      ]),
    )
    .orderBy('began_at')
    .execute()
  const loose = await readAlerts(database, { looseOf: identity, since })
  return { ...identity, incidents: await completed(database, rows), loose }
}

/**
 * Keeps what changed since `before`, and the events of it: to be called in the transaction that read `before`. Costs what has changed, not
 * what there is.
 */
export async function saveApplied(
  transaction: Transaction,
  before: IncidentBook,
  { applied, at, actor }: { readonly applied: Applied; readonly at: Date; readonly actor: Actor },
): Promise<void> {
  const { book, changes } = applied
  const known = new Set(before.incidents)
  for (const incident of book.incidents.filter((one) => !known.has(one))) await saveIncident(transaction, incident)
  await saveAlerts(transaction, before, book)
  for (const change of changes) await recordEvent(transaction, toIncidentEvent(change, { at, actor }))
}

async function saveIncident(transaction: Transaction, incident: Incident): Promise<void> {
  const { id, ...values } = incidentRow(incident)
  const insert = transaction.insertInto('incident').values({ id, ...values })
  await insert.onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute()
  await transaction.deleteFrom('incident_milestone').where('incident_id', '=', id).execute()
  const milestones = milestoneRows(incident)
  if (milestones.length > 0) await transaction.insertInto('incident_milestone').values(milestones).execute()
  await transaction.deleteFrom('incident_role').where('incident_id', '=', id).execute()
  const roles = roleRows(incident)
  if (roles.length > 0) await transaction.insertInto('incident_role').values(roles).execute()
}

/** The number that the next incident gets. */
export async function nextIncidentNumber(transaction: Transaction): Promise<number> {
  const last = transaction.selectFrom('incident').select('number').orderBy('number', 'desc').limit(1)
  return ((await last.executeTakeFirst())?.number ?? 0) + 1
}

/** One incident by its id; `null`: there is none. */
export async function findIncident(database: Reader, id: string): Promise<Incident | null> {
  const rows = await database.selectFrom('incident').selectAll().where('id', '=', id).execute()
  return (await completed(database, rows))[0] ?? null
}

/** How one incident went, by its id; `null`: there is none. */
export async function findCourse(database: Reader, id: string): Promise<IncidentCourse | null> {
  const rows = await database.selectFrom('incident').selectAll().where('id', '=', id).execute()
  return (await coursesOf(database, rows))[0] ?? null
}

/** One incident by the number that people use; `null`: there is none. */
export async function findIncidentByNumber(database: Reader, number: number): Promise<Incident | null> {
  const rows = await database.selectFrom('incident').selectAll().where('number', '=', number).execute()
  return (await completed(database, rows))[0] ?? null
}

/** One incident as people name it: by id, number, or `#7`; `null`: there is none. */
export function findByName(database: Reader, idOrNumber: string): Promise<Incident | null> {
  const wanted = idOrNumber.replace(/^#/, '')
  return /^\d{1,9}$/.test(wanted) ? findIncidentByNumber(database, Number(wanted)) : findIncident(database, wanted)
}

/** Everything that is not resolved. */
export async function readUnresolved(database: Reader): Promise<readonly Incident[]> {
  const rows = database.selectFrom('incident').selectAll().where('state', '<>', 'resolved').orderBy('began_at')
  return completed(database, await rows.execute())
}

/** Incidents that began at `from` or later, oldest first. */
export async function readBegunSince(database: Reader, from: Date): Promise<readonly Incident[]> {
  const rows = database.selectFrom('incident').selectAll().where('began_at', '>=', from.getTime())
  return completed(database, await rows.orderBy('began_at').execute())
}

/** Which incidents of a list. */
export interface IncidentFilter {
  /** Names; `null`: of all. */
  readonly services: readonly string[] | null
  /** `null`: in any. */
  readonly states: readonly IncidentState[] | null
  /** `null`: of any. */
  readonly severity: Severity | null
  /** `null`: of any. */
  readonly kind: IncidentKind | null
  /** When they began: at `from` or later, before `to`; `null`: whenever. */
  readonly begun: { readonly from: Date | null; readonly to: Date | null }
}

/** No filter. */
export const ALL_INCIDENTS: IncidentFilter = {
  ...{ services: null, states: null, severity: null, kind: null },
  begun: { from: null, to: null },
}

/** A part of the list. */
export interface IncidentPage extends IncidentFilter {
  /** Incidents with a lower number only; `null`: from the newest on. */
  readonly before: number | null
  readonly limit: number
}

/** Incidents by number, newest first. */
export async function readIncidentPage(database: Reader, page: IncidentPage): Promise<readonly Incident[]> {
  const rows = filtered(database, page).selectAll()
  const wanted = page.before === null ? rows : rows.where('number', '<', page.before)
  return completed(database, await wanted.orderBy('number', 'desc').limit(page.limit).execute())
}

/** The same without their alerts, from a place in the list on. */
export async function readCoursePage(
  database: Reader,
  page: IncidentFilter & { readonly offset: number; readonly limit: number },
): Promise<readonly IncidentCourse[]> {
  const rows = filtered(database, page).selectAll().orderBy('number', 'desc')
  return coursesOf(database, await rows.offset(page.offset).limit(page.limit).execute())
}

/** How many there are. */
export function countIncidents(database: Reader, filter: IncidentFilter): Promise<number> {
  return countRows(filtered(database, filter))
}

function filtered(database: Reader, { services, states, severity, kind, begun: { from, to } }: IncidentFilter) {
  return database
    .selectFrom('incident')
    .where((where) =>
      where.and([
        ...(services === null ? [] : [where('service', 'in', services)]),
        ...(states === null ? [] : [where('state', 'in', states)]),
        ...(severity === null ? [] : [where('severity', '=', severity)]),
        ...(kind === null ? [] : [where('kind', '=', kind)]),
        ...(from === null ? [] : [where('began_at', '>=', from.getTime())]),
        ...(to === null ? [] : [where('began_at', '<', to.getTime())]),
      ]),
    )
}

/** How incidents went that began at `from` or later, oldest first. */
export async function readCoursesSince(database: Reader, from: Date): Promise<readonly IncidentCourse[]> {
  const rows = database.selectFrom('incident').selectAll().where('began_at', '>=', from.getTime())
  return coursesOf(database, await rows.orderBy('began_at').execute())
}

/** How incidents of some services went that began in an interval, oldest first. */
export async function readCoursesOf(
  database: Reader,
  services: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly IncidentCourse[]> {
  const rows = filtered(database, { ...ALL_INCIDENTS, services, begun: { from, to } })
  return coursesOf(database, await rows.selectAll().orderBy('began_at').execute())
}

/** What an incident looks like from afar: its alerts are counted, not read. */
export interface IncidentGlance extends IncidentIdentity, Pick<Incident, 'id' | 'state'> {
  /** When it was first wrong, as far as is known. */
  readonly beganAt: Date
  readonly alerts: number
  /** Of them, those that fire. */
  readonly firing: number
}

/** Everything that is not resolved, from afar. */
export async function glanceAtUnresolved(database: Reader): Promise<readonly IncidentGlance[]> {
  const rows = await database
    .selectFrom('incident')
    .leftJoin('incident_alert as alert', 'alert.incident_id', 'incident.id')
    .where('state', '<>', 'resolved')
    .select(['incident.id', 'incident.service', 'incident.environment', 'state', 'began_at'])
    .select(({ fn }) => [
      fn.count<Aggregate>('alert.starts_at').as('alerts'),
      fn.count<Aggregate>('alert.ends_at').as('ended'),
    ])
    .groupBy('incident.id')
    .orderBy('began_at')
    .execute()
  return rows.map(({ id, service, environment, state, began_at, alerts, ended }) => ({
    ...{ id, service, environment: environment === '' ? null : environment, state },
    ...{ beganAt: new Date(began_at), alerts: numberOf(alerts), firing: numberOf(alerts) - numberOf(ended) },
  }))
}

async function completed(database: Reader, rows: readonly Selectable<IncidentTable>[]): Promise<Incident[]> {
  const incidents: Incident[] = []
  for (const course of await coursesOf(database, rows))
    incidents.push({ ...course, alerts: await readAlerts(database, { incidentId: course.id }) })
  return incidents
}

async function coursesOf(
  database: Reader,
  rows: readonly Selectable<IncidentTable>[],
): Promise<readonly IncidentCourse[]> {
  const courses: IncidentCourse[] = []
  for (const batch of batches(rows, MOST_IDS)) {
    const ids = batch.map(({ id }) => id)
    const milestones = await database
      .selectFrom('incident_milestone')
      .selectAll()
      .where('incident_id', 'in', ids)
      .orderBy('incident_id')
      .orderBy('kind')
      .execute()
    const roles = await database
      .selectFrom('incident_role')
      .selectAll()
      .where('incident_id', 'in', ids)
      .orderBy('incident_id')
      .orderBy('role')
      .execute()
    const [milestonesOf, rolesOf] = [byIncident(milestones), byIncident(roles)]
    for (const row of batch)
      courses.push(toCourse(row, { milestones: milestonesOf.get(row.id) ?? [], roles: rolesOf.get(row.id) ?? [] }))
  }
  return courses
}

function byIncident<Row extends { readonly incident_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const own = found.get(row.incident_id)
    if (own === undefined) found.set(row.incident_id, [row])
    else own.push(row)
  }
  return found
}

import type { Selectable } from 'kysely'
import type { Interval } from '../calendar/interval.js'
import { countRows } from '../store/aggregates.js'
import type { Reader, Transaction } from '../store/database.js'
import type { PostIncidentTables } from '../store/postincident-tables.js'
import type { ActionItem, ActionOrigin, ActionState } from './action-item.js'

/** Which action items are wanted; `undefined`: whatever. */
export interface ActionsWanted {
  readonly service?: string | undefined
  readonly owner?: string | undefined
  readonly state?: ActionState | undefined
  /** Those whose last day lies before this one. */
  readonly dueBefore?: string | undefined
  readonly incidentId?: string | undefined
  readonly closedIn?: Interval | undefined
}

/** A part of them, by their last day, then by number. */
export interface ActionsPage extends ActionsWanted {
  readonly after: readonly [due: string, number: number] | null
  readonly limit: number
  /** So many are left out first; default: none. */
  readonly offset?: number
}

export function countActions(reader: Reader, wanted: ActionsWanted): Promise<number> {
  return countRows(chosen(reader, wanted))
}

/** The first to be due stand first. */
export async function readActions(reader: Reader, wanted: ActionsPage): Promise<readonly ActionItem[]> {
  let query = chosen(reader, wanted)
  const { after } = wanted
  if (after !== null) {
    const [due, number] = after
    query = query.where((is) => is.or([is('due', '>', due), is.and([is('due', '=', due), is('number', '>', number)])]))
  }
  const rows = await query
    .selectAll()
    .orderBy('due')
    .orderBy('number')
    .limit(wanted.limit)
    .offset(wanted.offset ?? 0)
    .execute()
  return rows.map(toAction)
}

function chosen(reader: Reader, { service, owner, state, dueBefore, incidentId, closedIn }: ActionsWanted) {
  let query = reader.selectFrom('action_item')
  if (service !== undefined) query = query.where('service', '=', service)
  if (owner !== undefined) query = query.where('owner', '=', owner)
  if (state !== undefined) query = query.where('state', '=', state)
  if (dueBefore !== undefined) query = query.where('due', '<', dueBefore)
  if (incidentId !== undefined) query = query.where('incident_id', '=', incidentId)
  if (closedIn !== undefined)
    query = query.where('closed_at', '>=', closedIn.from.getTime()).where('closed_at', '<', closedIn.to.getTime())
  return query
}

/** `null`: there is none of this number. */
export async function findAction(reader: Reader, number: number): Promise<ActionItem | null> {
  const row = await reader.selectFrom('action_item').selectAll().where('number', '=', number).executeTakeFirst()
  return row === undefined ? null : toAction(row)
}

/** Gives it its number. */
export async function addAction(transaction: Transaction, item: Omit<ActionItem, 'number'>): Promise<ActionItem> {
  const { origin, service, environment, text, owner, due, createdAt, createdBy } = item
  const { number } = await transaction
    .insertInto('action_item')
    .values({
      ...{ ...originColumns(origin), service, environment: environment ?? '' },
      ...{ text, owner, due, created_at: createdAt.getTime(), created_by: createdBy },
      ...{ state: 'open', closed_at: null, closed_by: null, note: null },
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return { ...item, number }
}

function originColumns(origin: ActionOrigin) {
  const none = { incident_id: null, incident_number: null, drill_run_id: null, drill: null, finding: null }
  if (origin.kind === 'incident') return { ...none, incident_id: origin.id, incident_number: origin.number }
  return { ...none, drill_run_id: origin.run, drill: origin.drill, finding: origin.finding }
}

/** Those that findings of these runs have become, in the order in which they were noted. */
export async function readActionsOfRuns(reader: Reader, runs: readonly string[]): Promise<readonly ActionItem[]> {
  const rows = reader.selectFrom('action_item').selectAll().where('drill_run_id', 'in', runs).orderBy('number')
  return (await rows.execute()).map(toAction)
}

/** What can be other than it was. */
export async function saveAction(
  transaction: Transaction,
  { number, text, owner, due, state, closed }: ActionItem,
): Promise<void> {
  const end = { closed_at: closed?.at.getTime() ?? null, closed_by: closed?.by ?? null, note: closed?.note ?? null }
  const values = { text, owner, due, state, ...end }
  await transaction.updateTable('action_item').set(values).where('number', '=', number).execute()
}

function originOf(row: Selectable<PostIncidentTables['action_item']>): ActionOrigin {
  const { incident_id, incident_number, drill_run_id, drill, finding } = row
  if (drill_run_id !== null) return { kind: 'drill', run: drill_run_id, drill: drill ?? '', finding: finding ?? 0 }
  return { kind: 'incident', id: incident_id ?? '', number: incident_number ?? 0 }
}

function toAction(row: Selectable<PostIncidentTables['action_item']>): ActionItem {
  const { closed_at, closed_by, note } = row
  return {
    ...{ number: row.number, origin: originOf(row), service: row.service },
    environment: row.environment === '' ? null : row.environment,
    ...{ text: row.text, owner: row.owner, due: row.due, state: row.state },
    ...{ createdAt: new Date(row.created_at), createdBy: row.created_by },
    closed: closed_at === null ? null : { at: new Date(closed_at), by: closed_by ?? '', note },
  }
}

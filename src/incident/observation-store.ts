import type { Selectable } from 'kysely'
import type { Database } from '../store/database.js'
import type { AlertObservationTable } from '../store/incident-tables.js'
import type { AlertObservation } from './alert-observation.js'
import { parseLabels } from './incident-rows-store.js'

/** Keeps what was received, as it was received. What was known to the word (alert, beginning, status) is passed over. */
export async function keepObservations(
  transaction: Database,
  observations: readonly AlertObservation[],
): Promise<void> {
  const rows = observations.map((one) => ({
    fingerprint: one.fingerprint,
    starts_at: one.startsAt.getTime(),
    status: one.status,
    ends_at: one.endsAt?.getTime() ?? null,
    labels: JSON.stringify(one.labels),
    summary: one.summary,
    received_at: one.receivedAt.getTime(),
    applied_at: null,
  }))
  if (rows.length === 0) return
  const insert = transaction.insertInto('alert_observation').values(rows)
  await insert.onConflict((conflict) => conflict.doNothing()).execute()
}

/** One that was kept and of which nothing was made yet. */
export interface WaitingObservation {
  readonly id: number
  readonly observation: AlertObservation
}

/** The oldest that wait. */
export async function readWaiting(database: Database, most: number): Promise<readonly WaitingObservation[]> {
  const waiting = database.selectFrom('alert_observation').selectAll().where('applied_at', 'is', null)
  return (await waiting.orderBy('id').limit(most).execute()).map(toWaiting)
}

/** Notes that something was made of them, in the transaction in which it was. */
export async function markApplied(transaction: Database, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return
  const rows = transaction.updateTable('alert_observation').set({ applied_at: at.getTime() })
  await rows.where('id', 'in', ids).execute()
}

/** Forgets what was applied before `instant`: the alerts and incidents hold what it said. */
export async function dropObservations(database: Database, instant: Date): Promise<void> {
  await database.deleteFrom('alert_observation').where('applied_at', '<', instant.getTime()).execute()
}

function toWaiting(row: Selectable<AlertObservationTable>): WaitingObservation {
  const observation: AlertObservation = {
    fingerprint: row.fingerprint,
    labels: parseLabels(row.labels),
    summary: row.summary,
    status: row.status,
    startsAt: new Date(row.starts_at),
    endsAt: row.ends_at === null ? null : new Date(row.ends_at),
    source: 'alertmanager',
    receivedAt: new Date(row.received_at),
  }
  return { id: row.id, observation }
}

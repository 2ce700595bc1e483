import { createHash } from 'node:crypto'
import type { Insertable, Selectable } from 'kysely'
import { batches } from '../../shared/batches.js'
import { breathe, inPortions } from '../../shared/breathe.js'
import type { Reader, Transaction } from '../../store/database.js'
import type { AlertObservationTable, AlertSetAsideTable } from '../../store/incident-tables.js'
import type { AlertObservation } from './alert-observation.js'
import { parseLabels } from '../incident-rows-store.js'

/** Rows that are read or written without a breath: some milliseconds. Eight values each, of at most 32,766 per statement. */
const PORTION = 250

/**
 * Keeps what was received, as it was received. What was known to the word (alert, beginning, status) is passed over.
 *
 * @returns how many are new
 */
export async function keepObservations(
  transaction: Transaction,
  observations: readonly AlertObservation[],
): Promise<number> {
  let news = 0
  await inPortions(batches(observations, PORTION), async (portion) => {
    const insert = transaction.insertInto('alert_observation').values(portion.map(toRow))
    const kept = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    news += Number(kept.numInsertedOrUpdatedRows ?? 0)
  })
  return news
}

function toRow(one: AlertObservation): Insertable<AlertObservationTable> {
  return {
    fingerprint: one.fingerprint,
    starts_at: one.startsAt.getTime(),
    status: one.status,
    ends_at: one.endsAt?.getTime() ?? null,
    labels: JSON.stringify(one.labels),
    summary: one.summary,
    received_at: one.receivedAt.getTime(),
    applied_at: null,
  }
}

/** Something that was received and of which nothing can be made. */
export interface UnusableAlert {
  readonly receivedAt: Date
  /** Why, for people. */
  readonly reason: string
  /** As JSON. */
  readonly body: string
}

/** Longest body that is kept, in characters. */
const LONGEST_BODY = 65_536

/**
 * Keeps what nothing can be made of, so that people can look at it: once, however often it is repeated.
 *
 * @returns how many there were
 */
export async function setAside(transaction: Transaction, alerts: readonly UnusableAlert[]): Promise<number> {
  await inPortions(batches(alerts, PORTION), async (portion) => {
    const insert = transaction.insertInto('alert_set_aside').values(portion.map(toSetAsideRow))
    const again = insert.onConflict((conflict) =>
      conflict.column('digest').doUpdateSet((row) => ({ received_at: row.ref('excluded.received_at') })),
    )
    await again.execute()
  })
  return alerts.length
}

function toSetAsideRow({ receivedAt, reason, body }: UnusableAlert): Insertable<AlertSetAsideTable> {
  const digest = createHash('sha256').update(body).digest('hex')
  return { received_at: receivedAt.getTime(), reason, body: body.slice(0, LONGEST_BODY), digest }
}

/** Forgets what was set aside and came last before `instant`. */
export async function dropSetAside(database: Transaction, instant: Date): Promise<void> {
  await database.deleteFrom('alert_set_aside').where('received_at', '<', instant.getTime()).execute()
}

/** One that was kept and of which nothing was made yet. */
export interface WaitingObservation {
  readonly id: number
  readonly receivedAt: Date
  /** `null`: the row cannot be read. */
  readonly observation: AlertObservation | null
  /** The row as JSON. */
  readonly body: () => string
}

/** The oldest that wait, after the one of that id. */
export async function readWaiting(
  database: Reader,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<readonly WaitingObservation[]> {
  const waiting: WaitingObservation[] = []
  while (waiting.length < most) {
    const rows = database.selectFrom('alert_observation').selectAll().where('applied_at', 'is', null)
    const next = rows.where('id', '>', waiting.at(-1)?.id ?? after).orderBy('id')
    const found = (await next.limit(PORTION).execute()).map(toWaiting)
    waiting.push(...found)
    if (found.length < PORTION) break
    await breathe()
  }
  return waiting
}

/** Notes that something was made of them, in the transaction in which it was. */
export async function markApplied(transaction: Transaction, ids: readonly number[], at: Date): Promise<void> {
  await inPortions(batches(ids, PORTION), async (portion) => {
    const rows = transaction.updateTable('alert_observation').set({ applied_at: at.getTime() })
    await rows.where('id', 'in', portion).execute()
  })
}

/** Forgets what was applied before `instant`: the alerts and incidents hold what it said. */
export async function dropObservations(database: Transaction, instant: Date): Promise<void> {
  await database.deleteFrom('alert_observation').where('applied_at', '<', instant.getTime()).execute()
}

function toWaiting(row: Selectable<AlertObservationTable>): WaitingObservation {
  const common = { id: row.id, receivedAt: new Date(row.received_at), body: () => JSON.stringify(row) }
  try {
    return { ...common, observation: toObservation(row) }
  } catch {
    // Labels that are no labels: whoever works through the queue sets it aside.
    return { ...common, observation: null }
  }
}

function toObservation(row: Selectable<AlertObservationTable>): AlertObservation {
  return {
    fingerprint: row.fingerprint,
    labels: parseLabels(row.labels),
    summary: row.summary,
    status: row.status,
    startsAt: new Date(row.starts_at),
    endsAt: row.ends_at === null ? null : new Date(row.ends_at),
    source: 'alertmanager',
    receivedAt: new Date(row.received_at),
  }
}

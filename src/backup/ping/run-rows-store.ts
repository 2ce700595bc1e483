import type { Selectable, Updateable } from 'kysely'
import type { Reader, Transaction } from '../../store/database.js'
import type { BackupRunTable } from '../../store/ping-tables.js'
import type { BackupRun } from './backup-run.js'
import type { RunName } from './run-name.js'

/** A run as it stands in the store. */
export interface StoredRun extends BackupRun {
  readonly id: number
}

/** A run, with where it belongs. */
interface PlacedRun {
  readonly id: number
  readonly targetId: number
  readonly run: BackupRun
}

/** The runs that have these ids. */
export async function runsOfIds(reader: Reader, names: readonly RunName[]): Promise<readonly PlacedRun[]> {
  const named = names.flatMap(({ targetId, rid }) => (rid === null ? [] : [{ targetId, rid }]))
  if (named.length === 0) return []
  const targets = [...new Set(named.map(({ targetId }) => targetId))]
  const rids = [...new Set(named.map(({ rid }) => rid))]
  const all = reader.selectFrom('backup_run').selectAll()
  return (await all.where('target_id', 'in', targets).where('rid', 'in', rids).execute()).map(toPlaced)
}

/** The newest run without an id, if there is one. */
export async function newestNamelessRun(reader: Reader, targetId: number): Promise<readonly PlacedRun[]> {
  const all = reader.selectFrom('backup_run').selectAll().where('target_id', '=', targetId).where('rid', 'is', null)
  return (await all.where('outcome', '!=', 'log').orderBy('id', 'desc').limit(1).execute()).map(toPlaced)
}

function toPlaced(row: Selectable<BackupRunTable>): PlacedRun {
  return { id: row.id, targetId: row.target_id, run: toRun(row) }
}

/** The newest runs of a dataset, newest first. */
export async function newestRuns(reader: Reader, targetId: number, most: number): Promise<readonly StoredRun[]> {
  const ofTarget = reader.selectFrom('backup_run').selectAll().where('target_id', '=', targetId)
  return (await ofTarget.orderBy('id', 'desc').limit(most).execute()).map(toRun)
}

/** Adds runs of which nothing was known before, in their order. */
export async function addRuns(
  transaction: Transaction,
  runs: readonly { readonly targetId: number; readonly run: BackupRun }[],
): Promise<void> {
  if (runs.length === 0) return
  const rows = runs.map(({ targetId, run }) => ({ target_id: targetId, ...toRow(run) }))
  await transaction.insertInto('backup_run').values(rows).execute()
}

/** Writes what a run is now. */
export async function changeRun(transaction: Transaction, id: number, run: BackupRun): Promise<void> {
  await transaction.updateTable('backup_run').set(toRow(run)).where('id', '=', id).execute()
}

function toRow(
  run: BackupRun,
): Omit<Updateable<BackupRunTable>, 'id' | 'target_id'> & Pick<BackupRunTable, 'outcome' | 'heard_at'> {
  return {
    rid: run.rid,
    outcome: run.outcome,
    started_at: run.startedAt?.getTime() ?? null,
    ended_at: run.endedAt?.getTime() ?? null,
    heard_at: run.heardAt.getTime(),
    point_at: run.pointAt?.getTime() ?? null,
    exit_status: run.exitStatus,
    size_bytes: run.sizeBytes,
    excerpt: run.excerpt === null ? null : Buffer.from(run.excerpt),
  }
}

/** A row as the run that it keeps. */
export function toRun(row: Selectable<BackupRunTable>): StoredRun {
  return {
    id: row.id,
    rid: row.rid,
    outcome: row.outcome,
    startedAt: dateOf(row.started_at),
    endedAt: dateOf(row.ended_at),
    heardAt: new Date(row.heard_at),
    pointAt: dateOf(row.point_at),
    exitStatus: row.exit_status,
    sizeBytes: row.size_bytes,
    excerpt: row.excerpt === null ? null : new Uint8Array(row.excerpt),
  }
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}

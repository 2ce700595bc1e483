import type { Selectable, Updateable } from 'kysely'
import type { Reader, Transaction } from '../../store/database.js'
import type { BackupRunTable } from '../../store/ping-tables.js'
import type { BackupRun } from './backup-run.js'

/** A run as it stands in the store. */
export interface StoredRun extends BackupRun {
  readonly id: number
}

/** The run of an id, else the newest one without; `null`: there is none. */
export async function knownRun(reader: Reader, targetId: number, rid: string | null): Promise<StoredRun | null> {
  const ofTarget = reader.selectFrom('backup_run').selectAll().where('target_id', '=', targetId)
  const found =
    rid === null
      ? ofTarget.where('rid', 'is', null).where('outcome', '!=', 'log').orderBy('id', 'desc').limit(1)
      : ofTarget.where('rid', '=', rid)
  const row = await found.executeTakeFirst()
  return row === undefined ? null : toRun(row)
}

/** The newest runs of a dataset, newest first. */
export async function newestRuns(reader: Reader, targetId: number, most: number): Promise<readonly StoredRun[]> {
  const ofTarget = reader.selectFrom('backup_run').selectAll().where('target_id', '=', targetId)
  return (await ofTarget.orderBy('id', 'desc').limit(most).execute()).map(toRun)
}

/** Adds a run of which nothing was known before. */
export async function addRun(transaction: Transaction, targetId: number, run: BackupRun): Promise<void> {
  const row = { target_id: targetId, ...toRow(run) }
  await transaction.insertInto('backup_run').values(row).execute()
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

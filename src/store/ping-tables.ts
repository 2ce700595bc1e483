import type { Generated } from 'kysely'
import type { Bytes } from './ledger-tables.js'

/** Tables of `backup/`. Instants are Unix milliseconds (UTC), by the daemon's clock. */
export interface PingTables {
  ping_target: PingTargetTable
  ping_key: PingKeyTable
  backup_run: BackupRunTable
  backup_measure: BackupMeasureTable
}

/** A dataset that is told of by pings, and the secret by which they name it. */
export interface PingTargetTable {
  id: Generated<number>
  /** '' for none. */
  environment: string
  service: string
  dataset: string
  /** 128 random bits, written as a UUID. */
  secret: string
  created_at: number
}

/** The secret by which pings name datasets by their slug. One row. */
interface PingKeyTable {
  id: number
  secret: string
  created_at: number
}

/** One run of a backup, as pings told of it. */
export interface BackupRunTable {
  id: Generated<number>
  target_id: number
  /** By which the pings of one run know each other; `null`: they carry none. */
  rid: string | null
  outcome: 'running' | 'success' | 'fail' | 'abandoned' | 'log'
  /** `null`: nobody said when it began. */
  started_at: number | null
  /** `null`: it has not ended, as far as was heard. */
  ended_at: number | null
  /** When the newest ping about it came in: later than what it tells of where that had to wait. */
  heard_at: number
  /** How old the data is that it saved; `null`: it saved none. */
  point_at: number | null
  exit_status: number | null
  size_bytes: number | null
  /** The first bytes of what was sent with it; `null`: nothing was, or it was dropped by now. */
  excerpt: Bytes | null
}

/** How large a backup was and how long it took, as its source told. Of pings `backup_run` has it. */
export interface BackupMeasureTable {
  prometheus: string
  /** '' for none. */
  environment: string
  service: string
  dataset: string
  /** How old its data is. */
  point_at: number
  /** `null`: nobody said. */
  size_bytes: number | null
  duration_ms: number | null
}

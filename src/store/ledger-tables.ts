import type { Generated } from 'kysely'

/** Tables of `ledger/`. Instants are Unix seconds (UTC); counts are integer thousandths of events, so that sums are exact in any order. */
export interface LedgerTables {
  objective: ObjectiveTable
  objective_definition: ObjectiveDefinitionTable
  ledger_hour: LedgerHourTable
  dataset: DatasetTable
  dataset_hour: DatasetHourTable
  set_aside_hour: SetAsideHourTable
  counter_jump: CounterJumpTable
  config_snapshot: ConfigSnapshotTable
}

/** A column that SQLite reads back as `ArrayBuffer` and takes as `Uint8Array`. */
export type Bytes = ArrayBuffer | Uint8Array

/** One row per (prometheus, environment, service, slo, group). */
export interface ObjectiveTable {
  /** Small number that the hour rows carry. */
  id: Generated<number>
  prometheus: string
  /** '' for none. */
  environment: string
  service: string
  slo: string
  /** Labels of a group, see `slo/group-key.ts`; '' for the objective itself, which holds the hours where it is not grouped. */
  group_key: string
  /** Of the indicator that is read now; of a group it is its parent's that counts, as with `history_from` and `watermark`. */
  definition_hash: string
  /** Where history begins: the first backfill started here. */
  history_from: number
  /** Every minute before it has been asked for; `null`: nothing was asked yet. */
  watermark: number | null
  /** Of a group: the row of its objective, with which it is asked for. */
  parent_id: number | null
  /** Labels that divide it, sorted, with commas between; '' for none. */
  group_by: string
  /** Of a group: end of the newest minute in which it had a value. */
  seen_at: number | null
  /** See `ledger/rivalry.ts`; '' for none. */
  rivalries: Generated<string>
}

/** Since when an objective's numbers are made of what: one row at its beginning, one for each change. */
interface ObjectiveDefinitionTable {
  objective_id: number
  since: number
  definition_hash: string
}

/** One row per objective and hour in which anything is known. */
export interface LedgerHourTable {
  objective_id: number
  /** Unix seconds of the hour's start. */
  hour: number
  /** Of the indicator that produced this hour last. */
  definition_hash: string
  milli_events: number
  milli_errors: number
  observed_seconds: number
  /** See `ledger/minutes-codec.ts`; `null` after `storage.minute_detail`: the hour takes nothing in any more. */
  minutes: Bytes | null
}

/** One row per objective and hole of which counters were asked what they rose by. */
interface CounterJumpTable {
  objective_id: number
  from_at: number
  to_at: number
  /** `null`: they did not survive it. */
  milli_events: number | null
  milli_errors: number | null
}

/** One row per (prometheus, environment, service, dataset). */
export interface DatasetTable {
  id: Generated<number>
  prometheus: string
  environment: string
  service: string
  dataset: string
  history_from: number
  watermark: number | null
  /** Newest data point ever seen; never moves backwards. */
  newest_point: number | null
  /** End of the newest minute for which the source answered. */
  answered_at: number | null
  /** See `ledger/rivalry.ts`; '' for none. */
  rivalries: Generated<string>
}

/** One row per dataset and hour in which the source answered. */
export interface DatasetHourTable {
  dataset_id: number
  hour: number
  observed_seconds: number
  /** See `ledger/points-codec.ts`; `null`: dropped by a version that dropped them. */
  minutes: Bytes | null
}

/** Hours that could not be read again, as they were found, for people to look at. */
interface SetAsideHourTable {
  kind: 'objective' | 'dataset'
  /** Of the objective or dataset. */
  target_id: number
  hour: number
  set_aside_at: number
  reason: string
  /** The columns as one text, bytes as hex. */
  content: string
}

/** Every configuration that ran, so that a hash in a report can be opened again. */
interface ConfigSnapshotTable {
  hash: string
  canonical: string
  first_seen: number
}

/** Tables of `drift/`. Instants are Unix milliseconds (UTC). */
export interface DriftTables {
  drift_record: DriftRecordTable
}

/** How each server stood when it was last asked what it has loaded. */
interface DriftRecordTable {
  server: string
  name: string
  url: string
  /** SHA-256 (hex) of the configuration that it was compared with. */
  config_hash: string
  asked_at: number
  answered_at: number | null
  problem: string | null
  unknown_since: number | null
  different_since: number | null
  /** JSON, as it last answered. */
  items: string
}

/** Tables of `emergency/`. Instants are Unix milliseconds (UTC). */
export interface EmergencyTables {
  emergency_pack: EmergencyPackTable
}

/** The newest pack that was put into its folder: one row at most. */
interface EmergencyPackTable {
  made_at: number
  /** SHA-256 (hex). */
  config_hash: string
  folder: string
  /** JSON: name, SHA-256 and length of each file. */
  files: string
}

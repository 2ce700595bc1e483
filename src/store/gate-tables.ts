/** Tables of `gate/`. Instants are Unix seconds (UTC). */
export interface GateTables {
  gate_override: GateOverrideTable
}

/** One row each time that somebody opened a gate, kept for ever. */
export interface GateOverrideTable {
  id: string
  service: string
  said_by: string
  said_at: number
  until_at: number
  reason: string
}

import type { Generated } from 'kysely'

/** Tables of `exclusion/`: nothing in them is ever edited. Instants are Unix seconds (UTC). */
export interface ExclusionTables {
  exclusion: ExclusionTable
  exclusion_withdrawal: ExclusionWithdrawalTable
  exclusion_silence: ExclusionSilenceTable
}

/** What somebody said does not count against agreements. */
export interface ExclusionTable {
  /** Never given twice. */
  id: Generated<number>
  kind: string
  /** Of planned work, which mutes alerts; `null`: it is none. */
  window_name: string | null
  starts_at: number
  ends_at: number
  announced_at: number | null
  recorded_at: number
  author: string
  reason: string
  evidence: string | null
  /** JSON: services and agreements. */
  scope: string
}

/** That it was withdrawn, once. */
export interface ExclusionWithdrawalTable {
  exclusion_id: number
  at: number
  author: string
  reason: string
}

/** What was done at Alertmanager: `created`, then `ended`; `failed` where it could not be at first. */
export interface ExclusionSilenceTable {
  exclusion_id: number
  change: 'created' | 'ended' | 'failed'
  silence_id: string
  at: number
}

/** Tables of `drill/`. Instants are Unix milliseconds (UTC): a drill may take seconds. */
export interface DrillTables {
  drill_seen: DrillSeenTable
  drill_run: DrillRunTable
  drill_entry: DrillEntryTable
}

/** Since when each drill is known. */
interface DrillSeenTable {
  service: string
  drill: string
  seen_at: number
}

/** One row per run, kept for ever. */
export interface DrillRunTable {
  id: string
  service: string
  environment: string | null
  drill: string
  type: string
  failure_class: string
  dataset: string | null
  rto_seconds: number
  deadline_seconds: number
  /** JSON: steps and checks as they were when it began. */
  plan: string
  declared_at: number
  started_by: string
  /** `null`: it goes on. */
  outcome: 'passed' | 'failed' | 'abandoned' | null
  closed_at: number | null
  rto_actual_ms: number | null
  rpo_actual_ms: number | null
  reviewed_at: number | null
}

/** What was said of a run, in this order. */
interface DrillEntryTable {
  run_id: string
  number: number
  at: number
  by: string
  /** JSON. */
  said: string
}

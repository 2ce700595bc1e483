import type { Generated } from 'kysely'

/** Tables of `postincident/`. Instants are Unix milliseconds (UTC). */
export interface PostIncidentTables {
  post_incident_report: PostIncidentReportTable
  action_item: ActionItemTable
}

/** What people wrote of an incident; one row per incident of which somebody did. */
interface PostIncidentReportTable {
  incident_id: string
  /** JSON: text by name of the part. */
  parts: string
  written_at: number
  written_by: string
  /** `null`: a draft. */
  filed_at: number | null
  filed_by: string | null
  /** JSON: what was known when it was filed; `null`: a draft. */
  evidence: string | null
}

/** What shall be done so that it does not come again. Kept for ever. */
interface ActionItemTable {
  number: Generated<number>
  /** `null`: it is of a drill. */
  incident_id: string | null
  incident_number: number | null
  /** `null`: it is of an incident. */
  drill_run_id: string | null
  drill: string | null
  /** Number of the entry of the run. */
  finding: number | null
  service: string
  /** '' for none. */
  environment: string
  text: string
  owner: string
  /** `2026-12-24`. */
  due: string
  created_at: number
  created_by: string
  state: 'open' | 'done' | 'dropped'
  /** `null`: open. */
  closed_at: number | null
  closed_by: string | null
  note: string | null
}

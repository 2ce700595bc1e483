import type { Generated } from 'kysely'

/** Tables of `incident/`. Instants are Unix milliseconds (UTC), because an alert is known by its exact beginning. '' for no environment. */
export interface IncidentTables {
  alert_observation: AlertObservationTable
  incident: IncidentTable
  incident_milestone: IncidentMilestoneTable
  incident_role: IncidentRoleTable
  incident_merge: IncidentMergeTable
  incident_alert: IncidentAlertTable
  alert_reconcile: AlertReconcileTable
  alert_set_aside: AlertSetAsideTable
}

/** What Alertmanager said, as it said it: kept before anything is made of it. */
export interface AlertObservationTable {
  id: Generated<number>
  fingerprint: string
  starts_at: number
  status: 'firing' | 'resolved'
  ends_at: number | null
  /** JSON. */
  labels: string
  summary: string | null
  received_at: number
  /** `null`: nothing was made of it yet. */
  applied_at: number | null
}

export interface IncidentTable {
  id: string
  number: number
  service: string
  environment: string
  severity: 'page' | 'ticket'
  title: string
  state: 'open' | 'recovered' | 'resolved'
  /** `null`: nobody has said since it was opened or reopened. */
  stage: 'investigating' | 'identified' | 'monitoring' | null
  reopen_count: number
  kind: 'real' | 'drill' | 'false_alarm' | 'merged'
  /** `null`: it is part of no other. */
  merged_into: string | null
  /** When it was first wrong, as far as is known: what lists are sorted by. */
  began_at: number
  /** `null`: nobody has said it. */
  failure_class: 'application' | 'infrastructure' | 'human' | null
  /** `null`: an alert did. */
  opened_by: string | null
}

export interface IncidentMilestoneTable {
  incident_id: string
  kind: string
  at: number
  source: string
  uncertainty_seconds: number | null
  author: string | null
  note: string | null
  /** 1: people have changed it; what stood there first is in `was_at` and `was_source`. */
  was_edited: number
  was_at: number | null
  was_source: string | null
}

/** Who has which role in an incident. */
/** Which incidents were made one, and what they were. */
export interface IncidentMergeTable {
  /** In the order in which they were made one. */
  seq: Generated<number>
  part_id: string
  whole_id: string
  /** JSON. */
  record: string
}

export interface IncidentRoleTable {
  incident_id: string
  role: string
  person: string
}

/** One row per alert and stretch in which it fired. */
export interface IncidentAlertTable {
  fingerprint: string
  starts_at: number
  /** `null`: fires. */
  ends_at: number | null
  service: string
  environment: string
  /** `null`: belongs to no incident. */
  incident_id: string | null
  /** JSON. */
  labels: string
  summary: string | null
  /** 1: `starts_at` was read from samples. */
  approximate: number
  active_at: number | null
}

/** How far the alerts of each Prometheus have been compared. */
interface AlertReconcileTable {
  prometheus: string
  reconciled_to: number
}

/** An alert of which nothing could be made, as it came. */
export interface AlertSetAsideTable {
  id: Generated<number>
  /** Last time. */
  received_at: number
  /** Why, for people. */
  reason: string
  /** JSON, cut off after 64 KiB. */
  body: string
  /** SHA-256 of all of it: what is repeated is kept once. */
  digest: string
}

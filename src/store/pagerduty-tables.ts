/** Tables of `pagerduty/`. Instants are Unix milliseconds (UTC). */
export interface PagerdutyTables {
  pagerduty_incident: PagerdutyIncidentTable
  pagerduty_event: PagerdutyEventTable
}

/** An incident of PagerDuty, as its newest event tells. */
export interface PagerdutyIncidentTable {
  id: string
  /** By which its alerts are known: our incident's id, or a digest of Alertmanager's; `null`: no event has said. */
  incident_key: string | null
  number: number | null
  title: string
  url: string | null
  status: 'triggered' | 'acknowledged' | 'resolved' | null
  /** When it began; of the oldest event that tells, where none says so. */
  created_at: number
  /** When the event happened that told its status. */
  status_at: number
  /** Ours; `null`: none was found. */
  incident_id: string | null
}

/** What happened in PagerDuty, once per id. */
export interface PagerdutyEventTable {
  id: string
  type: string
  occurred_at: number
  received_at: number
  /** Of `pagerduty_incident`; `null`: it is about none. */
  pagerduty_id: string | null
  /** Name of the person who did it; `null`: a machine. */
  person: string | null
  /** Names of those who have its incident then; `null`: it does not say. */
  assignees: string | null
  /** What happened, in words. */
  words: string
  /** 1: its incident was resolved because it is part of another one now. */
  is_merge: number
  /** Address that it was delivered from. */
  sender: string
  /**
   * `waiting`: no incident of ours was found yet; `unmatched`: nor will be; `applied`: it has changed ours; `noted`: it stands in the timeline of
   * ours; `kept`: it says nothing new; `late`: too old to change anything; `other`: it is about no incident.
   */
  outcome: 'waiting' | 'unmatched' | 'applied' | 'noted' | 'kept' | 'late' | 'other'
  /** As it came, cut off after 64 KiB. */
  body: string
}

import type { Generated } from 'kysely'

/** Tables of `escalation/`. Instants are Unix seconds (UTC). */
export interface EscalationTables {
  escalation: EscalationTable
  escalation_notice: EscalationNoticeTable
}

/** One row per time that a subject became unacknowledged. */
export interface EscalationTable {
  id: Generated<number>
  subject_kind: string
  subject_id: string
  /** The policy as JSON, as it stood when the escalation began. */
  policy: string
  since: number
  /** Steps that have run. */
  done: number
  /** 1: the last step reached nobody. */
  hurried: number
  /** `null`: goes on. */
  ended_at: number | null
  /** What ended it; after `recovered` it may go on. */
  ended_by: 'acknowledged' | 'recovered' | 'resolved' | 'superseded' | null
}

/** One row per step that has run and receiver that it told. */
export interface EscalationNoticeTable {
  escalation_id: number
  position: number
  receiver: string
  /** Of the message in the outbox. */
  key: string
  outcome: 'waiting' | 'accepted' | 'failed'
}

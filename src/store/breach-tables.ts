import type { Generated } from 'kysely'

/** Tables of `breach/`. Instants are Unix seconds (UTC). */
export interface BreachTables {
  agreement_followed: AgreementFollowedTable
  agreement_breach: AgreementBreachTable
  breach_answer: BreachAnswerTable
}

/** Since when and how far the periods of an agreement are looked at. One row per agreement. */
export interface AgreementFollowedTable {
  service: string
  agreement: string
  /** What was over by then is known, and nobody is told of it. */
  since: number
  /** Every period that ends here or before has been judged once it was over. */
  judged_to: number
}

/** One row per agreement and period in which it was found broken, whatever became of that. */
export interface AgreementBreachTable {
  id: Generated<number>
  service: string
  agreement: string
  /** Period label, e.g. `2026-10`; of rolling ones `last-30d`. */
  period: string
  period_from: number
  period_to: number
  /** IANA zone of the period. */
  timezone: string
  /** How often it was found: 1, and one more each time that it is found again after it was lifted. */
  round: number
  /** When it was found the last time. */
  found_at: number
  /** 1: people were told, and are told on; 0: it was over before anybody looked. */
  told: number
  /** Names of the receivers that were asked to acknowledge it, as JSON. */
  asked: string
  /** What was promised, achieved and owed then, as JSON. */
  standing: string
  /** `null`: it stands. */
  lifted_at: number | null
}

/** What people said to a breach: one row per person and round, the first word of each. */
export interface BreachAnswerTable {
  breach_id: number
  round: number
  by_name: string
  at: number
  /** The way by which it was said. */
  how: 'link' | 'api' | 'cli' | 'page'
  comment: string | null
}

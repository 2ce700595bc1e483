import type { Bytes } from './ledger-tables.js'

/** Tables of `agreements/`. Instants are Unix seconds (UTC). */
export interface AgreementTables {
  agreement_period: AgreementPeriodTable
}

/** One row per agreement and period: how it stood when it was judged last. All of it can be judged anew from the ledger. */
export interface AgreementPeriodTable {
  service: string
  agreement: string
  /** Period label, e.g. `2026-10`; of rolling ones `last-30d`. */
  period: string
  period_from: number
  period_to: number
  /** What it was judged by, see `fingerprintOf`; '' where it has to be judged anew. */
  fingerprint: string
  /** 1: nothing changes in it any more but by late data and exclusions. */
  settled: number
  kept_at: number
  config_hash: string
  /** Of the program. */
  version: string
  /** The result, see `kept-text.ts`. */
  result: string
  /** Its days and its bad time, the same by gzip. */
  details: Bytes
}

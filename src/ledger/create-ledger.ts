import type { Ledger, LedgerParts } from './ledger.js'

/** Puts the ledger together. Nothing is asked or written before its first job or `ingestUpTo`. */
export function createLedger(parts: LedgerParts): Ledger {
  throw new Error(`not built yet: ${parts.config.organisation}`)
}

import type { LedgerObjective, ObjectiveKey } from '../../src/slo/counts.js'

/** An objective of which the ledger knows everything, changed as a test needs it. */
export function sampleLedgerObjective(key: ObjectiveKey, changes: Partial<LedgerObjective> = {}): LedgerObjective {
  const historyFrom = new Date('2020-01-01T00:00:00Z')
  const known = { historyFrom, firstKnownAt: historyFrom }
  return { key, watermark: null, ...known, definitionChanges: [], seenAt: changes.watermark ?? null, ...changes }
}

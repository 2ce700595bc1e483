import { readEntriesAfter, type AuditFilter } from '../audit/audit-entries-read-store.js'
import type { AuditEntry } from '../audit/audit-entry.js'
import { verifyChain, type Verdict, type VerifyOptions } from '../audit/verify-store.js'
import type { Config } from '../config/config.js'
import { openStore } from '../store/open-store.js'

/** The audit log, beside the daemon or without one, on the same store. */
export interface AuditByHand {
  /** See `verifyChain`. */
  verify(options: VerifyOptions): Promise<Verdict | null>
  /** All entries that match, the oldest first, some at a time. */
  entries(filter: AuditFilter): AsyncIterable<readonly AuditEntry[]>
  close(): Promise<void>
}

/** Entries that are read at once. */
const PAGE = 500

export async function openAuditByHand(config: Config): Promise<AuditByHand> {
  const database = await openStore(config.storage.place)
  return {
    verify: (options) => verifyChain(database, options),
    async *entries(filter) {
      let after = 0
      for (;;) {
        const wanted = { ...filter, after, most: PAGE }
        const page = (await database.read((reader) => readEntriesAfter(reader, wanted))).map(({ entry }) => entry)
        if (page.length > 0) yield page
        after = page.at(-1)?.seq ?? after
        if (page.length < PAGE) return
      }
    },
    close: () => database.close(),
  }
}

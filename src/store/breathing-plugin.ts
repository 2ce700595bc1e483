import type { KyselyPlugin } from 'kysely'
import { breathe } from '../shared/breathe.js'

/** How long statements may follow each other before others get their turn, in milliseconds. */
const LONGEST_MS = 20

/**
 * SQLite answers at once, so that a row of statements, awaited one by one, would hold the process until its last: a status of a thousand
 * objectives for a third of a second. A transaction is not interrupted, it would keep other processes from writing for longer.
 */
export function breathingPlugin(isInTransaction: () => boolean): KyselyPlugin {
  let breathedAt = performance.now()
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (performance.now() - breathedAt < LONGEST_MS || isInTransaction()) return result
      await breathe()
      breathedAt = performance.now()
      return result
    },
  }
}

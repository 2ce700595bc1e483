import { byCommand } from '../audit/initiator.js'
import type { Interval } from '../calendar/interval.js'
import type { Config } from '../config/config.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { RefillOutcome } from '../ledger/ledger.js'
import type { Clock } from '../shared/clock.js'
import { createLogger } from '../shared/logger.js'
import { openStore } from '../store/open-store.js'
import { createPlainReaders } from './plain-readers.js'

/** Work on the ledger by hand, beside the daemon or without one, on the same store. */
export interface LedgerByHand {
  /** Asks for unknown minutes again. Rejects with `PrometheusError`. */
  refill(interval: Interval): Promise<RefillOutcome>
  close(): Promise<void>
}

export interface LedgerByHandParts {
  readonly config: Config
  readonly clock: Clock
  /** Of the operating system. */
  readonly user: string
  /** Aborted when the person gives up. */
  readonly signal: AbortSignal
}

export async function openLedgerByHand({ config, clock, user, signal }: LedgerByHandParts): Promise<LedgerByHand> {
  const database = await openStore(config.storage.place)
  const readers = createPlainReaders(config)
  const ledger = createLedger({
    database,
    config,
    readers,
    clock,
    logger: createLogger('silent'),
    initiator: byCommand(user),
  })
  return {
    refill: (interval) => ledger.refill(interval, signal),
    close: () => database.close(),
  }
}

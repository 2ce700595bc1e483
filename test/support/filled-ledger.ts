import { loadConfig } from '../../src/config/load-config-files.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { Interval } from '../../src/calendar/interval.js'
import { openStore } from '../../src/store/open-store.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'

interface LedgerOrder {
  /** Root file of the configuration. */
  readonly file: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly now: Date
  /** In it nothing is heard, until it is filled. */
  readonly hole?: Interval | undefined
  readonly isFilled?: boolean | undefined
  /** Default: 32. */
  readonly days?: number
}

/** A ledger with some days up to `now` in which one request in 500 failed. */
export async function fillLedger({ hole, isFilled = false, now, days = 32, ...order }: LedgerOrder): Promise<void> {
  const isSilent = (at: Date) => hole !== undefined && !isFilled && at > hole.from && at <= hole.to
  const loaded = await loadConfig(order)
  const config = {
    ...loaded,
    prometheus: loaded.prometheus.map((one) => ({ ...one, retentionSeconds: days * 86_400 })),
  }
  const slos = config.services.flatMap((service) => service.slos)
  const reader = createFakeSeriesReader((query) =>
    slos.map(({ service, name }) => ({
      labels: { service, slo: name, environment: 'production' },
      valueAt: (at: Date) => {
        if (isSilent(at)) return null
        return query.includes('slo:errors') ? 0.6 : query.includes('slo:events') ? 300 : null
      },
    })),
  )
  const database = await openStore(config.storage.place)
  const parts = { database, config, readers: new Map([['default', reader]]), logger: createMemoryLogger() }
  const ledger = createLedger({ ...parts, clock: () => now })
  await ledger.ingestUpTo(now)
  if (hole !== undefined && isFilled) await ledger.refill(hole)
  await database.close()
}

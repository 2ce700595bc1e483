import express, { type Express } from 'express'
import type { Occurrence } from '../../src/maintenance/windows-in.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { createPublication } from '../../src/publication/runtime.js'
import type { StatusPage } from '../../src/publication/status-page.js'
import { noBranding, type Branding } from '../../src/report/branding.js'
import type { Counts, CountsReader } from '../../src/slo/counts.js'
import type { Database } from '../../src/store/database.js'
import { createMemoryLogger } from './memory-logger.js'
import { sampleLedgerObjective } from './sample-ledger-objective.js'
import { sampleSlo } from './sample-slo.js'

/** Names of the house that must never be seen outside. */
export const INNER = { checkout: 'inner-checkout', search: 'inner-search', slo: 'inner-slo', window: 'inner-window' }

export function samplePage(changes: Partial<StatusPage> = {}): StatusPage {
  const plain = { group: 'Shop', description: null, slo: null }
  return {
    ...{ title: 'Example Shop status', contact: 'https://shop.example/help', timezone: 'Europe/Berlin' },
    ...{ historyDays: 10, maintenance: { titles: { [INNER.window]: 'New shelves' } } },
    services: [
      { ...plain, id: 'shop', name: 'Checkout & payment', service: INNER.checkout, description: 'Paying by card' },
      { ...plain, id: 'search', name: 'Search', service: INNER.search, group: null },
    ],
    ...changes,
  }
}

export interface StatusPageHouseParts {
  readonly database: Database
  readonly clock: () => Date
  /** What every minute of a service held. */
  readonly perMinute?: (service: string, at: Date) => Pick<Counts, 'events' | 'errors'> | null
  readonly maintenance?: readonly Occurrence[]
  readonly page?: StatusPage | null
  readonly branding?: Branding
  readonly externalUrl?: string | null
}

/** A ledger in which every minute up to now was asked for. */
export function minuteByMinute({ clock, perMinute = () => ({ events: 100, errors: 0 }) }: StatusPageHouseParts) {
  const asked: string[] = []
  const counts: CountsReader = {
    objectives: (keys) => Promise.resolve(keys.map((key) => sampleLedgerObjective(key, { watermark: clock() }))),
    counts: (requests) =>
      Promise.resolve(
        requests.map(({ key, interval: { from, to } }) => {
          asked.push(`${key.service} ${from.toISOString()}`)
          const sum = { events: 0, errors: 0, observedSeconds: 0 }
          for (let at = from.getTime(); at < Math.min(to.getTime(), clock().getTime()); at += 60_000) {
            const minute = perMinute(key.service, new Date(at))
            if (minute === null) continue
            sum.events += minute.events
            sum.errors += minute.errors
            sum.observedSeconds += 60
          }
          return sum
        }),
      ),
  }
  return { counts, asked }
}

/** The status page with all its routes over a store, as the daemon has it. */
export function statusPageHouse(parts: StatusPageHouseParts) {
  const { database, clock, maintenance = [], page = samplePage(), branding = noBranding, externalUrl = null } = parts
  let ids = 0
  const service = (name: string) => ({ name, slos: [sampleSlo({ service: name, name: INNER.slo })] })
  const { counts, asked } = minuteByMinute(parts)
  const runtime = createPublication({
    config: {
      ...{ statusPage: page, organisation: 'Example Shop', branding, server: { externalUrl } },
      services: [service(INNER.checkout), service(INNER.search)],
    },
    ...{ counts, database, clock },
    minutes: { lateHours: () => Promise.resolve({ place: 0, byService: new Map() }) },
    maintenance: {
      within: ({ from, to }) => Promise.resolve(maintenance.filter((one) => one.from < to && one.to > from)),
    },
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  })
  const app: Express = express()
  for (const router of runtime.routers ?? []) app.use(router)
  app.use(createErrorHandler(createMemoryLogger()))
  const refresh = async () => {
    for (const job of runtime.jobs ?? []) await job.run(clock(), new AbortController().signal)
  }
  return { app, refresh, runtime, asked }
}

import express from 'express'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import { createPostIncident } from '../../src/postincident/runtime.js'
import type { Clock } from '../../src/shared/clock.js'
import { secondsOf } from '../../src/calendar/interval.js'
import type { Counts, CountsReader } from '../../src/slo/counts.js'
import type { MinutesReader } from '../../src/slo/minutes.js'
import { sampleSlo } from './sample-slo.js'
import type { Database } from '../../src/store/database.js'
import { createMemoryLogger } from './memory-logger.js'
import { plainPages } from './plain-pages.js'
import { incidentSettings } from './sample-incident.js'
import { sampleLedgerObjective } from './sample-ledger-objective.js'

/** Every minute of the tale has so many events; in those of the trouble, half of them are bad. */
const EVENTS_PER_MINUTE = 100

export interface PostIncidentHouseParts {
  readonly database: Database
  readonly clock: Clock
  /** When the service was bad. */
  readonly trouble: { readonly from: Date; readonly to: Date }
}

/** What is learned of incidents of the service checkout over HTTP, on a store of the caller's. */
export function postIncidentHouse({ database, clock, trouble }: PostIncidentHouseParts) {
  const badAt = (ms: number) => ms >= trouble.from.getTime() && ms < trouble.to.getTime()
  const minutesOf = (from: Date, to: Date) =>
    Array.from({ length: (to.getTime() - from.getTime()) / 60_000 }, (_, index) => from.getTime() + index * 60_000)
  const minutes: Pick<MinutesReader, 'minutes'> = {
    minutes: (requests) =>
      Promise.resolve(
        requests.map(({ interval: { from, to } }) => {
          const all = minutesOf(from, to)
          return {
            from: from.getTime() / 1000,
            events: Float64Array.from(all, () => EVENTS_PER_MINUTE),
            errors: Float64Array.from(all, (ms) => (badAt(ms) ? EVENTS_PER_MINUTE / 2 : 0)),
            summed: [],
          }
        }),
      ),
  }
  const countsOf = ({ from, to }: { readonly from: Date; readonly to: Date }): Counts => {
    const [first, last] = [
      Math.max(from.getTime(), trouble.from.getTime()),
      Math.min(to.getTime(), trouble.to.getTime()),
    ]
    const observedSeconds = secondsOf({ from, to })
    const bad = Math.max(0, last - first) / 60_000
    return {
      events: (observedSeconds / 60) * EVENTS_PER_MINUTE,
      errors: (bad * EVENTS_PER_MINUTE) / 2,
      observedSeconds,
    }
  }
  const counts: CountsReader = {
    counts: (requests) => Promise.resolve(requests.map(({ interval }) => countsOf(interval))),
    objectives: (keys) => Promise.resolve(keys.map((key) => sampleLedgerObjective(key, { watermark: clock() }))),
  }
  const runtime = createPostIncident({
    steps: ignoreSteps,
    config: {
      ...{ incidents: incidentSettings, organisation: 'Example Shop', timezone: 'Europe/Berlin' },
      services: [
        {
          name: 'checkout',
          renamedFrom: null,
          environment: 'production',
          slos: [sampleSlo({ environment: 'production' })],
        },
      ],
    },
    ...{ version: '1.2.3', database, counts, clock, pages: plainPages() },
    minutes: { ...minutes, lateHours: () => Promise.resolve({ place: 0, byService: new Map() }) },
    standing: { newest: () => [] },
  })
  const app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
  return { runtime, app }
}

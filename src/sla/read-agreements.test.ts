import { noContracts } from '../../test/support/no-contracts.js'
import { expect, it } from '@jest/globals'
import { noOutages } from '../../test/support/fake-incidents.js'
import { noTraffic } from '../../test/support/judgement.js'
import { sampleAgreement } from '../../test/support/sample-agreement.js'
import { maintenanceTerms } from '../../test/support/sample-exclusion.js'
import { sampleLedgerObjective } from '../../test/support/sample-ledger-objective.js'
import { secondsOf } from '../calendar/interval.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { CountsReader } from '../slo/counts.js'
import { readConfigured } from './configured-exclusions.js'
import { readAgreements } from './read-agreements.js'

const watermark = new Date('2026-11-20T12:00:00Z')
const now = new Date('2026-11-20T12:00:40Z')
const HOUR = 3_600_000
/** The outage of the planned maintenance, and the month in Berlin up to the watermark. */
const start = Date.parse('2026-11-08T01:00:00Z')
const judgedSeconds = (watermark.getTime() - Date.parse('2026-10-31T23:00:00Z')) / 1000

/** Ten events a minute, all of them bad in the two hours from `start`. */
const outage: CountsReader = {
  counts: (requests) => {
    const counts = requests.map(({ interval: { from, to } }) => {
      const bad = secondsOf({
        from: new Date(Math.max(from.getTime(), start)),
        to: new Date(Math.min(to.getTime(), start + 2 * HOUR)),
      })
      const observedSeconds = secondsOf({ from, to })
      return { events: observedSeconds / 6, errors: bad / 6, observedSeconds }
    })
    return Promise.resolve(counts)
  },
  objectives: () => Promise.resolve([]),
}

function window(changes: Partial<MaintenanceWindow> = {}): MaintenanceWindow {
  return {
    name: 'upgrade',
    time: { kind: 'once', start: new Date(start), end: new Date(start + 2 * HOUR) },
    timezone: 'UTC',
    services: ['checkout'],
    announced: new Date('2026-11-01T00:00:00Z'),
    reason: null,
    ...changes,
  }
}

async function read(windows: readonly MaintenanceWindow[]) {
  const agreement = sampleAgreement({ exclusions: maintenanceTerms({ noticeSeconds: 48 * 3600 }) })
  const [result] = await readAgreements([agreement], {
    ...noContracts,
    counts: outage,
    traffic: noTraffic,
    outages: noOutages,
    objectives: [sampleLedgerObjective(agreement.key, { watermark })],
    now,
    exclusions: readConfigured(windows),
  })
  return result!
}

it('an outage within announced maintenance does not count', async () => {
  const result = await read([window()])
  expect(result).toMatchObject({
    verdict: 'on_track',
    achieved: 1,
    excludedSeconds: 7200,
    unknownSeconds: 0,
    coverage: 1,
  })
  expect(result.counts).toEqual({
    events: (judgedSeconds - 7200) / 6,
    errors: 0,
    observedSeconds: judgedSeconds - 7200,
  })
  expect(result.downtimeAllowedSeconds).toBeCloseTo((30 * 86_400 - 7200) / 1000, 6)
})

it('counts where the announcement came too late, and says so', async () => {
  const result = await read([window({ announced: new Date('2026-11-07T01:00:00Z') })])
  expect(result).toMatchObject({ verdict: 'breached', excludedSeconds: 0 })
  expect(result.exclusions).toMatchObject([
    { excluded: false, refusal: 'announced 1d before; 2d of notice were agreed' },
  ])
  expect(result.downtimeUsedSeconds).toBeCloseTo(7200, 6)
})

it('is left out once although two windows cover it, whatever their order', async () => {
  const long = { kind: 'once', start: new Date(start - HOUR), end: new Date(start + HOUR) } as const
  const both = [window(), window({ name: 'longer', time: long })]
  const result = await read(both)
  expect(result).toMatchObject({ achieved: 1, excludedSeconds: 3 * 3600 })
  expect(await read(both.toReversed())).toEqual(result)
})

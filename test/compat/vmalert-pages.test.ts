import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { type Arrivals, runRace, type Runner } from '../support/page-race.js'

// In real time: services begin to fail, and are watched by a Prometheus and by a VictoriaMetrics with vmalert. Takes about seven minutes.

const SECONDS = 390
const SHARES = [1, 0.5, 0.3]
/** Apart from each other by no multiple of any interval, so that scrapes and evaluations meet them at all phases. */
const APART_SECONDS = 3.7
const PER_SECOND = 20

const steady = (seconds: number) => PER_SECOND * seconds
const failing: Runner[] = Array.from({ length: 18 }, (_, index) => ({
  name: `failing-${index}`,
  indicator: index % 2 === 0 ? 'ratio' : 'latency',
  requests: steady,
  failing: { share: SHARES[index % SHARES.length]!, afterSeconds: 40 + index * APART_SECONDS },
}))
/** All requests of five minutes and a half within half a minute. */
const inBursts = (seconds: number) => {
  const [period, length] = [330, 30]
  return 0.2 * seconds + 100 * (Math.floor(seconds / period) * length + Math.min(seconds % period, length))
}
const calm: Runner[] = [
  { name: 'calm-steady', indicator: 'ratio', requests: steady, failing: null },
  { name: 'calm-in-bursts', indicator: 'latency', requests: inBursts, failing: null },
  // A third of what the fast page allows.
  { name: 'calm-enough', indicator: 'ratio', requests: steady, failing: { share: 0.004, afterSeconds: 40 } },
]

const SCRAPES = [15, 30]
let folder: string
let arrivals: readonly ReadonlyMap<string, Arrivals>[]

beforeAll(async () => {
  folder = await temporaryFolder('compat-pages')
  const binaries = await prometheusBinaries('3.5')
  arrivals = await Promise.all(
    SCRAPES.map((scrapeSeconds) =>
      runRace({
        ...{ runners: [...failing, ...calm], scrapeSeconds, binaries, seconds: SECONDS },
        folder: join(folder, String(scrapeSeconds)),
      }),
    ),
  )
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(SCRAPES.map((scrapeSeconds, index) => ({ scrapeSeconds, index })))(
  'with scrapes every $scrapeSeconds s',
  ({ scrapeSeconds, index }) => {
    test('vmalert pages within 30 s of Prometheus in the mean', () => {
      const later = failing.map(({ name }) => {
        const { prometheus, vmalert } = arrivals[index]!.get(name)!
        return (vmalert ?? Infinity) - (prometheus ?? NaN)
      })
      const mean = later.reduce((sum, one) => sum + one, 0) / later.length
      process.stdout.write(
        `scrapes every ${scrapeSeconds} s: later by ${mean.toFixed(1)} s in the mean, ${Math.min(...later).toFixed(1)} to ${Math.max(...later).toFixed(1)} s\n`,
      )
      expect(mean).toBeLessThan(25)
      // Of a single one it counts besides when each happens to scrape: two Prometheus would be as far apart. And a sample is seen a little after its scrape.
      expect(Math.max(...later)).toBeLessThan(40 + scrapeSeconds)
    })

    test('what vmalert records is what happened', () => {
      for (const { name } of failing) {
        const [lowest, highest] = arrivals[index]!.get(name)!.recorded
        expect({ name, lowest: Math.abs(lowest / PER_SECOND - 1) < 0.005 }).toEqual({ name, lowest: true })
        expect(highest / PER_SECOND).toBeCloseTo(1, 2)
      }
    })

    test('neither pages before the budget can have burnt', () => {
      for (const { name, failing: begins } of failing) {
        // 1.44 % of an hour, all of which may fail.
        const soonest = begins!.afterSeconds + (0.0144 * 3600) / begins!.share - scrapeSeconds
        const { prometheus, vmalert } = arrivals[index]!.get(name)!
        expect(Math.min(prometheus ?? 0, vmalert ?? 0)).toBeGreaterThan(soonest)
      }
    })

    test('nobody is paged about services that do not fail', () => {
      const silent = { prometheus: null, vmalert: null }
      expect(calm.map(({ name }) => arrivals[index]!.get(name))).toMatchObject(calm.map(() => silent))
    })
  },
)

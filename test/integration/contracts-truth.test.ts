import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { contractDays } from '../support/contract-world.js'
import { judgeThroughPrometheus } from '../support/contracts-through-prometheus.js'

/** Two days and a half over the change of clocks in Berlin, in the middle of which the daemon is restarted. */
const end = new Date('2026-10-26T12:00:00Z')
const DAYS = 2.5

test.each([15, 60])(
  'from events to agreements, by every method, scraped every %i s: two minutes per outage, half a percent of the ratio',
  async (scrapeSeconds) => {
    const folder = await temporaryFolder('contracts')
    try {
      const model = contractDays(end, { days: DAYS, scrapeSeconds })
      const { results, truth, outages } = await judgeThroughPrometheus(model, join(folder, 'plimsoll.db'))
      const seconds = (sla: string) => results.get(sla)!.measured.bad!.knownSeconds / 60
      const ratioOf = (sla: string) => 1 - results.get(sla)!.achieved!
      process.stdout.write(`${JSON.stringify({ truth, '1m': seconds('bad-1m'), mean: ratioOf('mean-5m') })}\n`)
      // Some outage was there to be seen, and a run of five minutes is in each of them.
      expect(truth.badMinutes).toBeGreaterThan(outages * 5)
      expect(Math.abs(seconds('bad-1m') - truth.badMinutes)).toBeLessThanOrEqual(2 * outages)
      expect(Math.abs(seconds('bad-run') - truth.badMinutes)).toBeLessThanOrEqual(2 * outages)
      expect(Math.abs(seconds('bad-5m') - truth.badIn5m)).toBeLessThanOrEqual(5 * outages)
      expect(seconds('bad-1h')).toBe(truth.badIn1h)
      for (const sla of ['ratio', 'weighted']) expect(off(ratioOf(sla), truth.errorRatio)).toBeLessThan(0.005)
      expect(off(ratioOf('mean-5m'), truth.meanRate)).toBeLessThan(0.01)
      const n = results.get('bad-1m')!.counts.observedSeconds / 60
      expect(Math.abs(n - truth.minutes)).toBeLessThanOrEqual(1)
      expect(results.get('both-down')!.achieved).toBe(results.get('bad-1m')!.achieved)
      expect(results.get('bad-1m')!.verdict).toBe('breached')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  180_000,
)

function off(measured: number, truth: number): number {
  return Math.abs(measured - truth) / truth
}

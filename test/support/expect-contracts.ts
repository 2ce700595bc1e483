import { expect } from '@jest/globals'
import type { JudgedHistory } from './contracts-through-prometheus.js'

/** Bad minutes within two of the truth per outage and gap, ratios within half a percent, by every method. */
export function expectContracts({ results, truth, outages }: JudgedHistory): void {
  const minutes = (sla: string) => results.get(sla)!.measured.bad!.knownSeconds / 60
  const ratioOf = (sla: string) => 1 - results.get(sla)!.achieved!
  process.stdout.write(`${JSON.stringify({ outages, truth, '1m': minutes('bad-1m'), mean: ratioOf('mean-5m') })}\n`)
  // There was something to be seen, and a run of five minutes is in each outage.
  expect(truth.badMinutes).toBeGreaterThan(outages * 5)
  for (const sla of ['bad-1m', 'bad-run']) {
    expect(Math.abs(minutes(sla) - truth.badMinutes)).toBeLessThanOrEqual(2 * outages)
  }
  expect(Math.abs(minutes('bad-5m') - truth.badIn5m)).toBeLessThanOrEqual(5 * outages)
  expect(Math.abs(minutes('bad-1h') - truth.badIn1h)).toBeLessThanOrEqual(60)
  for (const sla of ['ratio', 'weighted']) expect(off(ratioOf(sla), truth.errorRatio)).toBeLessThan(0.005)
  expect(off(ratioOf('mean-5m'), truth.meanRate)).toBeLessThan(0.005)
  const known = results.get('bad-1m')!.counts.observedSeconds / 60
  expect(Math.abs(known - truth.minutes)).toBeLessThanOrEqual(1)
  expect(results.get('both-down')!.achieved).toBe(results.get('bad-1m')!.achieved)
  expect(results.get('bad-1m')!.verdict).toBe('breached')
}

function off(measured: number, truth: number): number {
  return Math.abs(measured - truth) / truth
}

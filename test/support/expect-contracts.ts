import { expect } from '@jest/globals'
import type { JudgedHistory } from './contracts-through-prometheus.js'

/** Bad minutes within two of the truth per outage and gap, ratios within half a percent, by every method. */
export function expectContracts(history: JudgedHistory): void {
  const { results, truth, outages } = history
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
  expectEachOutage(history)
  expectRecoveries(history)
}

/** No outage may be made up for by another. */
function expectEachOutage({ each }: JudgedHistory): void {
  const differences = each.flatMap(({ truth, found }) => found.map((minutes) => minutes - truth))
  process.stdout.write(`bad minutes of each outage, less the true ones: ${summaryOf(differences)}\n`)
  expect(each.filter(({ truth }) => truth < 5)).toEqual([])
  expect(each.filter(({ truth, found }) => found.some((minutes) => Math.abs(minutes - truth) > 2))).toEqual([])
}

/** Each outage became an incident that begins and ends within two minutes of it, and is judged as its truth is. */
function expectRecoveries({ results, recoveries: { recorded, truth } }: JudgedHistory): void {
  const errors = recorded.flatMap(({ onset, recovered }) => [onset, recovered])
  process.stdout.write(`${JSON.stringify(truth)}, seconds that incidents begin and end late: ${summaryOf(errors)}\n`)
  expect(errors.filter((seconds) => Math.abs(seconds) > 120)).toEqual([])
  expect(truth.met).toBeGreaterThan(1)
  expect(results.get('recovery')!.measured.recovery).toEqual(truth)
  expect(results.get('recovery')!.achieved).toBeCloseTo(truth.met / (truth.met + truth.missed), 12)
  expect(results.get('recovery')!.verdict).toBe('breached')
}

function summaryOf(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return `${Math.min(...values)} to ${Math.max(...values)}, on average ${mean.toFixed(2)}`
}

function off(measured: number, truth: number): number {
  return Math.abs(measured - truth) / truth
}

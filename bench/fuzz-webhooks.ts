import { fuzzWebhooks } from '../test/support/fuzz-webhooks/fuzz-webhooks.js'
import type { BenchOptions, Findings } from './line.js'

const DELIVERIES = 20_000

/** Sends 20,000 spoilt deliveries by seeds that `npm test` does not use: each is refused in words or kept as it was told. */
export async function fuzzDeliveries({ count }: Pick<BenchOptions, 'count'>): Promise<Findings> {
  const found = await fuzzWebhooks({ from: 100_001, count: count ?? DELIVERIES })
  for (const fault of found.faults) console.error(fault)
  return {
    lines: [
      { what: 'faults', value: found.faults.length, bar: 0, unit: '' },
      { what: 'slowest answer', value: found.slowestMs / 1000, bar: 5, unit: 's' },
      { what: 'deliveries refused in words', value: found.refused, bar: null, unit: '' },
      { what: 'deliveries taken', value: found.taken, bar: null, unit: '' },
      { what: 'alerts kept', value: found.alerts, bar: null, unit: '' },
      { what: 'alerts set aside, what came beside them kept', value: found.setAside, bar: null, unit: '' },
    ],
    comparedWith:
      'A fault is a crash, an answer of 5xx or none, an alert that was lost, changed, invented or kept twice, times out of order, or an answer after more than 5 s.',
  }
}

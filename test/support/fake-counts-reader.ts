import { secondsOf } from '../../src/calendar/interval.js'
import type { Counts, CountsReader } from '../../src/slo/counts.js'
import { sampleLedgerObjective } from './sample-ledger-objective.js'

/** A ledger in which every minute up to `watermark` held the same, of every objective that is asked for. */
export function createFakeCountsReader(watermark: Date, perMinute: Pick<Counts, 'events' | 'errors'>): CountsReader {
  return {
    counts: (requests) => {
      const counts = requests.map(({ interval }) => {
        const minutes = secondsOf(interval) / 60
        const [events, errors] = [perMinute.events * minutes, perMinute.errors * minutes]
        return { events, errors, observedSeconds: minutes * 60 }
      })
      return Promise.resolve(counts)
    },
    objectives: (keys) => Promise.resolve(keys.map((key) => sampleLedgerObjective(key, { watermark }))),
  }
}

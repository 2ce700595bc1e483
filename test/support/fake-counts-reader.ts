import { secondsOf } from '../../src/calendar/interval.js'
import { objectiveId, type Counts, type CountsReader } from '../../src/slo/counts.js'
import { sampleLedgerObjective } from './sample-ledger-objective.js'

/** A ledger in which every minute up to `watermark` held the same, of every objective that is asked for. */
export function createFakeCountsReader(watermark: Date, perMinute: Pick<Counts, 'events' | 'errors'>): CountsReader {
  return {
    counts: (keys, interval) => {
      const minutes = secondsOf(interval) / 60
      const counts = {
        events: perMinute.events * minutes,
        errors: perMinute.errors * minutes,
        observedSeconds: minutes * 60,
      }
      return Promise.resolve(new Map(keys.map((key) => [objectiveId(key), counts])))
    },
    objectives: (keys) => Promise.resolve(keys.map((key) => sampleLedgerObjective(key, { watermark }))),
  }
}

import { secondsOf, type Interval } from '../calendar/interval.js'
import type { Clock } from '../shared/clock.js'
import type { IngestGroup } from './ingest-plan.js'
import type { IngestProgress } from './ledger.js'

/** Counts portions of history as they come in. */
export interface Progress {
  add(done: Interval): void
}

/** Tells `onProgress` after every portion how far all groups together have come. */
export function createProgress(
  groups: readonly IngestGroup[],
  onProgress: ((progress: IngestProgress) => void) | undefined,
  clock: Clock,
): Progress {
  const start = clock().getTime()
  const objectives = groups.reduce((sum, { targets }) => sum + targets.length, 0)
  const minutesTotal = groups.reduce((sum, { interval }) => sum + secondsOf(interval) / 60, 0)
  let minutesDone = 0
  return {
    add(done) {
      minutesDone += secondsOf(done) / 60
      const seconds = Math.max(0.001, (clock().getTime() - start) / 1000)
      onProgress?.({ objectives, minutesDone, minutesTotal, minutesPerSecond: minutesDone / seconds })
    },
  }
}

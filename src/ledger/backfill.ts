import { lengthOf, secondsOf, type Interval } from '../calendar/interval.js'
import type { Clock } from '../shared/clock.js'
import type { IngestGroup } from './ingest-plan.js'

/** How far the ledger is with history that it had not read: after the first start, after downtime, with new objectives. */
export interface Backfill {
  readonly from: Date
  readonly to: Date
  /** End of what was read last; where objectives stand at several minutes, of those that are read now. */
  readonly reached: Date
  /** Part that is read, over all objectives. */
  readonly share: number
  /** At the pace until now; `null`: nothing was read yet. */
  readonly secondsLeft: number | null
}

/** Remembers how far each Prometheus is read, over several cycles where there is much. */
export interface BackfillWatch {
  /** @param groups what is to be read; little of it is no backfill */
  planned(source: string, groups: readonly IngestGroup[]): void
  read(source: string, portion: Interval): void
  ended(source: string): void
  /** Of all together; `null`: nothing is behind. */
  now(): Backfill | null
}

/** What is less behind than this is caught up with in a moment. */
const LEAST_SECONDS = 3600

interface State {
  readonly from: Date
  readonly startedAt: number
  to: Date
  reached: Date
  doneSeconds: number
  leftSeconds: number
}

export function createBackfillWatch(clock: Clock): BackfillWatch {
  const states = new Map<string, State>()
  return {
    planned(source, groups) {
      const intervals = groups.map(({ interval }) => interval)
      if (!intervals.some((interval) => secondsOf(interval) > LEAST_SECONDS)) {
        states.delete(source)
        return
      }
      const [from, to] = [extreme(intervals, 'from', Math.min), extreme(intervals, 'to', Math.max)]
      const begun = { from, startedAt: clock().getTime(), reached: from, doneSeconds: 0 }
      const leftSeconds = lengthOf(intervals)
      states.set(source, { ...(states.get(source) ?? begun), to, leftSeconds })
    },
    read(source, portion) {
      const state = states.get(source)
      if (state === undefined) return
      state.reached = portion.to
      state.doneSeconds += secondsOf(portion)
      state.leftSeconds = Math.max(0, state.leftSeconds - secondsOf(portion))
    },
    ended: (source) => void states.delete(source),
    now: () => summarize([...states.values()], clock().getTime()),
  }
}

function extreme(intervals: readonly Interval[], end: 'from' | 'to', pick: (...values: number[]) => number): Date {
  return new Date(pick(...intervals.map((interval) => interval[end].getTime())))
}

function summarize(states: readonly State[], now: number): Backfill | null {
  const [slowest] = states.toSorted((a, b) => b.leftSeconds - a.leftSeconds)
  if (slowest === undefined) return null
  const sum = (of: 'doneSeconds' | 'leftSeconds') => states.reduce((total, state) => total + state[of], 0)
  const [done, left] = [sum('doneSeconds'), sum('leftSeconds')]
  return {
    from: extreme(states, 'from', Math.min),
    to: extreme(states, 'to', Math.max),
    reached: slowest.reached,
    share: done + left === 0 ? 1 : done / (done + left),
    secondsLeft: slowest.doneSeconds === 0 ? null : secondsLeft(slowest, now),
  }
}

function secondsLeft({ startedAt, doneSeconds, leftSeconds }: State, now: number): number {
  return Math.ceil((Math.max(0, now - startedAt) / 1000 / doneSeconds) * leftSeconds)
}

import type { MinuteRows } from '../contract-input.js'
import { instantOf } from '../spans.js'
import type { WrittenRun } from './case-schema.js'

export interface WrittenRows {
  readonly minutes: readonly WrittenRun[]
  /** What the minutes after the last run are; `null`: unknown. */
  readonly fill: readonly [events: number, errors: number] | null
  /** Beside the period, in order of time. */
  readonly before: readonly WrittenRun[]
  readonly after: readonly WrittenRun[]
  /** First minute of the period, and its length. */
  readonly from: number
  readonly length: number
  /** How good events of a class are. */
  readonly weights: Readonly<Record<string, number>>
}

/** Runs of minutes, one by one. */
export function readRows({ minutes, fill, before, after, from, length, weights }: WrittenRows): MinuteRows {
  const [ahead, behind] = [lengthOf(before), lengthOf(after)]
  const total = ahead + length + behind
  const rows = { events: new Float64Array(total).fill(Number.NaN), errors: new Float64Array(total) }
  if (fill !== null) {
    rows.events.fill(fill[0], ahead, ahead + length)
    rows.errors.fill(fill[1], ahead, ahead + length)
  }
  put(rows, before, { at: 0, weights })
  put(rows, minutes, { at: ahead, weights })
  put(rows, after, { at: ahead + length, weights })
  return { from: instantOf(from - ahead), ...rows }
}

export function lengthOf(runs: readonly WrittenRun[]): number {
  return runs.reduce((sum, [count]) => sum + count, 0)
}

interface Put {
  readonly at: number
  readonly weights: WrittenRows['weights']
}

function put(rows: Pick<MinuteRows, 'events' | 'errors'>, runs: readonly WrittenRun[], { at, weights }: Put): void {
  let from = at
  for (const run of runs) {
    const [events, errors] = countsOf(run, weights)
    rows.events.fill(events, from, from + run[0])
    rows.errors.fill(errors, from, from + run[0])
    from += run[0]
  }
}

/** Of classes of events: all of them, and how far from good they are. */
function countsOf([, events, errors = 0]: WrittenRun, weights: WrittenRows['weights']): readonly [number, number] {
  if (events === null) return [Number.NaN, 0]
  if (typeof events === 'number') return [events, errors]
  const classes = Object.entries(events)
  return [
    classes.reduce((sum, [, count]) => sum + count, 0),
    classes.reduce((sum, [name, count]) => sum + (1 - (weights[name] ?? 0)) * count, 0),
  ]
}

import type { Measure } from '../terms.js'
import type { MinuteRows } from './contract-input.js'
import { bigMillionths, millionths } from './count-sum.js'
import { minuteOf, type Span } from './spans.js'
import { type Threshold, thresholdOf } from './threshold.js'

/** What a minute of one member is. */
export const GOOD = 0
export const BAD = 1
/** Nothing is known of it. */
export const UNKNOWN = 2
/** It has no say: left out for want of traffic or of data. */
export const NONE = 3

/** Of which minutes, and which of them lie in the judged time: only there the contract says what is unknown. */
export interface Scene {
  readonly span: Span
  readonly judged: Span
}

/** Classifies the minutes of a member, one byte each. */
export function classesOf(rows: MinuteRows, { span, judged }: Scene, measure: Measure): Uint8Array {
  const classes = new Uint8Array(span.to - span.from)
  const first = span.from - minuteOf(rows.from)
  const { events: allEvents, errors: allErrors } = rows
  const threshold = thresholdOf(measure.badWhen)
  const [unknown, silent] = [CLASS_OF[measure.noData], CLASS_OF[measure.noTraffic]]
  for (let i = 0; i < classes.length; i++) {
    const events = allEvents[first + i] ?? Number.NaN
    const errors = allErrors[first + i] ?? Number.NaN
    if (Number.isNaN(events) || Number.isNaN(errors)) {
      const minute = span.from + i
      classes[i] = judged.from <= minute && minute < judged.to ? unknown : UNKNOWN
    } else classes[i] = classOf(events, errors, { threshold, silent })
  }
  return classes
}

const CLASS_OF = { good: GOOD, bad: BAD, unknown: UNKNOWN, exclude: NONE } as const

interface Rules {
  readonly threshold: Threshold
  readonly silent: number
}

/** Of a known minute, its counts cleaned before anything is compared. */
function classOf(events: number, errors: number, { threshold, silent }: Rules): number {
  const all = millionths(events)
  if (all <= 0) return silent
  if (all < threshold.minEvents * 1e6) return GOOD
  const some = Math.min(all, Math.max(0, millionths(errors)))
  return threshold.isBad(some, all, () => exactCounts(events, errors)) ? BAD : GOOD
}

function exactCounts(events: number, errors: number): readonly [bigint, bigint] {
  const [all, some] = [bigMillionths(events), bigMillionths(errors)]
  return [some > all ? all : some, all]
}

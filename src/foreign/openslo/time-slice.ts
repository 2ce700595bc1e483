import { parseDuration } from '../../shared/duration.js'
import type { ForeignField } from '../foreign-field.js'
import type { ReadObjective } from './openslo-objective.js'

/** The slices of time that an objective judges. */
export interface Slice {
  /** Share of good events that makes a slice good; a number. */
  readonly target: ForeignField
  /** A duration of a minute or more. */
  readonly range: string
}

/** Reads what `Timeslices` needs; `null`, and said, where something is missing. */
export function readSlice({ at, sliceTarget, sliceWindow }: ReadObjective): Slice | null {
  at.need('timeSliceTarget', { message: 'expected a ratio', hint: 'add `timeSliceTarget: 0.95`' })
  at.need('timeSliceWindow', { message: 'expected a duration', hint: 'add `timeSliceWindow: 1m`' })
  const range = sliceWindow.text()
  if (sliceTarget.number() === null || range === null) return null
  if ((parseDuration(range) ?? 0) < MINUTE) {
    sliceWindow.refuse('expected a duration of at least a minute such as 1m or 5m')
    return null
  }
  reportSlide(sliceWindow)
  return { target: sliceTarget, range }
}

const MINUTE = 60

/** Whether slices are as long as our minutes. */
export function isMinute(range: string): boolean {
  return parseDuration(range) === MINUTE
}

/** Says that longer slices overlap. */
export function reportSlide(sliceWindow: ForeignField): void {
  const range = sliceWindow.text() ?? '1m'
  if (isMinute(range)) return
  sliceWindow.changed(`slices of ${range} slide: every minute is judged, by the ${range} before it`)
}

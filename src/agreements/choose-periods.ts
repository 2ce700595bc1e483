import type { Interval } from '../calendar/interval.js'
import type { KeptMark } from './kept-period.js'

/** A period that pages tell of. */
export interface WantedPeriod {
  /** See `periodId`. */
  readonly id: string
  readonly interval: Interval
  /** By what it would be judged. */
  readonly fingerprint: string
}

export interface Choice {
  readonly now: Date
  /** By `periodId`. */
  readonly kept: ReadonlyMap<string, KeptMark>
  /** Whether somebody looks at it. */
  readonly isAsked: (id: string) => boolean
  /** How many may be judged. */
  readonly most: number
}

/** A page that somebody looks at is hardly older than the status, one that nobody looks at by this much. */
const FRESH_MS = 25_000
const OLD_MS = 300_000

/**
 * Which periods are judged anew, the most urgent first: those that somebody looks at, those that were never judged, the newest first, those
 * that are judged by something else since, and those that run, the oldest first.
 */
export function choosePeriods<Wanted extends WantedPeriod>(
  wanted: readonly Wanted[],
  { now, kept, isAsked, most }: Choice,
): readonly Wanted[] {
  const waiting = wanted.flatMap((one) => {
    const mark = kept.get(one.id)
    const urgency = urgencyOf(one, mark, { now, isAsked: isAsked(one.id) })
    return urgency === null ? [] : [{ one, urgency, since: mark?.keptAt.getTime() ?? -one.interval.to.getTime() }]
  })
  return waiting
    .toSorted((a, b) => a.urgency - b.urgency || a.since - b.since)
    .slice(0, most)
    .map(({ one }) => one)
}

/** 0 is the most urgent; `null`: it is as good as it can be. */
function urgencyOf(
  { fingerprint }: WantedPeriod,
  mark: KeptMark | undefined,
  { now, isAsked }: { readonly now: Date; readonly isAsked: boolean },
): number | null {
  if (mark?.fingerprint !== fingerprint) return isAsked ? 0 : mark === undefined ? 1 : 2
  return mark.isSettled ? null : urgencyByAge(now.getTime() - mark.keptAt.getTime(), isAsked)
}

function urgencyByAge(ageMs: number, isAsked: boolean): number | null {
  if (isAsked && ageMs >= FRESH_MS) return 0
  return ageMs >= OLD_MS ? 3 : null
}

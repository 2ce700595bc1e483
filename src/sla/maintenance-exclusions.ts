import { calendarUnitOf, type CalendarUnit } from '../calendar/calendar-unit.js'
import { intersect, secondsOf, type Interval } from '../calendar/interval.js'
import type { Occurrence } from '../maintenance/windows-in.js'
import { formatDuration } from '../shared/duration.js'
import type { Agreement, MaintenanceExclusion } from './agreement.js'

/** A stretch of maintenance within the judged part of a period, and whether it counts against the agreement. */
export interface Exclusion extends Interval {
  /** Name of the window in the configuration. */
  readonly window: string
  /** Left out of all counts. Excluded stretches never overlap. */
  readonly excluded: boolean
  /** Why it is not left out; `null`: it is. */
  readonly refusal: string | null
  readonly announced: Date | null
  readonly reason: string | null
}

const MINUTE_MS = 60_000

/**
 * From when to when the maintenance has to be known that decides about a period: caps count from the beginning of their own calendar
 * period. `null`: the agreement excludes none.
 */
export function maintenanceSpan({ exclusions, period }: Agreement, interval: Interval): Interval | null {
  const { scheduledMaintenance: terms } = exclusions
  if (terms === null) return null
  const from = terms.cap === null ? interval.from : calendarUnitOf(interval.from, terms.cap.per, period.timezone).from
  return { from, to: interval.to }
}

/**
 * What of the maintenance is excluded from an agreement and what is refused, cut to `judged`, by beginning. Whole minutes only: those that
 * lie partly outside of a window count. Time that two windows cover is excluded once; what exceeds a cap is refused, the oldest time
 * using it up first.
 *
 * @param occurrences those of the agreement's service and of others, over `maintenanceSpan`
 */
export function maintenanceExclusions(
  agreement: Agreement,
  occurrences: readonly Occurrence[],
  judged: Interval,
): readonly Exclusion[] {
  const { scheduledMaintenance: terms } = agreement.exclusions
  const span = maintenanceSpan(agreement, judged)
  if (terms === null || span === null) return []
  const own = occurrences.filter(({ services }) => services.includes(agreement.service)).toSorted(byBeginning)
  const allowance = createAllowance(terms, agreement.period.timezone)
  return own
    .flatMap((one) => decide(one, span, { terms, allowance }))
    .flatMap((one) => {
      const part = intersect(one, judged)
      return part === null ? [] : [{ ...one, ...part }]
    })
    .sort(byBeginning)
}

function byBeginning(a: Interval & { window: string }, b: Interval & { window: string }): number {
  return (
    a.from.getTime() - b.from.getTime() || a.to.getTime() - b.to.getTime() || a.window.localeCompare(b.window, 'en')
  )
}

interface Rules {
  readonly terms: MaintenanceExclusion
  readonly allowance: Allowance
}

/** Occurrences must come by beginning: what is covered up to now ends where the last ones do. */
function decide(occurrence: Occurrence, span: Interval, { terms, allowance }: Rules): readonly Exclusion[] {
  const whole = intersect(wholeMinutes(occurrence), span)
  if (whole === null) return []
  const late = lateNotice(occurrence, terms)
  if (late !== null) return [stretch(occurrence, whole, late)]
  return allowance.take(occurrence.window, whole).map(({ refusal, ...part }) => stretch(occurrence, part, refusal))
}

function stretch({ window, announced, reason }: Occurrence, part: Interval, refusal: string | null): Exclusion {
  return { window, from: part.from, to: part.to, excluded: refusal === null, refusal, announced, reason }
}

function wholeMinutes({ from, to }: Interval): Interval {
  return {
    from: new Date(Math.ceil(from.getTime() / MINUTE_MS) * MINUTE_MS),
    to: new Date(Math.floor(to.getTime() / MINUTE_MS) * MINUTE_MS),
  }
}

/** Why the notice is not enough; `null`: it is, or none was agreed and nobody says when it was given. */
function lateNotice({ announced, from }: Occurrence, { minNoticeSeconds }: MaintenanceExclusion): string | null {
  const agreed = `${formatDuration(minNoticeSeconds)} of notice were agreed`
  if (announced === null) return minNoticeSeconds === 0 ? null : `no announcement is known; ${agreed}`
  const notice = Math.floor((from.getTime() - announced.getTime()) / 1000)
  if (notice < 0) return 'announced only after it had begun'
  if (notice >= minNoticeSeconds) return null
  return `announced ${formatDuration(notice - (notice % 60))} before; ${agreed}`
}

/** What may still be excluded. */
interface Allowance {
  /** Uses it up by one stretch, cut where something changes. Stretches must come by beginning. */
  take(window: string, whole: Interval): readonly Decided[]
}

type Decided = Interval & { readonly refusal: string | null }

function createAllowance({ cap }: MaintenanceExclusion, timezone: string): Allowance {
  const capped = cap === null ? freely : createCapped(cap, timezone)
  let covered: { readonly to: Date; readonly by: string } | null = null
  return {
    take(window, whole) {
      const known = covered !== null && covered.to > whole.from ? covered : { to: whole.from, by: window }
      const begin = known.to < whole.to ? known.to : whole.to
      if (covered === null || whole.to > covered.to) covered = { to: whole.to, by: window }
      const twice = { from: whole.from, to: begin, refusal: `counted already as part of ${known.by}` }
      return [twice, ...capped({ from: begin, to: whole.to })].filter(({ from, to }) => from < to)
    },
  }
}

function freely(part: Interval): readonly Decided[] {
  return [{ ...part, refusal: null }]
}

function createCapped(cap: NonNullable<MaintenanceExclusion['cap']>, timezone: string) {
  const capMs = Math.floor(cap.durationSeconds / 60) * MINUTE_MS
  const refusal = `the ${formatDuration(cap.durationSeconds)} that may be excluded per ${cap.per} are used up`
  const usedMs = new Map<number, number>()
  return (whole: Interval): readonly Decided[] =>
    calendarParts(whole, cap.per, timezone).flatMap(({ part, period }) => {
      const key = period.from.getTime()
      const used = usedMs.get(key) ?? 0
      const length = Math.min(secondsOf(part) * 1000, capMs - used)
      usedMs.set(key, used + length)
      const until = new Date(part.from.getTime() + length)
      return [
        { from: part.from, to: until, refusal: null },
        { from: until, to: part.to, refusal },
      ]
    })
}

/** A stretch cut where calendar periods change. */
function calendarParts(whole: Interval, per: CalendarUnit, timezone: string) {
  const parts: { readonly part: Interval; readonly period: Interval }[] = []
  let { from } = whole
  while (from < whole.to) {
    const period = calendarUnitOf(from, per, timezone)
    const to = period.to < whole.to ? period.to : whole.to
    parts.push({ part: { from, to }, period })
    from = to
  }
  return parts
}

import { without } from '../calendar/interval-sets.js'
import { intersect, type Interval, secondsOf } from '../calendar/interval.js'
import { calendarOf, periodAt, type PeriodRule } from '../calendar/period.js'
import { formatDuration } from '../shared/duration.js'
import type { Agreement, MaintenanceExclusion } from './agreement.js'
import { byBeginning, concerns, type StatedExclusion } from './stated-exclusion.js'
import type { NoDataPolicy } from './terms.js'

/** A stretch of maintenance within the judged part of a period, and whether it counts against the agreement. */
export interface Exclusion extends Interval, Pick<StatedExclusion, Said> {
  /** By which people call it. */
  readonly window: string
  /** When all of it begins, of which this is a part. */
  readonly begins: Date
  /** Left out of all counts. Excluded stretches never overlap. */
  readonly excluded: boolean
  /** Why it counts; `null`: it does not. */
  readonly refusal: string | null
  /** The window that leaves this time out already; `null`: none does. Such a stretch is not `excluded` once more. */
  readonly partOf: string | null
}

type Said = 'id' | 'kind' | 'announced' | 'recorded' | 'author' | 'reason' | 'evidence'

/** What is left out of an agreement, and what is left of it. */
export interface LeftOut {
  /** Planned maintenance in the judged time, excluded or refused, by beginning. */
  readonly exclusions: readonly Exclusion[]
  /** Seconds of the judged time that it leaves out. */
  readonly excludedSeconds: number
  /** Seconds of the whole term that count: without maintenance, and without unknown time where that is agreed. */
  readonly countedSeconds: number
}

interface Measures {
  /** Without what is excluded. */
  readonly judgedSeconds: number
  readonly unknownSeconds: number
  readonly aheadSeconds: number
}

/** The second step: what does not count. Maintenance is out of the facts already, because only the rest was asked for. */
export function leaveOut(
  { judged, exclusions }: { readonly judged: Interval; readonly exclusions: readonly Exclusion[] },
  { judgedSeconds, unknownSeconds, aheadSeconds }: Measures,
  noData: NoDataPolicy,
): LeftOut {
  return {
    exclusions,
    excludedSeconds: secondsOf(judged) - judgedSeconds,
    countedSeconds: judgedSeconds + aheadSeconds - (noData === 'exclude' ? unknownSeconds : 0),
  }
}

const MINUTE_MS = 60_000

/**
 * From when to when has to be known what was said not to count, for it to be decided about a period: caps count from the beginning of their
 * own calendar period.
 */
export function maintenanceSpan({ exclusions, terms: { period } }: Agreement, interval: Interval): Interval {
  const cap = exclusions.scheduledMaintenance?.cap ?? null
  const from = cap === null ? interval.from : periodAt(interval.from, calendarOf(period, cap.per)).interval.from
  return { from, to: interval.to }
}

/**
 * What of the maintenance is excluded from an agreement and what is refused, cut to `judged`, by beginning. Whole minutes only: those that
 * lie partly outside of a window count. Time that two windows cover is excluded once; what exceeds a cap is refused, the oldest time
 * using it up first. What somebody said of it in particular is refused where its kind was not agreed; what is planned for all under
 * `maintenance` is no matter of an agreement that excludes none.
 *
 * @param stated of the agreement and of others, of every kind, over `maintenanceSpan`
 */
export function maintenanceExclusions(
  agreement: Agreement,
  stated: readonly StatedExclusion[],
  judged: Interval,
): readonly Exclusion[] {
  const { scheduledMaintenance: terms } = agreement.exclusions
  const span = maintenanceSpan(agreement, judged)
  const own = stated.filter((one) => concerns(one, agreement)).toSorted(byBeginning)
  const isAgreed = ({ kind }: StatedExclusion) => kind === 'scheduled_maintenance' && terms !== null
  const foreign = own.filter((one) => !isAgreed(one) && !(one.isMaintenance && one.id === null))
  return [...foreign.flatMap((one) => notAgreed(one, span)), ...decideAll(own.filter(isAgreed), span, agreement)]
    .flatMap((one) => {
      const part = intersect(one, judged)
      return part === null ? [] : [{ ...one, ...part }]
    })
    .sort((a, b) => byBeginning({ ...a, name: a.window }, { ...b, name: b.window }))
}

function notAgreed(one: StatedExclusion, span: Interval): readonly Exclusion[] {
  const whole = intersect(wholeMinutes(one), span)
  return whole === null
    ? []
    : [stretch(one, whole, { refusal: 'the agreement does not exclude this kind', partOf: null })]
}

function decideAll(
  planned: readonly StatedExclusion[],
  span: Interval,
  { exclusions: { scheduledMaintenance: terms }, terms: { period } }: Agreement,
): readonly Exclusion[] {
  if (terms === null) return []
  const allowance = createAllowance(terms, period)
  return planned.flatMap((one) => decide(one, span, { terms, allowance }))
}

interface Rules {
  readonly terms: MaintenanceExclusion
  readonly allowance: Allowance
}

/** They must come by beginning: what is covered up to now ends where the last ones do. */
function decide(one: StatedExclusion, span: Interval, { terms, allowance }: Rules): readonly Exclusion[] {
  const whole = intersect(wholeMinutes(one), span)
  if (whole === null) return []
  const late = lateNotice(one, terms)
  if (late !== null) return [stretch(one, whole, { refusal: late, partOf: null })]
  return allowance.take(one.name, whole).map((part) => stretch(one, part, part))
}

type Decision = Pick<Exclusion, 'refusal' | 'partOf'>

function stretch(
  { name, from: begins, id, kind, announced, recorded, author, reason, evidence }: StatedExclusion,
  { from, to }: Interval,
  { refusal, partOf }: Decision,
): Exclusion {
  const decided = { excluded: refusal === null && partOf === null, refusal, partOf }
  return { window: name, begins, from, to, ...decided, ...{ id, kind, announced, recorded, author, reason, evidence } }
}

function wholeMinutes({ from, to }: Interval): Interval {
  return {
    from: new Date(Math.ceil(from.getTime() / MINUTE_MS) * MINUTE_MS),
    to: new Date(Math.floor(to.getTime() / MINUTE_MS) * MINUTE_MS),
  }
}

/** Why the notice is not enough; `null`: it is, or none was agreed and nobody says when it was given. */
export function lateNotice(
  { announced, from }: Pick<StatedExclusion, 'announced' | 'from'>,
  { minNoticeSeconds }: MaintenanceExclusion,
): string | null {
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

type Decided = Interval & Decision

type Own = Interval & Pick<Exclusion, 'refusal'>

function createAllowance({ cap }: MaintenanceExclusion, rule: PeriodRule): Allowance {
  const capped = cap === null ? freely : createCapped(cap, rule)
  /** What was decided about time that a window was the first to cover. */
  const decided: (Own & { readonly window: string })[] = []
  return {
    take(window, whole) {
      const again = decided.flatMap(({ window: first, refusal, ...time }) => {
        const part = intersect(time, whole)
        return part === null ? [] : [{ ...part, refusal, partOf: refusal === null ? first : null }]
      })
      const fresh = without(whole, decided).flatMap(capped).filter(isSome)
      decided.push(...fresh.map((one) => ({ ...one, window })))
      return [...again, ...fresh.map((one) => ({ ...one, partOf: null }))]
    },
  }
}

function isSome({ from, to }: Interval): boolean {
  return from < to
}

function freely(part: Interval): readonly Own[] {
  return [{ ...part, refusal: null }]
}

function createCapped(cap: NonNullable<MaintenanceExclusion['cap']>, rule: PeriodRule) {
  const capMs = Math.floor(cap.durationSeconds / 60) * MINUTE_MS
  const refusal = `the ${formatDuration(cap.durationSeconds)} that may be excluded per ${cap.per} are used up`
  const usedMs = new Map<number, number>()
  return (whole: Interval): readonly Own[] =>
    calendarParts(whole, calendarOf(rule, cap.per)).flatMap(({ part, period }) => {
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
function calendarParts(whole: Interval, rule: PeriodRule) {
  const parts: { readonly part: Interval; readonly period: Interval }[] = []
  let { from } = whole
  while (from < whole.to) {
    const period = periodAt(from, rule).interval
    const to = period.to < whole.to ? period.to : whole.to
    parts.push({ part: { from, to }, period })
    from = to
  }
  return parts
}

import type { Interval } from '../calendar/interval.js'
import { formatInstant, formatStretch } from '../words/format-date.js'
import { formatPercent } from '../shared/format-percent.js'
import { formatSpan } from '../words/format-span.js'
import { unlessNaming } from '../words/names-in.js'

/** Data that came after a report was issued. */
export interface LateData {
  readonly kind: 'late_data'
  /** Hours of the report's period of which more became known, oldest first. */
  readonly hours: readonly Interval[]
  /** Minutes that were unknown and are known now, summed over SLOs and datasets. */
  readonly minutes: number
}

/** Time that was left out of agreements after a report was issued, or is left out no longer. */
export interface ChangedExclusion extends Interval {
  readonly kind: 'exclusion_added' | 'exclusion_withdrawn'
  readonly id: number
  /** By which people call it. */
  readonly name: string
  /** Who said so; `null`: not for this reader. */
  readonly by: string | null
  /** `null`: not for this reader. */
  readonly why: string | null
}

/** That somebody had the report made again. */
export interface MadeAgain {
  readonly kind: 'by_hand'
  /** Who did; `null`: not for this reader. */
  readonly by: string | null
  /** `null`: not for this reader. */
  readonly why: string | null
}

export type Reason = LateData | ChangedExclusion | MadeAgain

/** A figure that is another one than in the revision before. Ratios in [0, 1]; `null`: nothing was counted, or it was not in the report. */
export interface ChangedFigure {
  /** `agreement checkout/acme-api`. */
  readonly name: string
  readonly before: number | null
  readonly after: number | null
}

/** Why a revision took the place of an earlier one. */
export interface Correction {
  /** Number of the revision that is superseded. */
  readonly of: number
  readonly issuedAt: Date
  /** At least one. */
  readonly reasons: readonly Reason[]
  readonly changed: readonly ChangedFigure[]
  /** Whether another configuration was in force then: its changes are in the figures as well. */
  readonly configurationChanged: boolean
}

const MOST_HOURS = 4
const MOST_FIGURES = 8
const MOST_REASONS = 6

/**
 * Why it was: `1 h of data came after it was issued: 12 October, 10:00 to 11:00 (UTC+2)`,
 * `force majeure #3 (12 October, 10:00 to 11:00, UTC+2) was entered after it was issued, by ann: power cut`.
 */
export function reasonOf({ reasons }: Pick<Correction, 'reasons'>, zone: string): string {
  return firstOf(
    reasons.map((reason) => wordsOf(reason, zone)),
    MOST_REASONS,
  )
}

function wordsOf(reason: Reason, zone: string): string {
  switch (reason.kind) {
    case 'late_data':
      return lateWords(reason, zone)
    case 'by_hand':
      return `it was made again${saidBy(reason)}`
    default:
      return exclusionWords(reason, zone)
  }
}

function saidBy({ by, why }: Pick<MadeAgain, 'by' | 'why'>): string {
  return `${by === null ? '' : `, by ${by}`}${why === null ? '' : `: ${why}`}`
}

function lateWords({ hours, minutes }: LateData, zone: string): string {
  const stretches = hours.map((one) => formatStretch(one, zone))
  return `${formatSpan(minutes * 60)} of data came after it was issued: ${firstOf(stretches, MOST_HOURS)}`
}

function exclusionWords({ kind, name, by, why, ...time }: ChangedExclusion, zone: string): string {
  const done = kind === 'exclusion_added' ? 'entered' : 'withdrawn'
  return `${name} (${formatStretch(time, zone)}) was ${done} after it was issued${saidBy({ by, why })}`
}

/** What a revision corrects, why, and which figures are others now. */
export function correctionSentences(correction: Correction, zone: string): string {
  const { of, issuedAt, changed, configurationChanged } = correction
  return [
    `This corrects revision ${of} of ${formatInstant(issuedAt, zone)}: ${reasonOf(correction, zone)}.`,
    ...(changed.length === 0 ? [] : [`Other than before: ${figureChanges(changed)}.`]),
    ...(configurationChanged ? ['The configuration has changed since then, too.'] : []),
  ].join(' ')
}

/** Which figures are others now: `agreement checkout/acme-api 99.800 %, before 99.900 %`. */
export function figureChanges(changed: readonly ChangedFigure[]): string {
  return firstOf(changed.map(figure), MOST_FIGURES)
}

function figure({ name, before, after }: ChangedFigure): string {
  const [was, is] = [percent(before, after), percent(after, before)]
  return was === is ? name : `${name} ${is}, before ${was}`
}

function percent(ratio: number | null, other: number | null): string {
  return ratio === null ? 'unknown' : formatPercent(ratio, { digits: 3, against: other === null ? [] : [other] })
}

function firstOf(parts: readonly string[], most: number): string {
  const more = parts.length - most
  return [...parts.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

/** Reasons as a customer is told them: nobody of the house is named, and no other customer. */
export function reasonsForCustomer(reasons: readonly Reason[], otherCustomers: readonly string[]): readonly Reason[] {
  return reasons.map((reason) => {
    if (reason.kind === 'late_data') return reason
    const told = { by: null, why: unlessNaming(reason.why, otherCustomers) }
    if (reason.kind === 'by_hand') return { ...reason, ...told }
    // Only a window of maintenance has a name that somebody gave it.
    return { ...reason, ...told, name: unlessNaming(reason.name, otherCustomers) ?? 'maintenance' }
  })
}

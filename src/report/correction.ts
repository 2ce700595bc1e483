import type { Interval } from '../calendar/interval.js'
import { formatInstant, formatStretch } from '../words/format-date.js'
import { formatPercent } from '../shared/format-percent.js'
import { formatSpan } from '../words/format-span.js'

/** Data that came after a report was issued. */
export interface LateData {
  /** Hours of the report's period of which more became known, oldest first. */
  readonly hours: readonly Interval[]
  /** Minutes that were unknown and are known now, summed over SLOs and datasets. */
  readonly minutes: number
}

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
  readonly lateData: LateData
  readonly changed: readonly ChangedFigure[]
  /** Whether another configuration was in force then: its changes are in the figures as well. */
  readonly configurationChanged: boolean
}

const MOST_HOURS = 4
const MOST_FIGURES = 8

/** What became known: `1 h of data came after it was issued: 12 October, 10:00 to 11:00 (UTC+2)`. */
export function reasonOf({ lateData: { hours, minutes } }: Pick<Correction, 'lateData'>, zone: string): string {
  const stretches = hours.map((one) => formatStretch(one, zone))
  return `${formatSpan(minutes * 60)} of data came after it was issued: ${firstOf(stretches, MOST_HOURS)}`
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

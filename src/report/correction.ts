import type { Interval } from '../calendar/interval.js'
import { unlessNaming } from '../words/names-in.js'
import { reportSpeech, type ReportSpeech } from './texts/report-texts.js'

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

/** The house, its log and its events speak English. */
const inEnglish = reportSpeech('en')

/**
 * Why it was: `1 h of data came after it was issued: 12 October, 10:00 to 11:00 (UTC+2)`,
 * `force majeure #3 (12 October, 10:00 to 11:00, UTC+2) was entered after it was issued, by ann: power cut`.
 */
export function reasonOf({ reasons }: Pick<Correction, 'reasons'>, zone: string, say = inEnglish): string {
  const words = reasons.map((reason) => wordsOf(reason, zone, say))
  return firstOf(words, MOST_REASONS, say)
}

function wordsOf(reason: Reason, zone: string, say: ReportSpeech): string {
  const { correction: texts } = say.texts
  switch (reason.kind) {
    case 'late_data':
      return lateWords(reason, zone, say)
    case 'by_hand':
      return `${texts.again}${saidBy(reason, say)}`
    default: {
      const words = reason.kind === 'exclusion_added' ? texts.added : texts.withdrawn
      return `${words(reason.name, say.stretch(reason, zone))}${saidBy(reason, say)}`
    }
  }
}

function saidBy({ by, why }: Pick<MadeAgain, 'by' | 'why'>, { texts: { correction: texts } }: ReportSpeech): string {
  return `${by === null ? '' : texts.by(by)}${why === null ? '' : texts.why(why)}`
}

function lateWords({ hours, minutes }: LateData, zone: string, say: ReportSpeech): string {
  const stretches = hours.map((one) => say.stretch(one, zone))
  return say.texts.correction.lateData(say.span(minutes * 60), firstOf(stretches, MOST_HOURS, say))
}

/** What a revision corrects, why, and which figures are others now. */
export function correctionSentences(correction: Correction, zone: string, say = inEnglish): string {
  const { of, issuedAt, changed, configurationChanged } = correction
  const { correction: texts } = say.texts
  return [
    texts.of(of, { instant: say.instant(issuedAt, zone), reasons: reasonOf(correction, zone, say) }),
    ...(changed.length === 0 ? [] : [texts.figures(figureChanges(changed, say))]),
    ...(configurationChanged ? [texts.configuration] : []),
  ].join(' ')
}

/** Which figures are others now: `agreement checkout/acme-api 99.800 %, before 99.900 %`. */
export function figureChanges(changed: readonly ChangedFigure[], say = inEnglish): string {
  const figures = changed.map((one) => figure(one, say))
  return firstOf(figures, MOST_FIGURES, say)
}

function figure({ name, before, after }: ChangedFigure, say: ReportSpeech): string {
  const { correction: texts } = say.texts
  const percent = (ratio: number | null, other: number | null) =>
    ratio === null ? texts.unknown : say.percent(ratio, { digits: 3, against: other === null ? [] : [other] })
  const [was, is] = [percent(before, after), percent(after, before)]
  return was === is ? name : texts.figure(name, { is, was })
}

function firstOf(parts: readonly string[], most: number, { texts }: ReportSpeech): string {
  const more = parts.length - most
  return [...parts.slice(0, most), ...(more > 0 ? [texts.correction.andMore(more)] : [])].join('; ')
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

import { calendarOf, nextPeriod, type Period, periodAt } from '../../calendar/period.js'
import { REFUSALS } from '../refusal-code.js'
import type { ExclusionTerms, Terms } from '../terms.js'
import type { ExclusionWindow } from './contract-input.js'
import type { ExcludedTime, Refusal } from './contract-result.js'
import { hoursWithin } from './hours.js'
import { refusalOf } from './notice.js'
import { common, firstOf, intervalOf, lengthOf, minus, type Span, union, wholeMinutesOf } from './spans.js'

/** What windows leave out of a stretch of time. */
export interface Exclusions {
  /** Minutes in service hours that are left out: disjoint, in order. */
  readonly spans: readonly Span[]
  readonly excluded: readonly ExcludedTime[]
  readonly refused: readonly Refusal[]
}

/** A window with its whole minutes in service hours. */
interface Candidate {
  readonly window: ExclusionWindow
  readonly spans: readonly Span[]
}

/**
 * Says which minutes windows leave out: kinds without a cap first, so that what they exclude uses up no other kind's cap.
 *
 * @param within of which time spans are told
 * @param period of which time it is told what is excluded and refused
 */
export function excludedTime(
  windows: readonly ExclusionWindow[],
  terms: Terms,
  { within, period }: { readonly within: Span; readonly period: Span },
): Exclusions {
  const candidates = windows.map((window) => ({ window, spans: inService(window, terms) }))
  const accepted = candidates.filter(({ window }) => refusalOf(window, terms) === null)
  const byKind = leftOutByKind(accepted, terms, within)
  const spans = union(byKind.flatMap((one) => one.spans))
  return {
    spans: common(spans, [within]),
    excluded: byKind.flatMap(({ kind, spans: own }) => excludedParts(ofKind(accepted, kind), common(own, [period]))),
    refused: refusals(candidates, { terms, period, spans }),
  }
}

interface LeftOut {
  readonly kind: string
  readonly spans: readonly Span[]
}

function leftOutByKind(accepted: readonly Candidate[], terms: Terms, within: Span): readonly LeftOut[] {
  const inOrder = terms.exclusions.toSorted((a, b) => Number(a.cap !== null) - Number(b.cap !== null))
  let out: readonly Span[] = []
  return inOrder.map((kind) => {
    const asked = minus(union(ofKind(accepted, kind.kind).flatMap(({ spans }) => spans)), out)
    const spans = upToCap(asked, kind, { terms, within })
    out = union([...out, ...spans])
    return { kind: kind.kind, spans }
  })
}

function inService(window: ExclusionWindow, { serviceHours }: Terms): readonly Span[] {
  return hoursWithin(serviceHours, wholeMinutesOf(window))
}

function ofKind(candidates: readonly Candidate[], kind: string): readonly Candidate[] {
  return candidates.filter(({ window }) => window.kind === kind)
}

/** In each calendar period that `within` touches, the first minutes up to the cap. */
function upToCap(
  asked: readonly Span[],
  { cap }: ExclusionTerms,
  { terms, within }: { readonly terms: Terms; readonly within: Span },
): readonly Span[] {
  if (cap === null) return asked
  const minutes = Math.floor(cap.durationSeconds / 60)
  return capPeriods(cap.per, terms, within).flatMap((span) => firstOf(common(asked, [span]), minutes))
}

function capPeriods(per: 'month' | 'quarter' | 'year', { period: rule }: Terms, within: Span): readonly Span[] {
  const capRule = calendarOf(rule, per)
  const spans: Span[] = []
  let period: Period = periodAt(intervalOf(within).from, capRule)
  for (;;) {
    const span = wholeMinutesOf(period.interval)
    if (span.from >= within.to) return spans
    spans.push(span)
    period = nextPeriod(period, capRule)
  }
}

function excludedParts(accepted: readonly Candidate[], spans: readonly Span[]): readonly ExcludedTime[] {
  return eachOnce(accepted, spans).flatMap(({ window, spans: own }) =>
    own.map((span) => ({ ...intervalOf(span), kind: window.kind, name: window.name })),
  )
}

/** Of `spans` those of each window, oldest first, a minute once however many windows cover it. */
function eachOnce(candidates: readonly Candidate[], spans: readonly Span[]): readonly Candidate[] {
  let left = spans
  return candidates
    .toSorted((a, b) => a.window.from.getTime() - b.window.from.getTime())
    .map(({ window, spans: all }) => {
      const own = common(all, left)
      left = minus(left, own)
      return { window, spans: own }
    })
}

function refusals(
  candidates: readonly Candidate[],
  { terms, period, spans }: { readonly terms: Terms; readonly period: Span; readonly spans: readonly Span[] },
): readonly Refusal[] {
  const counting = (candidate: Candidate) => minus(common(candidate.spans, [period]), spans)
  const accepted = candidates.filter(({ window }) => refusalOf(window, terms) === null)
  const beyond = eachOnce(accepted, union(accepted.flatMap(counting)))
  const beyondCap = ({ window }: Candidate): readonly Refusal[] => {
    const { name, kind } = window
    const minutes = lengthOf(beyond.find((one) => one.window === window)?.spans ?? [])
    const reason = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} beyond the cap`
    return minutes === 0 ? [] : [{ name, kind, reason, minutes }]
  }
  return candidates.filter(touching(period)).flatMap((candidate) => {
    const { window } = candidate
    const code = refusalOf(window, terms)
    if (code === null) return beyondCap(candidate)
    return [{ name: window.name, kind: window.kind, reason: REFUSALS[code], minutes: lengthOf(counting(candidate)) }]
  })
}

function touching(period: Span): (candidate: Candidate) => boolean {
  const { from, to } = intervalOf(period)
  return ({ window }) => window.from < to && from < window.to
}

import { secondsOf } from '../../calendar/interval.js'
import type { BadSums, ListedStretch } from '../bad-list.js'
import type { NoDataPolicy } from '../terms.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What a stretch counts as: `12 min`, `up to 5 min`, `nothing`; of requests its errors where they have no time of their own. */
export function badFigure({ badSeconds, atWorstSeconds, ...sums }: BadSums, say: AgreementSpeech): string {
  const { errors, errorsAtWorst } = sums
  if (badSeconds === null || atWorstSeconds === null) {
    return errors === null
      ? say.texts.badTime.nothing
      : rangeText([errors, errorsAtWorst ?? errors], say, (count) => errorsText(count, say))
  }
  return rangeText([badSeconds, atWorstSeconds], say, (seconds) => say.span(seconds))
}

function rangeText(
  [least, most]: readonly [number, number],
  { texts }: AgreementSpeech,
  write: (amount: number) => string,
): string {
  const { upTo, between, nothing } = texts.badTime
  if (most <= 0) return nothing
  if (least <= 0) return upTo(write(most))
  const [low, high] = [write(least), write(most)]
  return low === high ? low : between(low, high)
}

/** Errors, a part of one as a whole one. */
export function errorsText(errors: number, { texts, decimal }: AgreementSpeech): string {
  return texts.badTime.errors(decimal(String(Math.ceil(Number(errors.toFixed(6))))))
}

/** What is said of a stretch besides when it was and what it counts as, line by line: the indicator, its gaps, its errors, its incidents. */
export function stretchLines(one: ListedStretch, noData: NoDataPolicy, say: AgreementSpeech): readonly string[] {
  const { badTime } = say.texts
  return [
    ...(one.member === null ? [] : [one.member]),
    ...recoveryLines(one, say),
    ...gapLine(one, noData, say),
    ...(one.errors === null || one.errors <= 0 || one.badSeconds === null ? [] : [errorsText(one.errors, say)]),
    ...one.incidents.map(({ kind, number, title }) => badTime[kind === 'drill' ? 'drill' : 'incident'](number, title)),
  ]
}

function recoveryLines({ recovery }: ListedStretch, { texts, span }: AgreementSpeech): readonly string[] {
  if (recovery === null) return []
  const { after, notYet, lost } = texts.badTime.recovery
  const { seconds, lossSeconds } = recovery
  return [seconds === null ? notYet : after(span(seconds)), ...(lossSeconds === null ? [] : [lost(span(lossSeconds))])]
}

function gapLine(one: ListedStretch, noData: NoDataPolicy, { texts, span }: AgreementSpeech): readonly string[] {
  const { without, besideGap } = texts.badTime
  const { kind, unknownSeconds: unknown, recovery } = one
  if (unknown === 0) return kind === 'open' && recovery === null ? [besideGap] : []
  if (kind === 'open') return [without.open(span(unknown))]
  if (kind === 'gap') return [without[noData](span(unknown))]
  return [noData === 'bad' || unknown >= secondsOf(one) ? without.bad(span(unknown)) : without.partly(span(unknown))]
}

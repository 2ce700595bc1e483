import { MARKS, type Tone } from '../../document/blocks.js'
import type { ReportLead } from '../../feature/report-section.js'
import type { Verdict } from '../agreement-result.js'
import { formatMoney } from '../money.js'
import { VERDICT_WORDS } from '../verdict-words.js'
import { byAgreement, type AgreementMonth } from './agreement-month.js'
import { AT_RISK_MARK, VERDICT_TONES } from './verdict-marks.js'

/** Verdicts that are named, the worst first. */
const NAMED: readonly Verdict[] = ['breached', 'at_risk', 'undetermined']

/** What all agreements come to. */
export function agreementLead(agreements: readonly AgreementMonth[]): ReportLead {
  const worst = byAgreement(agreements).map((one) => one.worst)
  const verdicts = worst.map(({ result }) => result.verdict)
  const complete = agreements.every(({ result }) => result.final)
  const tone = overallTone(verdicts)
  return {
    tone,
    mark: overallMark(verdicts, tone),
    headline: headlineOf(worst, complete),
    more: owedSentence(agreements, complete),
    sentences: worst.map(({ sentences }) => sentences),
  }
}

function overallTone(verdicts: readonly Verdict[]): Tone {
  if (verdicts.includes('breached')) return 'bad'
  return verdicts.some((verdict) => VERDICT_TONES[verdict] === 'open') || verdicts.length === 0 ? 'open' : 'good'
}

/** Doubt is marked as the agreements in doubt are marked themselves: `?` only where one of them is undetermined or there are none. */
function overallMark(verdicts: readonly Verdict[], tone: Tone): string {
  const isRisk = tone === 'open' && verdicts.includes('at_risk') && !verdicts.includes('undetermined')
  return isRisk ? AT_RISK_MARK : MARKS[tone]
}

/** The verdicts of all agreements in a few words: `1 of 2 agreements breached`; of a period that runs `1 of 2 agreements at risk so far`. */
function headlineOf(agreements: readonly AgreementMonth[], complete: boolean): string {
  const of = agreements.length
  if (of === 0) return 'No agreements are covered'
  const parts = NAMED.map((verdict) => ({
    word: VERDICT_WORDS[verdict],
    many: agreements.filter(({ result }) => result.verdict === verdict).length,
  })).filter(({ many }) => many > 0)
  const [first, ...others] = parts
  if (first === undefined) return allWell(of, complete)
  const more = others.map(({ many, word }) => `, ${many} ${word}`).join('')
  return `${first.many} of ${of} ${of === 1 ? 'agreement' : 'agreements'} ${first.word}${more}${complete ? '' : ' so far'}`
}

function allWell(of: number, complete: boolean): string {
  if (complete) return of === 1 ? 'The agreement was met' : `All ${of} agreements were met`
  return of === 1 ? 'The agreement is on track' : `All ${of} agreements are on track`
}

/** What all agreements together are estimated to cost; `null` when nothing is owed, or no fee is configured. */
function owedSentence(agreements: readonly AgreementMonth[], complete: boolean): string | null {
  const totals = new Map<string, bigint>()
  for (const { currency, minor } of agreements.flatMap(({ result }) => result.credit?.amount ?? [])) {
    if (minor > 0n) totals.set(currency, (totals.get(currency) ?? 0n) + minor)
  }
  if (totals.size === 0) return null
  const sums = [...totals].map(([currency, minor]) => formatMoney({ minor, currency }))
  return `Estimated credits ${complete ? 'owed' : 'so far'}: ${sums.join(' and ')}.`
}

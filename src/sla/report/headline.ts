import { MARKS, type Tone } from '../../document/blocks.js'
import type { ReportLead } from '../../feature/report-section.js'
import type { Verdict } from '../agreement-result.js'
import type { AgreementMonth } from './agreement-month.js'
import { changeOf, type ComparedAgreement } from './overview.js'
import { moneyWords } from './credit-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'
import type { Standing } from './texts/en.js'
import { AT_RISK_MARK, VERDICT_TONES } from './verdict-marks.js'

/** Verdicts that are named, the worst first. */
const NAMED: readonly Verdict[] = ['breached', 'at_risk', 'undetermined']

/** What all agreements come to. */
export function agreementLead(
  agreements: readonly AgreementMonth[],
  compared: readonly ComparedAgreement[],
  say: AgreementSpeech,
): ReportLead {
  const worst = compared.map((one) => one.worst)
  const verdicts = worst.map(({ result }) => result.verdict)
  const tone = overallTone(verdicts)
  return {
    tone,
    mark: overallMark(verdicts, tone),
    headline: headlineOf(worst, say),
    more: moreOf([owedSentence(agreements, say), changedSentence(compared, say)]),
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

function moreOf(sentences: readonly (string | null)[]): string | null {
  const said = sentences.filter((one) => one !== null)
  return said.length === 0 ? null : said.join(' ')
}

/** What got better or worse; `null`: nothing did, or nothing is known. */
function changedSentence(compared: readonly ComparedAgreement[], say: AgreementSpeech): string | null {
  const changes = compared.map((one) => changeOf(one, say))
  const [better, worse] = (['better', 'worse'] as const).map((change) => changes.filter((one) => one === change).length)
  if (better === 0 && worse === 0) return null
  return say.texts.overview.changed(better ?? 0, worse ?? 0)
}

/** The verdicts of all agreements in a few words: `1 of 2 agreements breached`; of a period that runs `1 of 2 agreements at risk so far`. */
function headlineOf(agreements: readonly AgreementMonth[], { texts: { headline } }: AgreementSpeech): string {
  const of = agreements.length
  if (of === 0) return headline.none
  const isOver = agreements.every(({ result }) => result.final)
  const [first, ...others] = NAMED.map((verdict): Standing => {
    return { verdict, count: agreements.filter(({ result }) => result.verdict === verdict).length }
  }).filter(({ count }) => count > 0)
  if (first !== undefined) return headline.wrong([first, ...others], of, isOver)
  return isOver ? headline.met(of) : headline.onTrack(of)
}

/** What all agreements together are estimated to cost; `null` when nothing is owed, or no fee is configured. */
function owedSentence(agreements: readonly AgreementMonth[], say: AgreementSpeech): string | null {
  const totals = new Map<string, bigint>()
  for (const { currency, minor } of agreements.flatMap(({ result }) => result.credit?.amount ?? [])) {
    if (minor > 0n) totals.set(currency, (totals.get(currency) ?? 0n) + minor)
  }
  if (totals.size === 0) return null
  const sums = [...totals].map(([currency, minor]) => moneyWords({ minor, currency }, say))
  const isOver = agreements.every(({ result }) => result.final)
  return say.texts.headline.owed(sums, isOver)
}

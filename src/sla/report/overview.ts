import type { Cell, Section, Table, Tone } from '../../document/blocks.js'
import type { AgreementResult } from '../agreement-result.js'
import type { ReportedAgreement } from './agreement-month.js'
import { formatDelivered } from './agreement-words.js'
import { owedWords } from './credit-words.js'
import { formatAchieved } from './ratio-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'
import { VERDICT_TONES, verdictMark } from './verdict-marks.js'

/** A period before those of a report. */
export type EarlierPeriod = Pick<AgreementResult, 'periodLabel' | 'objective' | 'achieved' | 'verdict'>

/** An agreement in a report, and how it stood before. */
export interface ComparedAgreement extends ReportedAgreement {
  /** Oldest first. */
  readonly before: readonly EarlierPeriod[]
}

export type Change = 'better' | 'worse' | 'same'

/** More do not fit on page one; the worst come first. */
const MOST_ROWS = 10

/** What a leader reads first: of each agreement what was promised, delivered and owed, and how that was before; none where that is one card. */
export function overviewSections(agreements: readonly ComparedAgreement[], say: AgreementSpeech): readonly Section[] {
  if (agreements.length < 2 && agreements.every(({ before }) => before.length === 0)) return []
  const { title, note, columns: named, more } = say.texts.overview
  const [agreement, promised, delivered, owed, before] = named
  const columns = [agreement, { title: promised, on: 'text' }, delivered, owed, before] as const
  const rows = agreements.slice(0, MOST_ROWS).map((one) => rowOf(one, say))
  const table: Table = { kind: 'table', columns, rows }
  const others = agreements.length - rows.length
  const blocks = others === 0 ? [table] : [table, { kind: 'sentences', texts: [more(others)] } as const]
  return [{ id: 'overview', title, note, blocks }]
}

function rowOf(agreement: ComparedAgreement, say: AgreementSpeech): readonly (string | Cell)[] {
  const { name, months, worst } = agreement
  const { overview } = say.texts
  const promised = say.objective(worst.result.objective)
  const { customer } = worst.result
  return [
    { text: name, below: [...(customer === null ? [] : [customer]), overview.promised(promised)] },
    promised,
    deliveredCell(agreement, say),
    worst.creditsAgreed ? owedWords(months, say) : overview.notAgreed,
    beforeCell(agreement, say),
  ]
}

/** Of several periods how many were met: a share of all of them is in no contract. */
function deliveredCell({ months, worst: { result } }: ReportedAgreement, say: AgreementSpeech): Cell {
  const tone = VERDICT_TONES[result.verdict]
  const met = months.filter((month) => month.result.verdict === 'met').length
  const text = months.length === 1 ? formatDelivered(result, say) : say.texts.overview.met(met, months.length)
  const word = `${verdictMark(result.verdict)}\u00a0${say.texts.verdicts[result.verdict]}`
  return { text, tone, strong: true, below: [{ text: word, tone }] }
}

/** The period before the only one of the report: what several are to be compared with, no contract says. */
export function previousOf({ months, before }: ComparedAgreement): EarlierPeriod | null {
  return months.length > 1 ? null : (before.at(-1) ?? null)
}

/** Whether the last period of a report is better than the one before; `null`: one of them says nothing. Equal as it is written is the same. */
export function changeOf(agreement: ComparedAgreement, say: AgreementSpeech): Change | null {
  const now = agreement.months.at(-1)?.result
  const before = previousOf(agreement)
  if (now === undefined || before === null || now.achieved === null || before.achieved === null) return null
  if (formatAchieved(now, now.achieved, say) === formatAchieved(now, before.achieved, say)) return 'same'
  return now.achieved > before.achieved ? 'better' : 'worse'
}

const CHANGES: Readonly<Record<Change, { readonly mark: string; readonly tone: Tone | null }>> = {
  better: { mark: '▲', tone: 'good' },
  worse: { mark: '▼', tone: 'bad' },
  same: { mark: '=', tone: null },
}

/** What was delivered before, whether that was better, and how often it was met. */
function beforeCell(agreement: ComparedAgreement, say: AgreementSpeech): string | Cell {
  const before = previousOf(agreement)
  const { overview, noData } = say.texts
  const trend = trendLines(agreement.before, say)
  if (before === null) return { text: overview.nothing, below: trend }
  const text = before.achieved === null ? noData : formatAchieved(agreement.worst.result, before.achieved, say)
  const change = changeOf(agreement, say)
  if (change === null) return { text, below: trend }
  const { mark, tone } = CHANGES[change]
  const said = `${mark}\u00a0${overview.changes[change]}`
  return { text, plain: `${text} ${mark}`, below: [tone === null ? said : { text: said, tone }, ...trend] }
}

/** How many earlier periods were met, and a mark for each, the oldest first. */
function trendLines(before: readonly EarlierPeriod[], { texts }: AgreementSpeech): readonly string[] {
  if (before.length < 2) return []
  const met = before.filter(({ verdict }) => verdict === 'met').length
  return [texts.overview.met(met, before.length), before.map(({ verdict }) => verdictMark(verdict)).join('')]
}

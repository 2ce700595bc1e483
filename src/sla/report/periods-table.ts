import type { Block, Cell } from '../../document/blocks.js'
import type { AgreementMonth, ReportedAgreement } from './agreement-month.js'
import { formatDelivered, formatDowntime } from './agreement-words.js'
import { creditOf } from './credit-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'
import { VERDICT_TONES, verdictMark } from './verdict-marks.js'

/** The periods of an agreement in a longer report, a line each; in words those that went wrong, without the one that stands above. */
export function periodsBlocks({ months, worst }: ReportedAgreement, say: AgreementSpeech): readonly Block[] {
  const { columns, said } = say.texts.periods
  const wrong = months.filter((month) => month !== worst && VERDICT_TONES[month.result.verdict] !== 'good')
  const texts = wrong.map(({ result, sentences }) => said(say.period(result.periodLabel), sentences))
  return [
    { kind: 'table', columns, rows: months.map((month) => rowOf(month, say)) },
    ...(texts.length === 0 ? [] : [{ kind: 'sentences', texts } as const]),
  ]
}

function rowOf({ result, creditsAgreed }: AgreementMonth, say: AgreementSpeech): readonly (string | Cell)[] {
  const { periods, verdicts, unknown, noneAgreed, credit } = say.texts
  const { used, allowed } = formatDowntime(result, say)
  const { least, most } = creditOf(result, say)
  return [
    { text: say.period(result.periodLabel), below: result.final ? [] : [periods.soFar] },
    deliveredCell(result, verdicts[result.verdict], say),
    { text: result.achieved === null ? unknown : used, below: [periods.of(allowed)] },
    creditsAgreed ? { text: least, below: most === null ? [] : [credit.upTo(most)] } : noneAgreed,
  ]
}

function deliveredCell(result: AgreementMonth['result'], word: string, say: AgreementSpeech): Cell {
  const tone = VERDICT_TONES[result.verdict]
  const text = formatDelivered(result, say)
  const below = [{ text: `${verdictMark(result.verdict)}\u00a0${word}`, tone }]
  return { text, plain: `${text} ${word}`, tone, strong: true, below }
}

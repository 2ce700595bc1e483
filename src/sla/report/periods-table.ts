import type { Block, Cell } from '../../document/blocks.js'
import { formatPeriod } from '../../words/format-date.js'
import { VERDICT_WORDS } from '../verdict-words.js'
import type { AgreementMonth, ReportedAgreement } from './agreement-month.js'
import { creditOf, formatDelivered, formatDowntime } from './agreement-words.js'
import { VERDICT_TONES, verdictMark } from './verdict-marks.js'

/** The periods of an agreement in a longer report, a line each; in words those that went wrong, without the one that stands above. */
export function periodsBlocks({ months, worst }: ReportedAgreement): readonly Block[] {
  const columns = ['Period', 'Delivered', 'Downtime used', 'Credit (estimate)']
  const wrong = months.filter((month) => month !== worst && VERDICT_TONES[month.result.verdict] !== 'good')
  const texts = wrong.map(({ result, sentences }) => `${formatPeriod(result.periodLabel)}: ${sentences}`)
  return [
    { kind: 'table', columns, rows: months.map(rowOf) },
    ...(texts.length === 0 ? [] : [{ kind: 'sentences', texts } as const]),
  ]
}

function rowOf({ result, creditsAgreed }: AgreementMonth): readonly (string | Cell)[] {
  const { verdict, final, periodLabel, achieved } = result
  const tone = VERDICT_TONES[verdict]
  const { used, allowed } = formatDowntime(result)
  const word = VERDICT_WORDS[verdict]
  const { least, most } = creditOf(result)
  return [
    { text: formatPeriod(periodLabel), below: final ? [] : ['so far'] },
    {
      text: formatDelivered(result),
      plain: `${formatDelivered(result)} ${word}`,
      tone,
      strong: true,
      below: [{ text: `${verdictMark(verdict)}\u00a0${word}`, tone }],
    },
    { text: achieved === null ? 'unknown' : used, below: [`of ${allowed}`] },
    creditsAgreed ? { text: least, below: most === null ? [] : [`up to ${most}`] } : 'none agreed',
  ]
}

import type { AgreementResult } from '../../sla/agreement-result.js'
import { formatDelivered } from '../../sla/report/agreement-words.js'
import { creditOf } from '../../sla/report/credit-words.js'
import type { AgreementSpeech } from '../../sla/report/texts/agreement-texts.js'
import type { PeriodLine } from '../agreement-view-store.js'
import { agreementAddress } from './addresses.js'
import { verdictBadge } from '../../sla/verdict-badge.js'

/** The periods of an agreement, newest first, a line each. */
export function periodTable(periods: readonly PeriodLine[], say: AgreementSpeech) {
  return {
    caption: 'Periods, the newest first',
    columns: [
      { title: 'Period' },
      { title: 'Verdict' },
      { title: 'Delivered', numeric: true },
      { title: 'Estimated credit', numeric: true },
    ],
    rows: periods.map(({ period, result }, index) => [
      {
        text: say.period(result.periodLabel),
        href: agreementAddress({ service: result.service, name: result.sla, period }),
        note: noteOf(result, say),
      },
      { badge: verdictBadge(result.verdict) },
      deliveredCell(result, `/periods/${index}/result/achieved`, say),
      creditCell(result, `/periods/${index}/result/credit/ratio`, say),
    ]),
  }
}

/** Whether a period is not over, or not known from its first day on. */
function noteOf({ final, term, timezone }: AgreementResult, say: AgreementSpeech): string {
  if (!final) return 'so far'
  return term.begins === 'period' ? '' : `from ${say.day(term.from, timezone)} on`
}

/** As in reports: a range where the verdict is open. */
export function deliveredCell(result: AgreementResult, field: string, say: AgreementSpeech) {
  const text = formatDelivered(result, say)
  return result.achieved === null ? { text } : { text, value: result.achieved, field }
}

/** An estimate; of a running period if nothing fails any more. */
export function creditCell(result: AgreementResult, field: string, say: AgreementSpeech) {
  if (result.credit === null) return { text: '–' }
  const { least, most } = creditOf(result, say)
  return { text: least, value: result.credit.ratio, field, note: most === null ? '' : `up to ${most}` }
}

import { URGENCY, type Need, type ShownPart, type ShownRow } from '../feature/shown-part.js'
import type { Cell } from '../page/rows.js'
import { formatObjective, formatPercent } from '../shared/format-percent.js'
import { besideLimit } from '../words/beside-limit.js'
import { briefSpan } from '../words/brief-span.js'
import { formatDay, formatPeriod } from '../words/format-date.js'
import { agreementHref } from './agreement-href.js'
import type { AgreementResult } from './agreement-result.js'
import { decimalText, formatMoney } from './money.js'
import { verdictBadge } from './verdict-badge.js'

const NOTHING = '–'

/** Agreements on the pages that show everything. */
export const shownAgreements: ShownPart<readonly AgreementResult[]> = {
  title: 'Agreements',
  list: '/agreements',
  columns: [
    { title: 'Period' },
    { title: 'Promised', numeric: true },
    { title: 'Delivered', numeric: true },
    { title: 'Downtime used', numeric: true },
    { title: 'Credit', numeric: true },
  ],
  empty: {
    title: 'No agreements yet',
    sentence:
      'An agreement is what a customer was promised for a calendar period. Write it under slas in the file of a service.',
    code: 'slas:\n  - name: enterprise\n    objective: 99.5\n    slos: [availability]',
  },
  measured: [
    'Delivered: good share of the period so far, without what is left out of it. Downtime used: the bad share of the whole period as time, beside what is allowed; what is to come counts as usual traffic.',
    'Credit: what the agreement owes if nothing else fails. docs/contracts.md has the rules of each method; plimsoll agreement explain shows the reckoning.',
  ],
  rows: (results) => results.map(agreementRow),
}

function agreementRow(result: AgreementResult, index: number): ShownRow {
  const { service, sla: name, verdict } = result
  return {
    ...{ service, name, href: agreementHref(service, name) },
    badge: verdictBadge(verdict),
    need: needOf(result),
    cells: cellsOf(result),
    entry: `/${index}`,
  }
}

function cellsOf(result: AgreementResult): readonly Cell[] {
  const { customer, periodLabel, objective, achieved, credit } = result
  const used = besideLimit(result.downtimeUsedSeconds, result.downtimeAllowedSeconds, briefSpan)
  return [
    { text: formatPeriod(periodLabel), ...(customer === null ? {} : { note: customer }) },
    { text: formatObjective(objective), value: objective, field: '/objective' },
    {
      text: achieved === null ? NOTHING : formatPercent(achieved, { digits: 2, against: [objective] }),
      ...{ value: achieved, field: '/achieved' },
    },
    {
      text: achieved === null ? NOTHING : `${used.text} of ${used.limit}`,
      ...{ value: achieved === null ? null : result.downtimeUsedSeconds, field: '/downtimeUsedSeconds' },
    },
    creditCell(credit),
  ]
}

function creditCell(credit: AgreementResult['credit']): Cell {
  if (credit === null) return { text: NOTHING }
  const { ratio, amount } = credit
  if (amount === null) return { text: formatObjective(ratio), value: ratio, field: '/credit/ratio' }
  return { text: formatMoney(amount), value: decimalText(amount), field: '/credit/amount/amount' }
}

function needOf({ verdict, ...result }: AgreementResult): Need | null {
  if (verdict === 'breached')
    return { urgency: URGENCY.breached, sentence: 'The promise is broken: even a faultless rest cannot save it.' }
  return verdict === 'at_risk' ? { urgency: URGENCY.atRisk, sentence: riskOf(result) } : null
}

function riskOf({ forecast, worst, objective, timezone }: Omit<AgreementResult, 'verdict'>): string {
  if (forecast !== null && forecast.projected < objective) {
    const { projected, allowanceOutAt } = forecast
    const out = allowanceOutAt === null ? '' : `; the allowance is used up on ${formatDay(allowanceOutAt, timezone)}`
    return `At the pace of the last 7 days it ends at ${ratioText(projected, objective)}${out}.`
  }
  return worst !== null && worst < objective
    ? `Time without data could break it: ${ratioText(worst, objective)} at worst.`
    : 'Most of the allowance is used.'
}

function ratioText(ratio: number, objective: number): string {
  return formatPercent(ratio, { digits: 2, against: [objective] })
}

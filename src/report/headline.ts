import type { Verdict } from '../sla/agreement-result.js'
import { formatMoney } from './format-money.js'
import type { ReportModel } from './model.js'

/** The verdicts of all agreements in a few words: `1 of 2 agreements breached`. */
export function headline({ agreements, complete }: ReportModel): string {
  const of = agreements.length
  if (of === 0) return 'No agreements are covered'
  const count = (verdict: Verdict) => agreements.filter(({ result }) => result.verdict === verdict).length
  const so = complete ? '' : ' so far'
  const noun = of === 1 ? 'agreement' : 'agreements'
  const parts = (['breached', 'undetermined'] as const)
    .map((verdict) => ({ verdict, many: count(verdict) }))
    .filter(({ many }) => many > 0)
  const [first, second] = parts
  if (first === undefined) return of === 1 ? `The agreement was met${so}` : `All ${of} agreements were met${so}`
  return `${first.many} of ${of} ${noun} ${first.verdict}${second === undefined ? '' : `, ${second.many} undetermined`}${so}`
}

/** What all agreements together are estimated to cost; `null` when nothing is owed, or no fee is configured. */
export function owedSentence({ agreements, complete }: ReportModel): string | null {
  const totals = new Map<string, bigint>()
  for (const { currency, minor } of agreements.flatMap(({ result }) => result.credit?.amount ?? [])) {
    if (minor > 0n) totals.set(currency, (totals.get(currency) ?? 0n) + minor)
  }
  if (totals.size === 0) return null
  const sums = [...totals].map(([currency, minor]) => formatMoney({ minor, currency }))
  return `Estimated credits ${complete ? 'owed' : 'so far'}: ${sums.join(' and ')}.`
}

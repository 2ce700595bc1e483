import type { Verdict } from '../sla/agreement-result.js'
import { VERDICT_WORDS } from '../sla/verdict-words.js'
import { formatMoney } from '../sla/money.js'
import type { ReportModel } from './model.js'

/** Verdicts that are named, the worst first. */
const NAMED: readonly Verdict[] = ['breached', 'at_risk', 'undetermined']

/** The verdicts of all agreements in a few words: `1 of 2 agreements breached`; of a period that runs `1 of 2 agreements at risk so far`. */
export function headline({ agreements, complete }: ReportModel): string {
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
export function owedSentence({ agreements, complete }: ReportModel): string | null {
  const totals = new Map<string, bigint>()
  for (const { currency, minor } of agreements.flatMap(({ result }) => result.credit?.amount ?? [])) {
    if (minor > 0n) totals.set(currency, (totals.get(currency) ?? 0n) + minor)
  }
  if (totals.size === 0) return null
  const sums = [...totals].map(([currency, minor]) => formatMoney({ minor, currency }))
  return `Estimated credits ${complete ? 'owed' : 'so far'}: ${sums.join(' and ')}.`
}

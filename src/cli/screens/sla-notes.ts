import { formatMoney } from '../../sla/money.js'
import { formatObjective } from '../../shared/format-percent.js'
import type { StatusAnswer } from '../../status/status-answer.js'
import { briefSpan } from '../../words/brief-span.js'
import { exclusionNotes } from './exclusion-notes.js'
import { instantText, ratioText, UNKNOWN } from './status-texts.js'

type Sla = StatusAnswer['slas'][number]

/** A credit for a glance: `2,000 EUR`, or its share of the fee. */
export function creditText(credit: Sla['credit']): string {
  if (credit === null) return UNKNOWN
  if (credit.amount === null) return formatObjective(credit.ratio)
  const { amount, currency } = credit.amount
  return formatMoney({ minor: BigInt(amount.replace('.', '')), currency }).replace(/\.0+ /, ' ')
}

/** What a reader must know to read the row of an agreement right; none where nothing is special. */
export function slaNotes(sla: Sla): readonly string[] {
  return [...riskOf(sla), ...termOf(sla), ...worstCase(sla), ...countedOf(sla), ...exclusionNotes(sla)]
}

/** Where it goes at the pace of the last 7 days; empty where that is no danger. */
function riskOf({ verdict, forecast, objective }: Sla): readonly string[] {
  if (verdict === 'breached' || forecast === null || forecast.projected >= objective) return []
  const out = forecast.allowanceOutAt
  const until = out === null ? '' : `, allowance used up on ${out.slice(0, 10)}`
  return [`at the pace of 7d: ${ratioText(forecast.projected, objective)} in the end${until}`]
}

function termOf({ term, definitionChangedAt }: Sla): readonly string[] {
  const begins = {
    period: [],
    agreement: [`holds since ${instantText(term.from)}`],
    history: [`judged since ${instantText(term.from)}, when its history begins`],
  }[term.begins]
  const ends = term.ends === 'period' ? [] : [`holds until ${instantText(term.to)}`]
  const changed = definitionChangedAt === null ? [] : [`counted differently since ${instantText(definitionChangedAt)}`]
  return [...begins, ...ends, ...changed]
}

const BASIS_WORDS = {
  same_hours: 'at the traffic of other weeks',
  mean: 'at average traffic',
  both: 'at the traffic of other weeks, else average',
  counters: 'by counters that went on',
} as const

function unseenWords(unseen: Sla['unseen']): { readonly beside: string; readonly guess: string } {
  if (unseen === null) return { beside: '', guess: '' }
  return { beside: unseen.touchesTrouble ? ', beside an outage' : '', guess: ` ${BASIS_WORDS[unseen.basis]}` }
}

/** Time without minutes whose events are known all the same. */
function countedOf({ unseen }: Sla): readonly string[] {
  if (unseen === null || unseen.counted.seconds === 0) return []
  return [`${briefSpan(unseen.counted.seconds)} without data known in sum, by counters that went on`]
}

/** What unknown time could still cost; empty where it cannot change anything. */
function worstCase({
  worst,
  achieved,
  objective,
  credit,
  creditAtWorst,
  unknownSeconds,
  unseen,
}: Sla): readonly string[] {
  if (worst === null || worst === achieved) return []
  const isDearer = (creditAtWorst?.ratio ?? 0) > (credit?.ratio ?? 0)
  const cost = isDearer ? `, credit ${creditText(creditAtWorst)}` : ''
  const { beside, guess } = unseenWords(unseen)
  return [`${briefSpan(unknownSeconds)} without data${beside}: ${ratioText(worst, objective)} at worst${guess}${cost}`]
}

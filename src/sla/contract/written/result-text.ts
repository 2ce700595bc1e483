import { formatObjective, formatPercent } from '../../../shared/format-percent.js'
import { formatDate, formatInstant, formatStretch } from '../../../words/format-date.js'
import { textFacts } from '../../../words/text-layout.js'
import { decimalText } from '../../money.js'
import type { Terms } from '../../terms.js'
import type { ContractResult, Credit } from '../contract-result.js'
import { type Exact, fractionText } from '../exact.js'
import { atLeast, atMost, minutesText } from './figures.js'
import { methodText } from './method-text.js'

interface Fact {
  readonly label: string
  readonly value: string
}

/** An evaluation step by step, in the order in which the contract is applied. */
export function resultText(result: ContractResult, terms: Terms): string {
  const steps = [
    { title: 'Time', facts: timeFacts(result, terms) },
    { title: 'Result', facts: resultFacts(result, terms) },
    { title: 'Credit', facts: creditFacts(result) },
    { title: 'After it', facts: afterFacts(result, terms) },
  ]
  const shown = steps.filter(({ facts }) => facts.length > 0)
  return `${shown.map(({ title, facts }, index) => `${index + 1}. ${title}\n${textFacts(facts)}`).join('\n\n')}\n`
}

function timeFacts(result: ContractResult, { period: { timezone }, excludedTime }: Terms): readonly Fact[] {
  const { period, judged, excluded, refused } = result
  const isRunning = judged.to < period.to
  const kept = excludedTime === 'good' ? ', kept as good' : ''
  return [
    {
      label: 'Period',
      value: `${formatStretch(period, timezone)}: ${minutesText((period.to.getTime() - period.from.getTime()) / 60_000)}`,
    },
    ...(isRunning ? [{ label: 'Judged to', value: formatInstant(judged.to, timezone) }] : []),
    { label: 'In scope', value: minutesText(result.inScopeMinutes) },
    { label: 'Left out', value: `${minutesText(result.excludedMinutes)}${kept}` },
    ...excluded.map((one) => ({
      label: '',
      value: `${one.name === one.kind ? one.kind : `${one.name} (${one.kind})`}: ${formatStretch(one, timezone)}`,
    })),
    ...refused.map(({ name, reason, minutes }) => ({
      label: 'Refused',
      value: `${name}: ${reason}${minutes === 0 || reason.includes('cap') ? '' : `, ${minutesText(minutes)} count`}`,
    })),
  ]
}

function resultFacts(result: ContractResult, terms: Terms): readonly Fact[] {
  const { achieved, worst, best, members } = result
  const share = (ratio: Exact | null) => shareText(ratio, terms)
  const isRange = achieved !== null && shareText(worst, terms) !== shareText(best, terms)
  return [
    { label: 'Method', value: methodText(terms) },
    ...budgetFacts(result),
    ...members.map((one) => ({ label: one.name, value: share(one.achieved) })),
    { label: 'Achieved', value: share(achieved) },
    ...(isRange || (achieved === null && best !== null)
      ? [
          { label: 'At worst', value: share(worst) },
          { label: 'At best', value: share(best) },
        ]
      : []),
    { label: 'Promised', value: formatObjective(terms.objective) },
    { label: 'Verdict', value: result.verdict },
    ...(result.standing === result.verdict ? [] : [{ label: 'Standing', value: result.standing.replace('_', ' ') }]),
  ]
}

/** Longer fractions tell a reader nothing. */
const LONGEST_FRACTION = 24

/** Cut off after as many digits as tell it from what was promised, and the fraction itself where it is short. */
function shareText(ratio: Exact | null, { objective }: Terms): string {
  if (ratio === null) return 'no result'
  const percent = formatPercent(ratio.value, { digits: 3, against: [objective] })
  const fraction = ratio.isLong ? '' : fractionText(ratio.fraction())
  return fraction.length > LONGEST_FRACTION || fraction.length < 2 ? percent : `${percent} (${fraction})`
}

function budgetFacts({ badIntervals, downtime, errors, recovery }: ContractResult): readonly Fact[] {
  return [
    ...(badIntervals === null ? [] : [{ label: 'Bad', value: rangeText(badIntervals.known, badIntervals.worst) }]),
    ...(downtime === null
      ? []
      : [
          { label: 'Allowed', value: `${atMost(downtime.allowed)} min` },
          { label: 'Used', value: `${rangeText(atLeast(downtime.used), atLeast(downtime.usedAtWorst))} min` },
        ]),
    ...(errors === null ? [] : errorFacts(errors)),
    ...(recovery === null
      ? []
      : [
          { label: 'Recovered', value: `${recovery.met} in time, ${recovery.missed} not, ${recovery.unknown} unknown` },
        ]),
  ]
}

function errorFacts({
  events,
  allowed,
  used,
  usedAtWorst,
  downtime,
}: NonNullable<ContractResult['errors']>): readonly Fact[] {
  return [
    { label: 'Requests', value: atMost(events) },
    { label: 'Allowed', value: `${atMost(allowed)} errors, as ${atMost(downtime.allowed)} min` },
    {
      label: 'Used',
      value: `${rangeText(atLeast(used), atLeast(usedAtWorst))} errors, as ${atLeast(downtime.used)} min`,
    },
  ]
}

function rangeText(known: number | string, worst: number | string): string {
  return known === worst ? String(known) : `${known}, at worst ${worst}`
}

function creditFacts({ credit, creditAtWorst, creditAtBest }: ContractResult): readonly Fact[] {
  const all = [
    { label: 'Estimate', credit },
    { label: 'At worst', credit: creditAtWorst },
    { label: 'At best', credit: creditAtBest },
  ]
  const shown = all.filter((one) => one.credit !== null)
  const texts = new Set(shown.map((one) => creditText(one.credit)))
  return (texts.size === 1 ? shown.slice(0, 1) : shown).map((one) => ({
    label: one.label,
    value: creditText(one.credit),
  }))
}

function creditText(credit: Credit | null): string {
  if (credit === null) return ''
  const { share, amount, belowMinimum, cappedBy } = credit
  const money = amount === null ? '' : `: ${decimalText(amount)} ${amount.currency}`
  const minimum = belowMinimum ? ', below the minimum' : ''
  const cap = cappedBy === null ? '' : `, capped by the ${cappedBy}`
  return `${formatPercent(share.value, { digits: 0 })} of the fee${money}${minimum}${cap}`
}

function afterFacts(
  { claim, chronic, support, forecast }: ContractResult,
  { period: { timezone } }: Terms,
): readonly Fact[] {
  return [
    ...(claim === null
      ? []
      : [
          {
            label: 'Claim',
            value: `until the end of ${formatDate(claim.lastDay)}, before ${formatInstant(claim.before, timezone)}`,
          },
        ]),
    ...(chronic === null ? [] : [{ label: 'Chronic', value: chronic.replace('_', ' ') }]),
    ...support.map(({ due, state }) => ({ label: 'Support', value: `${state}, due ${formatInstant(due, timezone)}` })),
    ...(forecast === null ? [] : [{ label: 'Forecast', value: forecastText(forecast) }]),
  ]
}

function forecastText({ projected, allowanceOutDay }: NonNullable<ContractResult['forecast']>): string {
  const out = allowanceOutDay === null ? '' : `; the allowance runs out on ${formatDate(allowanceOutDay)}`
  return `${formatPercent(projected, { digits: 3 })} in the end at the pace of the last 7 d${out}`
}

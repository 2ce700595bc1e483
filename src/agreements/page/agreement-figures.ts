import type { AgreementResult } from '../../sla/agreement-result.js'
import { formatDowntime, leftOutText } from '../../sla/report/agreement-words.js'
import { creditOf } from '../../sla/report/credit-words.js'
import { formatAchieved } from '../../sla/report/ratio-words.js'
import type { AgreementSpeech } from '../../sla/report/texts/agreement-texts.js'
import { words, type Part } from './figure.js'

/** A number with its name, and a small line below it. */
export interface Figure {
  readonly label: string
  readonly parts: readonly Part[]
  readonly below: readonly Part[]
}

/** The numbers of an agreement in a period, each as it stands in the JSON twin. */
export function agreementFigures(
  result: AgreementResult,
  hasCredits: boolean,
  say: AgreementSpeech,
): readonly Figure[] {
  return [
    {
      label: 'Promised',
      parts: [{ text: say.objective(result.objective), value: result.objective, field: '/result/objective' }],
      below: [],
    },
    delivered(result, say),
    ...downtime(result, say),
    ...observed(result, say),
    ...ahead(result, say),
    ...(hasCredits ? [credit(result, say)] : []),
  ]
}

/** As observed; where something is unknown, both ends of what it may have been. */
function delivered(result: AgreementResult, say: AgreementSpeech): Figure {
  const { achieved, worst, best } = result
  const part = (field: string, ratio: number | null): Part => {
    const text = ratio === null ? say.texts.noData : formatAchieved(result, ratio, say)
    return { text, value: ratio, field: `/result/${field}` }
  }
  const isRange = worst !== null && best !== null && worst < best
  return {
    label: result.final ? 'Delivered' : 'Delivered so far',
    parts: [part('achieved', achieved)],
    below: isRange
      ? [
          words('between '),
          part('worst', worst),
          words(' and '),
          part('best', best),
          words(', as unseen time may have been'),
        ]
      : [],
  }
}

function downtime(result: AgreementResult, say: AgreementSpeech): readonly Figure[] {
  const { used, allowed } = formatDowntime(result, say)
  const { achieved, downtimeUsedSeconds, downtimeAllowedSeconds } = result
  const usedPart = {
    text: achieved === null ? say.texts.unknown : used,
    value: achieved === null ? null : downtimeUsedSeconds,
    field: '/result/downtimeUsedSeconds',
  }
  const allowedPart = { text: allowed, value: downtimeAllowedSeconds, field: '/result/downtimeAllowedSeconds' }
  return [
    { label: 'Downtime used', parts: [usedPart], below: [words('as long a total outage weighs as much')] },
    { label: 'Downtime allowed', parts: [allowedPart], below: [words('in the whole period')] },
  ]
}

function observed(result: AgreementResult, say: AgreementSpeech): readonly Figure[] {
  const { coverage, unknownSeconds, excludedSeconds } = result
  const span = (seconds: number, field: string): Part => ({ text: say.span(seconds), value: seconds, field })
  return [
    {
      label: 'Observed',
      parts: [{ text: say.percent(coverage, { digits: 2 }), value: coverage, field: '/result/coverage' }],
      below: unknownSeconds === 0 ? [] : [span(unknownSeconds, '/result/unknownSeconds'), words(' without data')],
    },
    ...(excludedSeconds === 0
      ? []
      : [
          {
            label: 'Left out',
            parts: [{ text: leftOutText(result, say), value: excludedSeconds, field: '/result/excludedSeconds' }],
            below: [],
          },
        ]),
  ]
}

function ahead(result: AgreementResult, say: AgreementSpeech): readonly Figure[] {
  const { forecast, timezone } = result
  if (forecast === null) return []
  const { projected, allowanceOutAt } = forecast
  const text = formatAchieved(result, projected, say)
  return [
    {
      label: 'At the pace of 7 days',
      parts: [{ text, value: projected, field: '/result/forecast/projected' }],
      below: allowanceOutAt === null ? [] : [words(`used up on ${say.instant(allowanceOutAt, timezone)}`)],
    },
  ]
}

function credit(result: AgreementResult, say: AgreementSpeech): Figure {
  const { least, most } = creditOf(result, say)
  const worst = result.creditAtWorst?.ratio ?? null
  return {
    label: 'Estimated credit',
    parts: [{ text: least, value: result.credit?.ratio ?? null, field: '/result/credit/ratio' }],
    below: [
      ...(result.final ? [] : [words('if nothing fails any more; ')]),
      ...(most === null ? [] : [words('up to '), { text: most, value: worst, field: '/result/creditAtWorst/ratio' }]),
      ...claimWords(result.claim, { say, isSecond: most !== null }),
    ],
  }
}

interface Beside {
  readonly say: AgreementSpeech
  /** Whether something stands before it. */
  readonly isSecond: boolean
}

function claimWords(claim: AgreementResult['claim'], { say, isSecond }: Beside): Figure['below'] {
  return claim === null ? [] : [words(`${isSecond ? '; ' : ''}claims until ${say.date(claim.lastDay)}`)]
}

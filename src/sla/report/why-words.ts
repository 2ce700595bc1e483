import type { AgreementResult } from '../agreement-result.js'
import { formatAchieved } from './ratio-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** Why a running period stands as it does; `null` where that needs no reason. */
export function whyRunning(result: AgreementResult, say: AgreementSpeech): string | null {
  const { verdict, final, forecast, timezone, objective } = result
  if (final) return null
  if (verdict === 'breached') return say.texts.why.hopeless
  if (verdict !== 'at_risk') return null
  if (forecast === null || forecast.projected >= objective) return openRisk(result, say)
  const out = forecast.allowanceOutAt
  const until = out === null ? null : say.day(out, timezone)
  return say.texts.why.pace(formatAchieved(result, forecast.projected, say), until)
}

function openRisk(result: AgreementResult, say: AgreementSpeech): string {
  const { busier, unobserved, mostUsed } = say.texts.why
  if (result.downtimeUsedSeconds > result.downtimeAllowedSeconds) return busier
  const isUnknown = result.unknownSeconds > (result.unseen?.counted.seconds ?? 0)
  return isUnknown ? unobserved(unobservedWords(result, say)) : mostUsed
}

/** Why there is no result at all. */
export function nothingCounted(result: AgreementResult, say: AgreementSpeech): string {
  const { unknownSeconds, coverage, final, periodLabel, term } = result
  const period = say.period(periodLabel)
  const { unobserved, partly, noTraffic } = say.texts.uncounted
  if (coverage === 0 || term.from >= term.to) return unobserved(period, final)
  return unknownSeconds > 0 ? partly(period, say.span(unknownSeconds), final) : noTraffic(period, final)
}

/** How much was not observed. */
export function unobservedWords({ unknownSeconds, coverage, unseen }: AgreementResult, say: AgreementSpeech): string {
  const share = say.percent(1 - coverage, { digits: 1, worse: 'more' })
  return say.texts.unobserved(say.span(unknownSeconds), share, unseen?.touchesTrouble === true)
}

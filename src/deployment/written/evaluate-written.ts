import { formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'
import { textFacts } from '../../words/text-layout.js'
import { LOOK_SECONDS, total, type Bin } from '../guard/bin.js'
import { judgeDeployment, type GuardResult } from '../guard/judge-deployment.js'
import type { WrittenCase } from './case-schema.js'

/** What the guard says of a written deployment, for programs and for people. */
export function evaluateWritten({ before, after, looks = after.length }: WrittenCase, output: 'text' | 'json'): string {
  const result = judgeDeployment({ before, after, looks })
  return output === 'json' ? `${JSON.stringify(resultJson(result), null, 2)}\n` : resultText(result, { before, after })
}

function resultJson({ verdict, afterSeconds, dispersion, rateRatio, z }: GuardResult): object {
  return { verdict: verdict ?? 'watching', after_seconds: afterSeconds, dispersion, rate_ratio: rateRatio, z }
}

const SENTENCES = {
  degraded: 'errors became more frequent, by more than chance and the scatter of the baseline explain',
  healthy: 'errors three times as frequent would have been seen, and were not',
  inconclusive: 'too little traffic, or too uneven a baseline: errors three times as frequent might not have been seen',
  watching: 'the bake time runs, and nothing speaks against the deployment so far',
} as const

interface Counted {
  readonly before: readonly Bin[]
  readonly after: readonly Bin[]
}

function resultText(result: GuardResult, { before, after }: Counted): string {
  const { verdict, afterSeconds, rateRatio, z, dispersion } = result
  const judged = after.slice(0, result.verdict === null ? after.length : afterSeconds / LOOK_SECONDS)
  const facts = [
    { label: 'Verdict', value: `${verdict ?? 'watching'}: ${SENTENCES[verdict ?? 'watching']}` },
    { label: 'Said after', value: formatSpan(afterSeconds) },
    { label: 'Before', value: errorsText(total(before)) },
    { label: 'After', value: errorsText(total(judged)) },
    { label: 'Rate ratio', value: `${rateRatio.toFixed(2)} times as many errors per event` },
    { label: 'z', value: `${z.toFixed(2)} standard errors from no change` },
    { label: 'Dispersion', value: `${dispersion.toFixed(2)} (1: the baseline scatters as chance has it)` },
  ]
  return `${textFacts(facts)}\n`
}

function errorsText({ events, errors }: Bin): string {
  if (events === 0) return 'no events'
  return `${errors} of ${events} events failed, ${formatPercent(errors / events, { digits: 2, worse: 'more' })}`
}

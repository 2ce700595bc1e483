import { periodAt } from '../calendar/period.js'
import type { AgreementResult } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import { evaluateAgreement } from './evaluate-agreement.js'
import { isInForce } from './term.js'
import { type EvidenceSources, readAgreementEvidence } from './agreement-evidence.js'

/**
 * How all agreements stand in the calendar period that holds `now`, each in its own zone and up to its own watermark. Those that do not
 * hold in it are not there.
 */
export async function readAgreements(
  agreements: readonly Agreement[],
  { now, ...sources }: EvidenceSources & { readonly now: Date },
): Promise<readonly AgreementResult[]> {
  const questions = agreements
    .map((agreement) => ({ agreement, period: periodAt(now, agreement.period) }))
    .filter(({ agreement, period }) => isInForce(agreement, period))
  const answers = await readAgreementEvidence(questions, sources)
  return answers.map(({ agreement, evidence }) => evaluateAgreement(agreement, evidence))
}

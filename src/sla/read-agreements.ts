import { periodAt } from '../calendar/period.js'
import type { AgreementResult } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import type { ContractMemory, ContractSources } from './read-contracts.js'
import { readResults } from './read-results.js'
import { isInForce } from './term.js'

/**
 * How all agreements stand in the period that holds `now`, each in its own zone and up to its own watermark. Those that do not hold in it are
 * not there.
 *
 * @param memory what has settled, from one reading to the next
 */
export async function readAgreements(
  agreements: readonly Agreement[],
  sources: ContractSources,
  memory?: ContractMemory,
): Promise<readonly AgreementResult[]> {
  const questions = agreements
    .map((agreement) => ({ agreement, period: periodAt(sources.now, agreement.terms.period) }))
    .filter(({ agreement, period }) => isInForce(agreement, period))
  return (await readResults(questions, sources, memory)).map(({ result }) => result)
}

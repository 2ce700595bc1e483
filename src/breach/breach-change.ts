import type { AgreementResult } from '../sla/agreement-result.js'
import type { Breach } from './breach.js'

/** What a judgement changes about a breach. */
export type BreachChange = 'found' | 'found_again' | 'lifted'

/**
 * What is new; `null`: nothing. Of a running period the verdict is `breached` only if even a faultless rest cannot save it.
 *
 * @param breach what is known of the period; `null`: it was never found broken
 */
export function changeOf(
  breach: Pick<Breach, 'liftedAt'> | null,
  result: Pick<AgreementResult, 'verdict' | 'measured'>,
): BreachChange | null {
  const isBroken = result.verdict === 'breached'
  if (breach === null) return isBroken ? 'found' : null
  if (isBroken) return breach.liftedAt === null ? null : 'found_again'
  return breach.liftedAt === null && !isForgotten(result) ? 'lifted' : null
}

/** Once minutes are thrown away, nobody knows any more: that takes nothing back. */
function isForgotten({ verdict, measured }: Pick<AgreementResult, 'verdict' | 'measured'>): boolean {
  return verdict === 'undetermined' && measured.summedSeconds > 0
}

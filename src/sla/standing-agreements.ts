import type { AgreementResult } from './agreement-result.js'

/** How agreements stood in the periods that run when the status was read last: judged there, and by nobody a second time. */
export interface StandingAgreements {
  /** None before the status was read. */
  newest(): readonly AgreementResult[]
  keep(results: readonly AgreementResult[]): void
}

/** Holds what the status has judged. */
export function createStandingAgreements(): StandingAgreements {
  let newest: readonly AgreementResult[] = []
  return {
    newest: () => newest,
    keep(results) {
      newest = results
    },
  }
}

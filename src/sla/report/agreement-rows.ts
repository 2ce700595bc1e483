import type { SheetRow } from '../../document/rows.js'
import type { CreditEstimate } from '../agreement-result.js'
import { decimalText } from '../money.js'
import type { AgreementMonth } from './agreement-month.js'

/** Agreements as rows: what was promised, delivered and owed. */
export function agreementRows(agreements: readonly AgreementMonth[]): readonly SheetRow[] {
  return agreements.map(({ result }) => ({
    kind: 'agreement',
    cells: {
      service: result.service,
      agreement: result.sla,
      environment: result.environment,
      customer: result.customer,
      from: result.judged.from,
      to: result.judged.to,
      verdict: result.verdict,
      objective_ratio: result.objective,
      achieved_ratio: result.achieved,
      worst_ratio: result.worst,
      best_ratio: result.best,
      events: result.counts.events,
      errors: result.counts.errors,
      downtime_allowed_seconds: result.downtimeAllowedSeconds,
      downtime_used_seconds: result.downtimeUsedSeconds,
      excluded_seconds: result.excludedSeconds,
      unknown_seconds: result.unknownSeconds,
      ...creditCells('credit', result.credit),
      ...creditCells('credit_at_worst', result.creditAtWorst),
      claim_last_day: result.claim?.lastDay ?? null,
    },
  }))
}

function creditCells(name: string, credit: CreditEstimate | null) {
  const amount = credit?.amount ?? null
  return {
    [`${name}_ratio`]: credit?.ratio ?? null,
    [`${name}_amount`]: amount === null ? null : Number(decimalText(amount)),
    [`${name}_currency`]: amount?.currency ?? null,
  }
}

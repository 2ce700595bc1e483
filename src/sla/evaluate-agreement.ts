import type { AgreementResult } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import { claimOf } from './contract/claim.js'
import { creditOwed } from './credit.js'
import { ratioOf } from './exact-ratio.js'
import { leaveOut } from './exclusions.js'
import { factsOf, type AgreementCounts } from './facts.js'
import { measure } from './method.js'
import type { JudgementPlan } from './plan-judgement.js'
import type { RequestRatio } from './request-ratio.js'
import { judge } from './verdict.js'

/** Judges an agreement over a period, or over the part of a running one that the ledger has reached: five steps, a file each. */
export function evaluateAgreement(agreement: Agreement, evidence: AgreementCounts): AgreementResult {
  const { plan } = evidence
  const facts = factsOf(agreement, evidence)
  const left = leaveOut(plan, facts, agreement.noData)
  const { ratio, allowance } = measure(agreement, facts, left)
  const { verdict, forecast, final } = judge(agreement, { plan, facts, ratio, allowance })
  const { credit, creditAtWorst } = creditOwed(agreement, ratio, facts.ahead.events)
  const { counts, judgedSeconds, unknownSeconds, unseen, definitionChangedAt } = facts
  return {
    ...identityOf(agreement),
    ...timeOf(plan),
    final,
    counts,
    ...ratiosOf(ratio),
    credit,
    creditAtWorst,
    verdict,
    forecast,
    excludedSeconds: left.excludedSeconds,
    exclusions: left.exclusions,
    unknownSeconds,
    unseen,
    coverage: judgedSeconds === 0 ? 0 : Math.min(1, counts.observedSeconds / judgedSeconds),
    definitionChangedAt,
    downtimeAllowedSeconds: allowance.allowedSeconds,
    downtimeUsedSeconds: allowance.usedSeconds,
    claim: claimOf(agreement.terms, plan.period.interval),
    measured: {
      ...{ method: 'request_ratio', bad: null, members: [], recovery: null, chronic: null, support: [] },
      ...{ creditBy: credit?.tier == null ? null : 'tier', creditCappedBy: null, summedSeconds: 0 },
    },
  }
}

function identityOf({ service, name, environment, customer, description, objective }: Agreement) {
  return { service, sla: name, environment, customer, description, objective }
}

function timeOf({ period, term, judged }: JudgementPlan) {
  return { period: period.interval, periodLabel: period.label, timezone: period.zone, term, judged }
}

function ratiosOf(ratio: RequestRatio | null) {
  if (ratio === null) return { achieved: null, worst: null, best: null }
  return { achieved: ratioOf(ratio.achieved), worst: ratioOf(ratio.worst), best: ratioOf(ratio.best) }
}

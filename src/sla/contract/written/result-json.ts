import { decimalText } from '../../money.js'
import type { Credit, ContractResult } from '../contract-result.js'
import { type Exact, fractionText } from '../exact.js'

/** A result as JSON: fractions and amounts as text, so that nothing is rounded; a key that the contract has no use for is absent. */
export function resultJson(result: ContractResult): Readonly<Record<string, unknown>> {
  const { period, judged, claim, chronic, support, forecast, recovery, members } = result
  return {
    period: {
      from: instant(period.from),
      to: instant(period.to),
      minutes: (period.to.getTime() - period.from.getTime()) / 60_000,
    },
    judged: { from: instant(judged.from), to: instant(judged.to) },
    in_scope_minutes: result.inScopeMinutes,
    excluded_minutes: result.excludedMinutes,
    ahead_minutes: result.aheadMinutes,
    excluded: result.excluded.map(({ name, kind, from, to }) => ({ name, kind, from: instant(from), to: instant(to) })),
    refused: result.refused.map(({ name, reason }) => [name, reason]),
    achieved: ratio(result.achieved),
    worst: ratio(result.worst),
    best: ratio(result.best),
    verdict: result.verdict,
    standing: result.standing,
    ...figures(result),
    ...(members.length > 0 && { members: members.map(memberJson) }),
    ...(recovery !== null && { recovery }),
    ...owed(result),
    ...(claim !== null && { claim_before: instant(claim.before), claim_last_day: claim.lastDay }),
    ...(chronic !== null && { chronic }),
    ...(support.length > 0 && { support: support.map(({ due, state }) => ({ due: instant(due), state })) }),
    ...(forecast !== null && { forecast: forecastJson(forecast) }),
  }
}

function figures({ badIntervals, downtime, errors }: ContractResult) {
  return {
    ...(badIntervals !== null && { bad_intervals: badIntervals }),
    ...(downtime !== null && {
      downtime: {
        allowed_minutes: number(downtime.allowed),
        used_minutes: number(downtime.used),
        used_at_worst_minutes: number(downtime.usedAtWorst),
      },
    }),
    ...(errors !== null && errorsJson(errors)),
  }
}

/** The time of the same weight stands beside: `errors` has what the contract itself counts. */
function errorsJson({ events, allowed, used, usedAtWorst, downtime }: NonNullable<ContractResult['errors']>) {
  return {
    errors: { events: number(events), allowed: number(allowed), used: number(used) },
    errors_at_worst: number(usedAtWorst),
    errors_as_time: { allowed_minutes: number(downtime.allowed), used_minutes: number(downtime.used) },
  }
}

function memberJson({ name, achieved, worst, best }: ContractResult['members'][number]) {
  return { name, achieved: ratio(achieved), worst: ratio(worst), best: ratio(best) }
}

function owed({ credit, creditAtWorst, creditAtBest }: ContractResult) {
  return {
    ...(credit !== null && { credit: creditJson(credit) }),
    ...(creditAtWorst !== null && { credit_at_worst: creditJson(creditAtWorst) }),
    ...(creditAtBest !== null && { credit_at_best: creditJson(creditAtBest) }),
  }
}

function creditJson({ share, amount, belowMinimum }: Credit) {
  return {
    share: number(share),
    ...(amount !== null && { amount: `${decimalText(amount)} ${amount.currency}` }),
    ...(belowMinimum && { below_minimum: true }),
  }
}

function forecastJson({ projected, allowanceOutAt, allowanceOutDay }: NonNullable<ContractResult['forecast']>) {
  return {
    projected,
    allowance_out_at: allowanceOutAt === null ? null : instant(allowanceOutAt),
    allowance_out_day: allowanceOutDay,
  }
}

function ratio(exact: Exact | null): string | null {
  return exact === null ? null : number(exact)
}

function number(exact: Exact): string {
  return fractionText(exact.fraction())
}

function instant(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z')
}

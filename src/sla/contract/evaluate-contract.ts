import { Fraction } from 'fraction.js'
import type { ContractFacts, ContractInput, Member } from './contract-input.js'
import type { ContractResult } from './contract-result.js'
import { judgeContract, judgedSpan } from './judge-contract.js'
import { type ContractPlan, PACE_MINUTES, planContract } from './plan.js'
import { intervalOf, minuteOf, type Span } from './spans.js'
import { tallyContract } from './tally-contract.js'
import type { Tally } from './tally.js'

/** Judges a contract by minutes: plan, tally and judgement in one. */
export function evaluateContract(input: ContractInput): ContractResult {
  const plan = planContract(input)
  const facts = factsOf(input)
  const span = judgedSpan(plan, facts.judgedTo)
  const judged = tallyContract(plan, input.members, { stretch: intervalOf(span) })
  const isOver = span.to >= plan.held.to
  return judgeContract(plan, { judged, pace: isOver ? null : paceTally(plan, input.members, span) }, facts)
}

/** The facts of a contract, with what is not known of them left empty. */
export function factsOf(
  input: Partial<ContractFacts> & { readonly members: readonly { readonly name: string }[] },
): ContractFacts {
  return {
    names: input.members.map(({ name }) => name),
    judgedTo: input.judgedTo ?? null,
    history: input.history ?? [],
    yearUsed: input.yearUsed ?? new Fraction(0),
    support: input.support ?? [],
    recoveries: input.recoveries ?? [],
    traffic: input.traffic ?? [],
    now: input.now ?? null,
  }
}

/** The week before the watermark, as far back as anything was handed in. */
function paceTally(plan: ContractPlan, members: readonly Member[], { to }: Span): Tally {
  const known = Math.max(...members.map(({ rows }) => minuteOf(rows.from)), to - PACE_MINUTES)
  return tallyContract(plan, members, { stretch: intervalOf({ from: Math.min(to, known), to }) })
}

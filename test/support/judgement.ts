import type { Interval } from '../../src/calendar/interval.js'
import type { Period } from '../../src/calendar/period.js'
import type { AgreementResult } from '../../src/sla/agreement-result.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { ContractAnswer } from '../../src/sla/contract-answer.js'
import { planQuestion } from '../../src/sla/contract-question.js'
import { factsOf } from '../../src/sla/contract/evaluate-contract.js'
import { judgeContract } from '../../src/sla/contract/judge-contract.js'
import { planContract } from '../../src/sla/contract/plan.js'
import type { Exclusion } from '../../src/sla/exclusion.js'
import { requestSums } from '../../src/sla/request-sums.js'
import { resultOfContract } from '../../src/sla/result-of-contract.js'
import type { StatedExclusion } from '../../src/sla/stated-exclusion.js'
import type { Traffic } from '../../src/sla/traffic.js'
import type { TrafficReader } from '../../src/sla/traffic-reader.js'
import type { Hole } from '../../src/sla/unseen.js'
import { type Counts, noCounts, objectiveId } from '../../src/slo/counts.js'
import { sampleLedgerObjective } from './sample-ledger-objective.js'

/** What is known of an agreement over requests with one member. */
export interface KnownSums {
  /** Of the judged time that counts. */
  readonly counts: Counts
  readonly pace?: Counts
  /** Default: the end of the period. */
  readonly judgedTo?: Date | null
  /** Default: always. */
  readonly firstKnownAt?: Date | null
  readonly windows?: readonly StatedExclusion[]
  readonly holes?: readonly Hole[]
  readonly traffic?: Traffic
  readonly outages?: readonly Interval[]
}

const NOTHING_ELSE = { windows: [], holes: [], traffic: [], outages: [], pace: noCounts, firstKnownAt: new Date(0) }

/** Judges an agreement over requests by sums, without a ledger. */
export function answerBySums(agreement: Agreement, period: Period, known: KnownSums): ContractAnswer {
  const given = { ...NOTHING_ELSE, judgedTo: period.interval.to, ...known }
  const { counts, windows, holes, traffic, outages, pace, judgedTo, firstKnownAt } = given
  const ledger = sampleLedgerObjective(agreement.key, { watermark: judgedTo, firstKnownAt })
  const objectives = new Map([[objectiveId(agreement.key), ledger]])
  const question = planQuestion({ agreement, period }, objectives, new Date('9999-01-01T00:00:00Z'))
  const { term, judged } = question
  const plan = planContract({ terms: agreement.terms, period: period.interval, held: term, exclusions: windows })
  const members = [{ counts: { parts: counts, kept: noCounts, pace, keptPace: noCounts }, holes, traffic, outages }]
  const sums = requestSums({ question, plan }, members)
  const facts = factsOf({
    members: [{ name: agreement.slo }],
    judgedTo: judged.to < term.to ? judged.to : null,
    traffic: sums.traffic,
  })
  return {
    question,
    windows,
    plan,
    ...sums,
    support: [],
    trouble: null,
    result: judgeContract(plan, sums.tallies, facts),
  }
}

/** The same as status and reports show it. */
export function judgeBySums(agreement: Agreement, period: Period, known: KnownSums): AgreementResult {
  return resultOfContract(answerBySums(agreement, period, known))
}

/** A result that leaves out what a test decided on, whatever the contract says of it. */
export function judgeWithout(
  agreement: Agreement,
  period: Period,
  { exclusions, ...known }: KnownSums & { readonly exclusions: readonly Exclusion[] },
): AgreementResult {
  const { terms } = agreement
  const kinds = [...new Set(exclusions.map(({ kind }) => kind))]
  const freely = { ...terms, exclusions: kinds.map((kind) => ({ kind, minNotice: null, cap: null })) }
  const windows = exclusions.flatMap(({ excluded, window: name, ...one }) =>
    excluded ? [{ ...one, announced: null, name, isMaintenance: false, scope: [] }] : [],
  )
  const result = judgeBySums({ ...agreement, terms: freely }, period, { ...known, windows })
  return { ...result, exclusions }
}

/** A ledger that knows nothing of other weeks, and of no hole. */
export const noTraffic: TrafficReader = {
  traffic: () => Promise.resolve(new Map()),
  holes: () => Promise.resolve(new Map()),
}

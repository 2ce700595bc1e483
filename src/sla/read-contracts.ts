import { batches } from '../shared/batches.js'
import { objectiveId, type CountsRequest, type LedgerObjective } from '../slo/counts.js'
import type { Minutes, MinutesReader } from '../slo/minutes.js'
import type { Agreement } from './agreement.js'
import type { ContractFacts } from './contract/contract-input.js'
import type { ContractResult } from './contract/contract-result.js'
import type { Span } from './contract/spans.js'
import { judgeContract } from './contract/judge-contract.js'
import {
  type CountedNow,
  countNew,
  type ReadMember,
  type Remembered,
  remembered,
  wantedRows,
} from './contract-memory.js'
import { planQuestion, type ContractQuestion, type Objectives, type PlannedQuestion } from './contract-question.js'
import { earlierPeriods, historyOf, type Earlier } from './earlier-periods.js'
import { readIncidentCases, type CaseSources } from './incident-cases.js'
import type { Observed } from './observed.js'
import { saidExclusions } from './said-exclusions.js'
import { spreadSums } from './spread-sums.js'
import type { ExclusionReader, StatedExclusion } from './stated-exclusion.js'
import type { PromisedAnswer } from './support-cases.js'

/** Where contracts are judged from. */
export interface ContractSources extends CaseSources {
  readonly minutes: MinutesReader
  readonly exclusions: ExclusionReader
  readonly objectives: readonly LedgerObjective[]
  readonly now: Date
}

/** What came of a question. */
export interface ContractAnswer {
  readonly question: PlannedQuestion
  /** All that were said of the agreement, accepted or not. */
  readonly windows: readonly StatedExclusion[]
  readonly result: ContractResult
  /** Minutes that count, see `ContractPlan`. */
  readonly counted: readonly Span[]
  readonly observed: Observed
  /** In the order of `result.support`. */
  readonly support: readonly PromisedAnswer[]
}

/** What is remembered from one reading to the next, by `questionId`. */
export type ContractMemory = Map<string, Remembered>

/** Questions of which the minutes are in memory at once. */
const AT_ONCE = 25

/**
 * Judges agreements by the ledger, in the order of the questions.
 *
 * @param memory what has settled is counted once; without it everything is read
 */
export async function readContracts(
  questions: readonly ContractQuestion[],
  sources: ContractSources,
  memory: ContractMemory = new Map(),
): Promise<readonly ContractAnswer[]> {
  const objectives: Objectives = new Map(sources.objectives.map((one) => [objectiveId(one.key), one]))
  const reading = { ...sources, known: objectives, memory }
  const answers: ContractAnswer[] = []
  for (const batch of batches(questions, AT_ONCE)) answers.push(...(await readBatch(batch, reading)))
  return answers
}

interface Reading extends ContractSources {
  readonly known: Objectives
  readonly memory: ContractMemory
}

interface Prepared {
  readonly question: PlannedQuestion
  readonly windows: readonly StatedExclusion[]
  readonly before: Remembered
}

async function readBatch(questions: readonly ContractQuestion[], reading: Reading): Promise<readonly ContractAnswer[]> {
  const prepared = await prepareAll(questions, reading)
  const requests = prepared.map(requestsOf)
  const rows = [...(await reading.minutes.minutes(requests.flat()))]
  const answers: ContractAnswer[] = []
  for (const [index, one] of prepared.entries()) {
    answers.push(await answer(one, { rows: rows.splice(0, requests[index]?.length ?? 0), earlier: null }, reading))
  }
  return answers
}

/** By which a question is remembered: each agreement has one period that runs. */
export function questionId({ service, environment, name }: Agreement): string {
  return JSON.stringify([service, environment, name])
}

async function prepareAll(asked: readonly ContractQuestion[], reading: Reading): Promise<readonly Prepared[]> {
  const said = await saidExclusions(asked, reading.exclusions)
  return asked.map((one) => {
    const question = planQuestion(one, reading.known, reading.now)
    const windows = said(one)
    return { question, windows, before: remembered(question, windows, reading.memory.get(questionId(one.agreement))) }
  })
}

function requestsOf({ question, before }: Prepared): readonly CountsRequest[] {
  return wantedRows(question, before).flatMap((interval) =>
    question.agreement.members.map((key) => ({ key, interval })),
  )
}

interface Read {
  readonly rows: readonly Minutes[]
  /** `null`: they have to be judged first. */
  readonly earlier: readonly Earlier[] | null
}

async function answer(
  { question, windows, before }: Prepared,
  { rows, earlier }: Read,
  reading: Reading,
): Promise<ContractAnswer> {
  const { agreement, period } = question
  const members = rows.map((one, index) => memberOf(agreement, one, index % agreement.members.length))
  const count = agreement.members.length
  const now = countNew(question, before, { open: members.slice(0, count), front: members.slice(count) })
  reading.memory.set(questionId(agreement), now.next)
  const { support, recoveries } = await readIncidentCases(question, reading)
  const facts = {
    ...factsOf(question),
    ...historyOf(earlier ?? (await readEarlier(question, reading)), agreement, period),
    support,
    recoveries,
  }
  const result = judgeContract(before.plan, talliesOf(question, now), facts)
  return { question, windows, result, counted: before.plan.counted, observed: now.counted.observed, support }
}

function talliesOf({ judged, term }: PlannedQuestion, { counted, pace }: CountedNow) {
  return { judged: counted.tally, pace: judged.to < term.to ? pace : null }
}

type PlainFacts = Pick<ContractFacts, 'names' | 'judgedTo' | 'trafficAhead' | 'now'>

function factsOf({ agreement, judged, term, at }: PlannedQuestion): PlainFacts {
  const names = agreement.members.map(memberName)
  return { names, judgedTo: judged.to < term.to ? judged.to : null, trafficAhead: null, now: at }
}

function memberOf(agreement: Agreement, minutes: Minutes, index: number): ReadMember {
  const { from, events, errors, summed } = addsUp(agreement) ? spreadSums(minutes) : minutes
  const key = agreement.members[index]
  const rows = { from: new Date(from * 1000), events, errors, summed: new Set(summed.map(({ hour }) => hour)) }
  return { name: key === undefined ? '' : memberName(key), rows }
}

function memberName({ slo, group }: Agreement['members'][number]): string {
  return group === '' ? slo : `${slo} ${group}`
}

/** Whether sums of hours are as good as their minutes. */
function addsUp({ terms: { measure } }: Agreement): boolean {
  return measure.method === 'request_ratio' || measure.method === 'weighted_requests'
}

/** One period after the other, oldest first: what they cost adds up, and their minutes need not be in memory together. */
async function readEarlier({ agreement, period }: PlannedQuestion, reading: Reading): Promise<readonly Earlier[]> {
  const firsts = agreement.members.flatMap((key) => reading.known.get(objectiveId(key))?.firstKnownAt ?? [])
  const knownFrom = firsts.length === 0 ? null : new Date(Math.min(...firsts.map((first) => first.getTime())))
  const earlier: Earlier[] = []
  for (const before of earlierPeriods(agreement, period, knownFrom)) {
    const { result } = await readEarlierOne({ agreement, period: before }, reading, earlier)
    earlier.push({ period: before, result })
  }
  return earlier
}

async function readEarlierOne(
  asked: ContractQuestion,
  reading: Reading,
  earlier: readonly Earlier[],
): Promise<ContractAnswer> {
  const apart = { ...reading, memory: new Map() }
  const [prepared] = await prepareAll([asked], apart)
  if (prepared === undefined) throw new Error('a question was not prepared')
  return answer(prepared, { rows: await reading.minutes.minutes(requestsOf(prepared)), earlier: [...earlier] }, apart)
}

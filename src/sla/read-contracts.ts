import { secondsOf } from '../calendar/interval.js'
import { breathe } from '../shared/breathe.js'
import { objectiveId, type CountsRequest, type LedgerObjective } from '../slo/counts.js'
import type { MinutesReader } from '../slo/minutes.js'
import type { Agreement } from './agreement.js'
import type { ContractFacts, MemberTraffic } from './contract/contract-input.js'
import type { ContractAnswer, Trouble } from './contract-answer.js'
import { findBadTime } from './contract/bad-time/find-bad-time.js'
import { judgedCases } from './contract/recovery.js'
import { isOverRequests } from './contract/badness.js'
import type { Tallies } from './contract/judged.js'
import { judgeContract } from './contract/judge-contract.js'
import type { ContractPlan } from './contract/plan.js'
import {
  countNew,
  questionKey,
  type ReadMember,
  type Remembered,
  type RememberedPeriod,
  remembered,
  wantedRows,
} from './contract-memory.js'
import { planQuestion, type ContractQuestion, type Objectives, type PlannedQuestion } from './contract-question.js'
import { earlierOf, earlierPeriods, historyOf } from './earlier-periods.js'
import { readIncidentCases, type CaseSources } from './incident-cases.js'
import { memberName, memberRows } from './member-rows.js'
import type { Observed } from './observed.js'
import { readRequestSums, type SumSources } from './read-request-sums.js'
import { saidExclusions } from './said-exclusions.js'
import type { ExclusionReader, StatedExclusion } from './stated-exclusion.js'
import type { Unseen } from './unseen.js'
import { inTurn } from '../shared/in-turn.js'

/** Where contracts are judged from. */
export interface ContractSources extends CaseSources, SumSources {
  readonly minutes: MinutesReader
  readonly exclusions: ExclusionReader
  readonly objectives: readonly LedgerObjective[]
  readonly now: Date
  /** Whether to look where the bad time lies: what was remembered does not tell. */
  readonly withTrouble?: boolean
}

/** What is remembered from one reading to the next, by `questionId`. */
export type ContractMemory = Map<string, Remembered>

/** Minutes that are in memory at once: those of 45 indicators over a month, or the newest of thousands. */
const MOST_MINUTES = 2_000_000

/**
 * Judges agreements by the ledger, in the order of the questions.
 *
 * @param memory what has settled is counted once, and where there are many, each is judged anew when its turn comes; without it everything is read
 */
export async function readContracts(
  questions: readonly ContractQuestion[],
  sources: ContractSources,
  memory: ContractMemory = new Map(),
): Promise<readonly ContractAnswer[]> {
  const objectives: Objectives = new Map(sources.objectives.map((one) => [objectiveId(one.key), one]))
  const reading = { ...sources, known: objectives, memory }
  const prepared = await prepareAll(questions, reading)
  const answers = new Map(prepared.map((one) => [one, one.before.answer]))
  for (const batch of byMinutes(whoseTurnItIs(prepared), reading)) {
    for (const [index, answer] of (await readBatch(batch, reading)).entries()) {
      const one = batch[index]
      if (one !== undefined) answers.set(one, answer)
    }
  }
  return prepared.flatMap((one) => answers.get(one) ?? [])
}

/** Agreements that are judged anew in one reading, where all have been judged before: it takes a millisecond each. */
const MOST_TURNS = 100

/** Those that were not judged yet, and of those about which there is news the ones that have waited longest. */
function whoseTurnItIs(all: readonly Prepared[]): readonly Prepared[] {
  const unjudged = all.filter(({ before }) => before.answer === null)
  const waiting = all.flatMap((one) => {
    const since = one.before.answer?.question.judged.to
    return since === undefined || !hasNews(one.question, since) ? [] : [{ one, since: since.getTime() }]
  })
  const longest = waiting.toSorted((a, b) => a.since - b.since).slice(0, MOST_TURNS)
  return [...unjudged, ...longest.map(({ one }) => one)]
}

/** A new minute; incidents may have news without one. */
function hasNews({ agreement, judged }: PlannedQuestion, since: Date): boolean {
  const { support, measure } = agreement.terms
  return judged.to > since || support !== null || measure.method === 'recovery'
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

/** Questions in portions of which the minutes fit into memory; at least one each. */
function byMinutes(all: readonly Prepared[], reading: Reading): readonly (readonly Prepared[])[] {
  const portions: Prepared[][] = []
  let left = 0
  for (const one of all) {
    const minutes = requestsOf(one, reading).reduce((sum, { interval }) => sum + secondsOf(interval) / 60, 0)
    if (portions.length === 0 || minutes > left) {
      portions.push([])
      left = MOST_MINUTES
    }
    portions.at(-1)?.push(one)
    left -= minutes
  }
  return portions
}

async function readBatch(prepared: readonly Prepared[], reading: Reading): Promise<readonly ContractAnswer[]> {
  const evidence = await readEvidence(prepared, reading)
  const answers: ContractAnswer[] = []
  for (const [index, one] of prepared.entries()) {
    await breathe()
    const own = evidence[index]?.()
    if (own === undefined) throw new Error('a question was not answered')
    const judged = await judge(one, { ...own, earlier: await readEarlier(one, reading) }, reading)
    reading.memory.set(questionId(one.question.agreement), judged)
    answers.push(judged.answer)
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

/** What was counted for a question, and what is remembered of that. */
interface Evidence {
  readonly tallies: Tallies
  readonly observed: Observed
  readonly traffic: readonly MemberTraffic[]
  readonly unseen: Unseen | null
  /** With the minutes that were read, of each the first stretch. */
  readonly members: readonly ReadMember[]
  readonly next: Remembered
}

/** In the order of the questions; minutes are counted only when it is asked for. */
async function readEvidence(prepared: readonly Prepared[], reading: Reading): Promise<readonly (() => Evidence)[]> {
  const bySums = prepared.filter(isBySums)
  // With a hundred or fewer each is as new as the ledger.
  const isMany = reading.memory.size > MOST_TURNS
  const asked = bySums.map(({ question, before: { plan, knownHoles } }) => {
    return { question, plan, knownHoles: isMany ? knownHoles : [] }
  })
  const sums = await readRequestSums(asked, reading)
  const found = new Map(bySums.map((one, index) => [one, sums[index]]))
  const requests = prepared.map((one) => requestsOf(one, reading))
  const rows = inTurn(await reading.minutes.minutes(requests.flat()))
  return prepared.map((one, index) => {
    const own = rows(requests[index]?.length ?? 0)
    const summed = found.get(one)
    if (summed === undefined) return () => evidenceOfMinutes(one, memberRows(one.question.agreement, own))
    const { knownHoles, heard } = summed
    return () => ({
      ...summed,
      members: memberRows(one.question.agreement, own, heard),
      next: { ...one.before, knownHoles },
    })
  })
}

/** The methods over requests add up: sums are as good as minutes, are kept for longer, and counters and other weeks tell of what they lack. */
function isBySums({ question: { agreement } }: Prepared): boolean {
  return isOverRequests(agreement.terms.measure)
}

/** Of requests minutes are read only to tell where the bad time lies. */
function requestsOf(
  prepared: Prepared,
  { withTrouble = false }: Pick<Reading, 'withTrouble'>,
): readonly CountsRequest[] {
  const { question, before } = prepared
  const sums = withTrouble ? [question.judged] : []
  const intervals = isBySums(prepared) ? sums : wantedRows(question, before)
  return intervals.flatMap((interval) => question.agreement.members.map((key) => ({ key, interval })))
}

function evidenceOfMinutes({ question, before }: Prepared, rows: readonly ReadMember[]): Evidence {
  const { judged, term, agreement } = question
  const members = rows.slice(0, agreement.members.length)
  const front = rows.slice(agreement.members.length)
  const { counted, pace, next } = countNew(question, before, { open: members, front })
  const tallies = { judged: counted.tally, pace: judged.to < term.to ? pace : null }
  return { tallies, observed: counted.observed, traffic: [], unseen: null, members, next }
}

interface Read extends Evidence {
  readonly earlier: readonly RememberedPeriod[]
}

async function judge(
  { question, windows, before: { plan } }: Prepared,
  { tallies, observed, traffic, unseen, members, next, earlier }: Read,
  reading: Reading,
): Promise<Remembered & { readonly answer: ContractAnswer }> {
  const { support, recoveries } = await readIncidentCases(question, reading)
  const facts = {
    ...{ ...factsOf(question), traffic, support, recoveries },
    ...historyOf(earlier, question.agreement, question.period),
  }
  const result = judgeContract(plan, tallies, facts)
  const trouble = reading.withTrouble === true ? troubleOf(question, { plan, members, recoveries }) : null
  return { ...next, earlier, answer: { question, windows, result, plan, observed, unseen, support, trouble } }
}

interface Judged extends Pick<ContractFacts, 'recoveries'> {
  readonly plan: ContractPlan
  readonly members: readonly ReadMember[]
}

function troubleOf({ judged }: PlannedQuestion, { plan, members, recoveries }: Judged): Trouble {
  return {
    badTime: findBadTime(plan, members, judged),
    cases: judgedCases(recoveries, plan.terms.measure.recovery, plan.counted),
  }
}

type PlainFacts = Pick<ContractFacts, 'names' | 'judgedTo' | 'now'>

function factsOf({ agreement, judged, term, at }: PlannedQuestion): PlainFacts {
  return { names: agreement.members.map(memberName), judgedTo: judged.to < term.to ? judged.to : null, now: at }
}

/** Since when anything is known of an agreement; `null`: nothing is. */
function knownFrom({ members }: Agreement, known: Objectives): Date | null {
  const firsts = members.flatMap((key) => known.get(objectiveId(key))?.firstKnownAt ?? [])
  return firsts.length === 0 ? null : new Date(Math.min(...firsts.map((first) => first.getTime())))
}

/**
 * One period after the other, oldest first: what they cost adds up, and their minutes need not be in memory together. What was remembered of
 * one holds as long as it does of all before it.
 */
async function readEarlier(
  { question: { agreement, period }, before }: Prepared,
  reading: Reading,
): Promise<readonly RememberedPeriod[]> {
  const periods = earlierPeriods(agreement, period, knownFrom(agreement, reading.known))
  const asked = periods.map((one) => ({ agreement, period: one }))
  const said = await saidExclusions(asked, reading.exclusions)
  const earlier: RememberedPeriod[] = []
  let isSame = true
  for (const [index, one] of asked.entries()) {
    const question = planQuestion(one, reading.known, reading.now)
    const windows = said(one)
    const key = questionKey(question, windows)
    const known = before.earlier[index]
    isSame &&= known?.key === key && !hasNews(question, known.judgedTo)
    if (isSame && known !== undefined) earlier.push(known)
    else earlier.push({ ...(await judgeEarlier({ question, windows }, earlier, reading)), key })
  }
  return earlier
}

async function judgeEarlier(
  { question, windows }: Omit<Prepared, 'before'>,
  earlier: readonly RememberedPeriod[],
  reading: Reading,
): Promise<Omit<RememberedPeriod, 'key'>> {
  const prepared = { question, windows, before: remembered(question, windows, undefined) }
  const quiet = { ...reading, withTrouble: false }
  const [evidence] = await readEvidence([prepared], quiet)
  if (evidence === undefined) throw new Error('a question was not answered')
  const { answer } = await judge(prepared, { ...evidence(), earlier }, quiet)
  return { ...earlierOf(answer.result, question), judgedTo: question.judged.to }
}

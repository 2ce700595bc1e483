import type { Period } from '../calendar/period.js'
import type { Logger } from '../shared/logger.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { isInForce } from '../sla/term.js'
import { agreementName, byName } from './agreements-by-name.js'
import { periodName } from './breach.js'
import { readBreaches } from './breach-store.js'
import { closedSince } from './closed-periods.js'
import { readFollowed, writeFollowed, type Followed } from './followed-store.js'
import { keepBreach, type JudgedPeriod, type KeepParts } from './keep-breach-store.js'
import { pastWasFollowed, readPastNews } from './past-news-store.js'
import { reachedPeriods, type PastNews } from './reached-periods.js'

const FOLLOWER = 'agreement-breaches'

/** An agreement, and a period of it that is over. */
export interface PastQuestion {
  readonly agreement: Agreement
  readonly period: Period
}

export interface BreachJobParts extends KeepParts {
  readonly agreements: readonly Agreement[]
  /** How agreements stood in their running periods when the status was read last. */
  readonly standing: () => readonly AgreementResult[]
  /** Judges periods that are over, in their order; `null`: the ledger has not come to the end of one yet. */
  readonly judge: (questions: readonly PastQuestion[]) => Promise<readonly (AgreementResult | null)[]>
  readonly logger: Logger
}

interface Asked extends PastQuestion {
  readonly followed: Followed
}

/** Keeps periods that are over since they were judged the last time; the place moves over those that could be judged. */
export async function keepClosed(
  parts: BreachJobParts,
  followed: readonly Followed[],
  signal: AbortSignal,
): Promise<void> {
  const now = parts.clock()
  const asked = askedOf(parts, followed, (agreement, { judgedTo }) => closedSince(agreement, judgedTo, now))
  if (asked.length === 0) return
  const results = await judgeHeld(parts, asked)
  await keepAll(parts, judgedOf(asked, results), signal)
  const moved = new Map<Followed, Followed>()
  const waiting = new Set<Followed>()
  for (const [index, { followed: one, period }] of asked.entries()) {
    if (results[index] === null) waiting.add(one)
    if (!waiting.has(one)) moved.set(one, { ...one, judgedTo: period.interval.to })
  }
  await writeFollowed(parts.database, [...moved.values()])
  if (moved.size > 0) parts.steps('breach:judged')
}

/** Keeps periods that were judged once they were over, as far as more has come to be known, or to be said, of them. */
export async function keepPast(parts: BreachJobParts, signal: AbortSignal): Promise<void> {
  const news = await readPastNews(parts.database, FOLLOWER)
  if (news === null) return
  if (news.said.length > 0 || news.late.length > 0) {
    const asked = await reached(parts, news)
    await keepAll(parts, judgedOf(asked, await judgeHeld(parts, asked)), signal)
    parts.steps('breach:revised')
  }
  await pastWasFollowed(parts.database, FOLLOWER, news.last)
}

async function reached(parts: BreachJobParts, news: PastNews): Promise<readonly Asked[]> {
  const breaches = await parts.database.read(readBreaches)
  const followed = await parts.database.read(readFollowed)
  return askedOf(parts, followed, (agreement, place) => {
    const own = breaches.filter((one) => agreementName(one) === agreementName(agreement))
    return reachedPeriods(agreement, place, { news, breaches: own })
  })
}

function askedOf(
  { agreements }: BreachJobParts,
  followed: readonly Followed[],
  periodsOf: (agreement: Agreement, followed: Followed) => readonly Period[],
): readonly Asked[] {
  const places = byName(followed, agreementName)
  return agreements.flatMap((agreement) => {
    const place = places.get(agreementName(agreement))
    if (place === undefined) return []
    return periodsOf(agreement, place).map((period) => ({ agreement, period, followed: place }))
  })
}

/** `undefined`: the agreement did not hold in the period. */
async function judgeHeld(
  { judge }: BreachJobParts,
  asked: readonly Asked[],
): Promise<readonly (AgreementResult | null | undefined)[]> {
  const held = asked.filter(({ agreement, period }) => isInForce(agreement, period))
  const results = await judge(held)
  const found = new Map(held.map((one, index) => [one, results[index]]))
  return asked.map((one) => found.get(one))
}

function judgedOf(
  asked: readonly Asked[],
  results: readonly (AgreementResult | null | undefined)[],
): readonly JudgedPeriod[] {
  return asked.flatMap(({ agreement, period, followed: { since } }, index) => {
    const result = results[index]
    if (result === undefined || result === null) return []
    return [{ agreement, period, result, isKnown: period.interval.to <= since }]
  })
}

/** Writes down what judgements change, one after the other. */
export async function keepAll(
  parts: BreachJobParts,
  judged: readonly JudgedPeriod[],
  signal: AbortSignal,
): Promise<void> {
  if (judged.length === 0) return
  const known = byName(await parts.database.read(readBreaches), (one) => `${agreementName(one)}/${one.period}`)
  for (const one of judged) {
    signal.throwIfAborted()
    const { agreement, isKnown } = one
    const period = periodName(agreement, one.period.label)
    const change = await keepBreach(parts, one, known.get(`${agreementName(agreement)}/${period}`) ?? null)
    if (change === null) continue
    parts.logger.warn({ agreement: agreementName(agreement), period, change, isKnown }, 'A breach has changed')
  }
}

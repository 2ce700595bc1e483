import type { AnsweredBreach } from '../breach/breach.js'
import { periodName } from '../breach/breach.js'
import type { BreachAnswers } from '../breach/breach-answers-store.js'
import type { Entry } from '../exclusion/entry.js'
import type { ExclusionDesk } from '../exclusion/exclusion-desk-store.js'
import type { Clock } from '../shared/clock.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import type { StandingAgreements } from '../sla/standing-agreements.js'
import { concerns } from '../sla/stated-exclusion.js'
import { sourceQueries } from '../slo/indicator/source-queries.js'
import type { Slo } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import type { AskedPeriods } from './asked-periods.js'
import { periodId, type KeptPeriod, type KeptResult } from './kept-period.js'
import { readPeriod, readResultsOf } from './kept-period-store.js'

/** A service with what is promised for it. */
export interface ServiceOfAgreements {
  readonly name: string
  readonly slos: readonly Slo[]
  readonly agreements: readonly Agreement[]
}

export interface ViewParts {
  readonly services: readonly ServiceOfAgreements[]
  readonly database: Database
  readonly clock: Clock
  readonly standing: Pick<StandingAgreements, 'newest'>
  readonly asked: AskedPeriods
  readonly breaches: Pick<BreachAnswers, 'findOf'>
  readonly desk: Pick<ExclusionDesk, 'list'>
}

/** Which agreement, and which period of it; `null`: the newest. */
export interface ViewQuestion {
  readonly service: string
  readonly name: string
  readonly period: string | null
}

/** All that is known of an agreement in one period, out of memory and of what is kept: no minute is read for it. */
export interface AgreementView {
  readonly agreement: Agreement
  /** `2026-10`; of rolling periods `last-30d`. */
  readonly period: string
  readonly isRunning: boolean
  /** Of the period that runs as the status has it, else as it is kept. `null`: it is not judged yet. */
  readonly result: AgreementResult | null
  /** Its days and its bad time as they were worked out last; `null`: they are not yet. */
  readonly kept: KeptPeriod | null
  /** All periods that are kept, newest first; of the one that runs as the status has it. */
  readonly periods: readonly PeriodLine[]
  readonly breach: AnsweredBreach | null
  /** What was entered for the period and concerns the agreement, withdrawn or not. */
  readonly entered: readonly Entry[]
  readonly queries: ReturnType<typeof sourceQueries>
}

export interface PeriodLine {
  readonly period: string
  readonly result: AgreementResult
}

/** Why there is nothing to show. */
export type ViewGap =
  | { readonly missing: 'agreement' }
  /** With the periods that there are, newest first. */
  | { readonly missing: 'period'; readonly known: readonly string[] }

/** Reads what a page about an agreement tells, and notes that somebody looks at it. */
export async function readView(parts: ViewParts, question: ViewQuestion): Promise<AgreementView | ViewGap> {
  const service = parts.services.find(({ name }) => name === question.service)
  const agreement = service?.agreements.find(({ name }) => name === question.name)
  if (service === undefined || agreement === undefined) return { missing: 'agreement' }
  const own = { service: agreement.service, agreement: agreement.name }
  const results = await parts.database.read((reader) => readResultsOf(reader, own))
  const running = parts.standing.newest().find((one) => one.service === own.service && one.sla === own.agreement)
  const periods = linesOf(agreement, results, running)
  const line = question.period === null ? periods[0] : periods.find(({ period }) => period === question.period)
  if (line === undefined && question.period !== null)
    return { missing: 'period', known: periods.map(({ period }) => period) }
  return { ...(await periodOf(parts, { agreement, line, running })), periods, queries: queriesOf(service, agreement) }
}

/** Periods that begin with the one that the status has, or with the newest that is kept. */
function linesOf(
  agreement: Agreement,
  results: readonly KeptResult[],
  running: AgreementResult | undefined,
): readonly PeriodLine[] {
  const name = running === undefined ? null : periodName(agreement, running.periodLabel)
  const others = results.filter(({ period }) => period !== name)
  return [
    ...(running === undefined || name === null ? [] : [{ period: name, result: running }]),
    ...others.map(({ period, result }) => ({ period, result })),
  ]
}

interface Chosen {
  readonly agreement: Agreement
  readonly line: PeriodLine | undefined
  readonly running: AgreementResult | undefined
}

async function periodOf(
  { database, breaches, desk, asked, clock }: ViewParts,
  { agreement, line, running }: Chosen,
): Promise<Omit<AgreementView, 'periods' | 'queries'>> {
  if (line === undefined) {
    return { agreement, period: '', isRunning: false, result: null, kept: null, breach: null, entered: [] }
  }
  const key = { service: agreement.service, agreement: agreement.name, period: line.period }
  asked.ask(periodId(key), clock())
  const entered = await desk.list(line.result.period)
  return {
    agreement,
    period: line.period,
    isRunning: line.result === running,
    result: line.result,
    kept: await database.read((reader) => readPeriod(reader, key)),
    breach: await breaches.findOf(key),
    entered: entered.filter((one) => concerns(one, agreement)),
  }
}

function queriesOf({ slos }: ServiceOfAgreements, { slo: name }: Agreement): AgreementView['queries'] {
  const slo = slos.find((one) => one.name === name)
  return slo === undefined ? [] : sourceQueries(slo.indicator)
}

import type { Interval } from '../calendar/interval.js'
import type { ContractAnswer } from './contract-answer.js'
import type { BadStretch, BadTime, StretchKind } from './contract/bad-time/bad-time.js'
import type { JudgedCase } from './contract/recovery.js'
import { intervalOf } from './contract/spans.js'

/** Where the bad time of an agreement lies in one period, in plain numbers, for reports. Whoever adds up asks `BadTime`: that is exact. */
export interface BadList {
  /** In order of time. */
  readonly stretches: readonly ListedStretch[]
  /** Those that are too many to be named: the ones that cost least; `null`: all are. */
  readonly others: (BadSums & { readonly count: number }) | null
  /** What lies in none of them: minutes or intervals that fail no more often than is promised; `null`: nothing does. */
  readonly beside: BadSums | null
}

/** What stretches cost, and what they would cost if all unknown minutes were bad. */
export interface BadSums {
  /** Downtime; of requests that of the same weight. `null`: the method knows none. */
  readonly badSeconds: number | null
  readonly atWorstSeconds: number | null
  /** Of the methods over requests; `null`: of others. */
  readonly errors: number | null
  readonly errorsAtWorst: number | null
  /** Counted time of which nothing is known. */
  readonly unknownSeconds: number
}

export interface ListedStretch extends Interval, BadSums {
  readonly kind: StretchKind
  /** The indicator, where several are judged one by one; `null`: all of them. */
  readonly member: string | null
  /** Incidents and drills that it shares time with, oldest first. */
  readonly incidents: readonly NamedIncident[]
  /** What was to be recovered from; `null`: by another method. */
  readonly recovery: RecoveryKept | null
}

export interface NamedIncident {
  readonly number: number
  readonly kind: 'real' | 'drill'
  readonly title: string
}

/** `null`: it is not known. */
export interface RecoveryKept {
  readonly seconds: number | null
  readonly lossSeconds: number | null
}

/** So many stretches are named of one agreement and period: a thousand tell no reader more, and a report has a hundred agreements. */
const MOST_NAMED = 1000

/** `null`: nobody asked for it. */
export function badListOf({ trouble, result, question }: ContractAnswer): BadList | null {
  if (trouble === null) return null
  const weight = weightOf(result)
  const isOverRequests = isOfRequests(question.agreement.terms.measure.method)
  const read = (one: Costs) => (isOverRequests ? requestSums(one, weight) : timeSums(one))
  const all = trouble.badTime.flatMap((time) => time.stretches.map((one) => ({ ...listed(one, time), ...read(one) })))
  const recovered = trouble.cases.flatMap((one) => caseOf(one, question.judged.to))
  const { named, others } = mostCostly([...all, ...recovered])
  return { stretches: named.toSorted(inTime), others, beside: besideOf(trouble.badTime, read) }
}

type Costs = Pick<BadStretch, 'low' | 'extra' | 'unknown'>

function isOfRequests(method: string): boolean {
  return method === 'request_ratio' || method === 'weighted_requests'
}

/** Minutes that an error weighs; `null`: members are judged one by one, each with a weight of its own. */
function weightOf({ errors }: ContractAnswer['result']): number | null {
  if (errors === null) return null
  return errors.used.value > 0 ? errors.downtime.used.value / errors.used.value : 0
}

function timeSums({ low, extra, unknown }: Costs): BadSums {
  const [bad, atWorst] = [low.value * 60, (low.value + extra.value) * 60]
  return { badSeconds: bad, atWorstSeconds: atWorst, errors: null, errorsAtWorst: null, unknownSeconds: unknown * 60 }
}

function requestSums({ low, extra, unknown }: Costs, weight: number | null): BadSums {
  const [errors, errorsAtWorst] = [low.value, low.value + extra.value]
  const seconds = (count: number) => (weight === null ? null : count * weight * 60)
  return {
    ...{ badSeconds: seconds(errors), atWorstSeconds: seconds(errorsAtWorst) },
    ...{ errors, errorsAtWorst, unknownSeconds: unknown * 60 },
  }
}

function listed({ kind, ...span }: BadStretch, { member }: BadTime) {
  const { from, to } = intervalOf(span)
  return { from, to, kind, member, incidents: [], recovery: null }
}

/** What was not recovered from as was promised, or of which that is not known. */
function caseOf({ one, state }: JudgedCase, judgedTo: Date): readonly ListedStretch[] {
  if (state === 'met') return []
  const { at, recoverySeconds, lossSeconds } = one
  const to = recoverySeconds === null ? judgedTo : new Date(at.getTime() + recoverySeconds * 1000)
  return [
    {
      ...{ from: at, to, kind: state === 'missed' ? 'bad' : 'open', member: null, incidents: [] },
      ...{ badSeconds: null, atWorstSeconds: null, errors: null, errorsAtWorst: null, unknownSeconds: 0 },
      recovery: { seconds: recoverySeconds, lossSeconds },
    },
  ]
}

function besideOf(times: readonly BadTime[], read: (one: Costs) => BadSums): BadList['beside'] {
  const some = times.filter(({ beside }) => beside.value > 0)
  if (some.length === 0) return null
  return sumOf(some.map(({ beside }) => read({ low: beside, extra: { ...beside, value: 0 }, unknown: 0 })))
}

function mostCostly(all: readonly ListedStretch[]): {
  readonly named: readonly ListedStretch[]
  readonly others: BadList['others']
} {
  if (all.length <= MOST_NAMED) return { named: all, others: null }
  const byCost = all.toSorted((a, b) => costOf(b) - costOf(a))
  const others = byCost.slice(MOST_NAMED)
  return { named: byCost.slice(0, MOST_NAMED), others: { count: others.length, ...sumOf(others) } }
}

/** What is known to be bad first, then what may be, then gaps that cost nothing. */
export function costOf({ badSeconds, atWorstSeconds, errors, errorsAtWorst, unknownSeconds }: BadSums): number {
  const [bad, atWorst] = [badSeconds ?? errors ?? 0, atWorstSeconds ?? errorsAtWorst ?? 0]
  return bad * 1e6 + atWorst * 1e3 + unknownSeconds * 1e-3
}

function inTime(a: ListedStretch, b: ListedStretch): number {
  return a.from.getTime() - b.from.getTime()
}

/** What several cost together. */
export function sumOf(all: readonly BadSums[]): BadSums {
  const sum = (key: keyof BadSums) => {
    const known = all.flatMap((one) => one[key] ?? [])
    return known.length === 0 ? null : known.reduce((total, one) => total + one, 0)
  }
  return {
    ...{ badSeconds: sum('badSeconds'), atWorstSeconds: sum('atWorstSeconds') },
    ...{ errors: sum('errors'), errorsAtWorst: sum('errorsAtWorst') },
    unknownSeconds: sum('unknownSeconds') ?? 0,
  }
}

import { Fraction } from 'fraction.js'
import type { Terms } from '../../src/sla/terms.js'

/**
 * Contracts over a handful of minutes, judged by trying every way in which unknown minutes may have been: slow, in plain words of the rules,
 * and of nothing that the engine is made of.
 */
export interface TinyCase {
  readonly terms: Terms
  /** Of each member the minutes before the period, in it, and after it; `null`: unknown. */
  readonly members: readonly (readonly TinyMinute[])[]
  readonly before: number
  readonly length: number
  /** Whether each minute of the period is in service hours, and whether it is left out. */
  readonly inService: readonly boolean[]
  readonly leftOut: readonly boolean[]
}

export type TinyMinute = { readonly events: number; readonly errors: number } | null

export interface TinyResult {
  readonly achieved: Fraction | null
  readonly worst: Fraction | null
  readonly best: Fraction | null
  readonly badKnown: number
  readonly badWorst: number
}

interface Trial {
  readonly counted: Fraction
  readonly bad: Fraction
  readonly intervals: number
  /** Minutes of the period that are bad, or in a bad interval; of requests none. */
  readonly down: readonly number[]
}

/** Badness of what is judged as one, and the minutes in which it lies: those that are bad in every way, and in any. */
export interface TinyBadness {
  readonly low: Fraction
  readonly high: Fraction
  readonly always: readonly number[]
  readonly ever: readonly number[]
}

/** One where all members are judged as one, else one for each. */
export function bruteBadness(tiny: TinyCase): readonly TinyBadness[] {
  if (isJudgedAsOne(tiny)) return [badnessOfTrials(trialsOf(tiny))]
  return tiny.members.map((member) => badnessOfTrials(trialsOf(alone(tiny, member))))
}

function badnessOfTrials(trials: readonly Trial[]): TinyBadness {
  const all = trials.map(({ bad }) => bad)
  const minutes = [...new Set(trials.flatMap(({ down }) => down))].sort((a, b) => a - b)
  return {
    low: all.reduce((a, b) => (a.lt(b) ? a : b)),
    high: all.reduce((a, b) => (a.gt(b) ? a : b)),
    always: minutes.filter((minute) => trials.every(({ down }) => down.includes(minute))),
    ever: minutes,
  }
}

function isJudgedAsOne({ terms: { combine, measure } }: TinyCase): boolean {
  const isMinutes = measure.method === 'bad_intervals' && measure.intervalSeconds === 60
  return combine === null || (combine.how !== 'worst_of' && isMinutes)
}

function alone(tiny: TinyCase, member: TinyCase['members'][number]): TinyCase {
  return { ...tiny, members: [member], terms: { ...tiny.terms, combine: null } }
}

const ZERO = new Fraction(0)
const ONE = new Fraction(1)
const fraction = (number: number) => new Fraction(String(number))

export function bruteForce(tiny: TinyCase): TinyResult {
  const { combine } = tiny.terms
  if (combine === null || isJudgedAsOne(tiny)) return extremes(trialsOf(tiny))
  const results = tiny.members.map((member) => extremes(trialsOf(alone(tiny, member))))
  return combine.how === 'worst_of' ? worstOf(results) : weighted(results, (combine.weights ?? []).map(fraction))
}

function extremes(trials: readonly Trial[]): TinyResult {
  const [first] = trials
  if (first === undefined) throw new Error('there is always a trial')
  const all = trials.map(({ bad }) => bad)
  const [low, high] = [all.reduce((a, b) => (a.lt(b) ? a : b)), all.reduce((a, b) => (a.gt(b) ? a : b))]
  const intervals = trials.map((trial) => trial.intervals)
  const share = (bad: Fraction, of: Fraction) => (of.equals(0) ? null : ONE.sub(bad.div(of)))
  const { counted } = first
  const none = counted.equals(0)
  return {
    best: none ? null : share(low, counted),
    worst: none ? null : share(high, counted),
    achieved: none ? null : share(low, counted.sub(high.sub(low))),
    badKnown: Math.min(...intervals),
    badWorst: Math.max(...intervals),
  }
}

function worstOf(results: readonly TinyResult[]): TinyResult {
  const least = (key: 'achieved' | 'worst' | 'best') => {
    const some = results.flatMap((one) => one[key] ?? [])
    return some.length === 0 ? null : some.reduce((a, b) => (a.lt(b) ? a : b))
  }
  const isWhole = results.every(({ worst }) => worst !== null)
  return {
    achieved: least('achieved'),
    worst: isWhole ? least('worst') : null,
    best: least('best'),
    badKnown: 0,
    badWorst: 0,
  }
}

function weighted(results: readonly TinyResult[], weights: readonly Fraction[]): TinyResult {
  const mean = (of: readonly (Fraction | null)[]) => {
    const some = of.flatMap((ratio, i) => (ratio === null ? [] : [{ ratio, weight: weights[i]! }]))
    if (some.length === 0) return null
    const sum = some.reduce((total, { ratio, weight }) => total.add(ratio.mul(weight)), ZERO)
    return sum.div(some.reduce((total, { weight }) => total.add(weight), ZERO))
  }
  const isNone = results.every(({ best }) => best === null)
  const isWhole = results.every(({ worst }) => worst !== null)
  return {
    achieved: mean(results.map((one) => one.achieved)),
    worst: isWhole ? mean(results.map((one) => one.worst)) : null,
    best: isNone ? null : mean(results.map((one) => one.best ?? ONE)),
    badKnown: 0,
    badWorst: 0,
  }
}

/** What an unknown minute was tried as. */
type Guess = 'good' | 'bad'

function trialsOf(tiny: TinyCase): readonly Trial[] {
  const unknown = tiny.members.flatMap((minutes, member) =>
    minutes.flatMap((minute, at) => (minute === null && isWithin(tiny, at) ? [`${member}/${at}`] : [])),
  )
  const { noData } = tiny.terms.measure
  const ways = noData === 'unknown' ? 2 ** unknown.length : 1
  return Array.from({ length: ways }, (_, way) => {
    const guesses = new Map<string, Guess>()
    unknown.forEach((id, i) => {
      const isBad = noData === 'unknown' ? Math.floor(way / 2 ** i) % 2 === 1 : noData === 'bad'
      guesses.set(id, isBad ? 'bad' : 'good')
    })
    return trial(tiny, (member, at) => guesses.get(`${member}/${at}`) ?? 'good')
  })
}

function isWithin({ before, length }: TinyCase, at: number): boolean {
  return at >= before && at < before + length
}

type GuessAt = (member: number, at: number) => Guess

function trial(tiny: TinyCase, guess: GuessAt): Trial {
  const { method, intervalSeconds } = tiny.terms.measure
  if (method === 'request_ratio' || method === 'weighted_requests') return requests(tiny, guess)
  if (method === 'bad_intervals' && intervalSeconds === 60) return minutes(tiny, guess)
  return intervals(tiny, guess)
}

function isBad({ badWhen }: Terms['measure'], errors: Fraction, events: Fraction): boolean {
  if (badWhen === null || events.lt(fraction(badWhen.minEvents))) return false
  const mark = events.mul(fraction(badWhen.errorRatio))
  return badWhen.bound === 'above' ? errors.gt(mark) : errors.gte(mark)
}

function silent({ noTraffic }: Terms['measure']): Guess | null {
  return noTraffic === 'exclude' ? null : noTraffic
}

/** `null`: it has no say. */
function memberMinute(tiny: TinyCase, [member, at]: readonly [number, number], guess: GuessAt): Guess | null {
  const { measure } = tiny.terms
  const minute = tiny.members[member]?.[at] ?? null
  if (minute === null) return measure.noData === 'exclude' && isWithin(tiny, at) ? null : guess(member, at)
  if (minute.events === 0) return silent(measure)
  return isBad(measure, fraction(minute.errors), fraction(minute.events)) ? 'bad' : 'good'
}

/** How bad a minute of all members is, `null`: it leaves the count. */
function badnessAt(tiny: TinyCase, at: number, guess: GuessAt): Fraction | null {
  const { combine } = tiny.terms
  const says = tiny.members.flatMap((_, member) => {
    const is = memberMinute(tiny, [member, at], guess)
    return is === null ? [] : [{ is, weight: fraction(combine?.weights?.[member] ?? 1) }]
  })
  if (says.length === 0) return null
  const bad = says.filter(({ is }) => is === 'bad')
  if (combine?.how === 'weighted') {
    const sum = (some: typeof says) => some.reduce((total, { weight }) => total.add(weight), ZERO)
    return sum(bad).div(sum(says))
  }
  const isDown = combine?.how === 'all_down' ? bad.length === says.length : bad.length > 0
  return isDown ? ONE : ZERO
}

function minutes(tiny: TinyCase, guess: GuessAt): Trial {
  const total = tiny.members[0]?.length ?? 0
  const all = Array.from({ length: total }, (_, at) => badnessAt(tiny, at, guess))
  const isDown = (at: number) => (all[at] ?? ZERO).gt(0)
  const inScope = Array.from({ length: tiny.length }, (_, i) => i).filter((i) => tiny.inService[i])
  const kept = inScope.filter((i) => tiny.leftOut[i] && tiny.terms.excludedTime === 'good')
  const judged = inScope.filter((i) => !tiny.leftOut[i] && all[tiny.before + i] !== null).map((i) => tiny.before + i)
  const counting = judged.filter((at) => isDown(at) && runAt(at, isDown, total) >= tiny.terms.measure.minConsecutive)
  return {
    counted: new Fraction(kept.length + judged.length),
    bad: counting.reduce((sum, at) => sum.add(all[at] ?? ZERO), ZERO),
    intervals: counting.length,
    down: counting.map((at) => at - tiny.before),
  }
}

/** How many minutes in a row are down around one that is. */
function runAt(at: number, isDown: (at: number) => boolean, total: number): number {
  let [from, to] = [at, at]
  while (from > 0 && isDown(from - 1)) from -= 1
  while (to < total - 1 && isDown(to + 1)) to += 1
  return to - from + 1
}

/** The minutes that an interval, or a period of requests, is judged by. */
function judgedMinutes(tiny: TinyCase, from: number, to: number) {
  const { excludedTime, measure } = tiny.terms
  return Array.from({ length: to - from }, (_, i) => from + i)
    .filter((i) => tiny.inService[i] === true && (tiny.leftOut[i] !== true || excludedTime === 'good'))
    .map((i) => ({
      at: tiny.before + i,
      minute: tiny.members[0]?.[tiny.before + i] ?? null,
      isKept: tiny.leftOut[i] === true,
    }))
    .filter(({ minute, isKept }) => minute !== null || isKept || measure.noData !== 'exclude')
}

/** Each with its traffic, unknown ones at the mean of the known, and its errors as guessed. */
function sums(judged: ReturnType<typeof judgedMinutes>, guess: GuessAt) {
  const known = judged.flatMap(({ minute }) => minute ?? [])
  const total = known.reduce((sum, { events }) => sum.add(fraction(events)), ZERO)
  const mean = known.length === 0 ? ZERO : total.div(known.length)
  let [events, errors] = [ZERO, ZERO]
  for (const { at, minute, isKept } of judged) {
    events = events.add(minute === null ? mean : fraction(minute.events))
    if (isKept) continue
    if (minute !== null) errors = errors.add(fraction(minute.errors))
    else if (guess(0, at) === 'bad') errors = errors.add(mean)
  }
  return { total, events, errors }
}

function intervals(tiny: TinyCase, guess: GuessAt): Trial {
  const length = tiny.terms.measure.intervalSeconds / 60
  let [counted, bad, count] = [0, ZERO, 0]
  const down: number[] = []
  for (let from = 0; from < tiny.length; from += length) {
    const judged = judgedMinutes(tiny, from, Math.min(tiny.length, from + length))
    const rate = rateOf(tiny, judged, guess)
    if (rate === null) continue
    counted += judged.length
    bad = bad.add(rate.mul(judged.length))
    if (!rate.gt(0)) continue
    count += 1
    down.push(...judged.map(({ at }) => at - tiny.before))
  }
  return { counted: new Fraction(counted), bad, intervals: count, down }
}

/** Of an interval its error rate, or 1 where it is bad; `null`: it leaves the count. */
function rateOf(tiny: TinyCase, judged: ReturnType<typeof judgedMinutes>, guess: GuessAt): Fraction | null {
  const { measure } = tiny.terms
  const { total, events, errors } = sums(judged, guess)
  if (judged.length === 0) return null
  if (total.equals(0)) return rateOfSilent(tiny, judged, guess)
  return measure.method === 'bad_intervals' ? wholly(isBad(measure, errors, events)) : errors.div(events)
}

function rateOfSilent({ terms }: TinyCase, judged: ReturnType<typeof judgedMinutes>, guess: GuessAt): Fraction | null {
  const open = judged.filter(({ minute, isKept }) => minute === null && !isKept)
  if (open.length > 0) return wholly(open.some(({ at }) => guess(0, at) === 'bad'))
  const is = judged.every(({ isKept }) => isKept) ? 'good' : silent(terms.measure)
  return is === null ? null : wholly(is === 'bad')
}

function wholly(isDown: boolean): Fraction {
  return isDown ? ONE : ZERO
}

function requests(tiny: TinyCase, guess: GuessAt): Trial {
  const { events, errors } = sums(judgedMinutes(tiny, 0, tiny.length), guess)
  return { counted: events, bad: errors, intervals: 0, down: [] }
}

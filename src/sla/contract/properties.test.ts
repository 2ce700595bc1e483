import { describe, expect, it } from '@jest/globals'
import { Fraction } from 'fraction.js'
import { sampleTerms } from '../../../test/support/sample-terms.js'
import { tinyInput } from '../../../test/support/tiny-input.js'
import { Dice, tinyCase } from '../../../test/support/tiny-cases.js'
import type { TinyCase, TinyMinute } from '../../../test/support/brute-force.js'
import type { CreditTerms } from '../terms.js'
import type { ContractInput } from './contract-input.js'
import type { ContractResult } from './contract-result.js'
import { evaluateContract, factsOf } from './evaluate-contract.js'
import { compare, type Exact } from './exact.js'
import { judgeContract } from './judge-contract.js'
import { planContract } from './plan.js'
import { tallyContract } from './tally-contract.js'
import { sumOfTallies } from './tally.js'

const CASES = process.env['PLIMSOLL_SWEEP'] === 'all' ? 10_000 : 200

/** Cases of a kind, as many as are asked for; `null`: not of it. */
function each(
  make: (tiny: TinyCase, dice: Dice) => TinyCase | null,
  check: (tiny: TinyCase, dice: Dice) => void,
): void {
  for (let seed = 0, found = 0; found < CASES; seed++) {
    const dice = new Dice(seed)
    const tiny = make(tinyCase(dice), dice)
    if (tiny === null) continue
    found += 1
    check(tiny, dice)
  }
}

const evaluate = (tiny: TinyCase) => evaluateContract(tinyInput(tiny))
const isByMinute = ({ terms: { measure } }: TinyCase) =>
  measure.method === 'bad_intervals' && measure.intervalSeconds === 60

/** Whether one result is at least another; a result that is not there is compared with nothing. */
function isAtLeast(a: Exact | null, b: Exact | null): boolean {
  return a === null || b === null || compare(a, b.fraction()) >= 0
}

function withMinutes(tiny: TinyCase, change: (minute: TinyMinute, member: number, at: number) => TinyMinute): TinyCase {
  const members = tiny.members.map((minutes, member) => minutes.map((minute, at) => change(minute, member, at)))
  return { ...tiny, members }
}

const known = (tiny: TinyCase) => withMinutes(tiny, (minute) => minute ?? { events: 4, errors: 1 })
const withMeasure = (tiny: TinyCase, measure: Partial<TinyCase['terms']['measure']>): TinyCase => ({
  ...tiny,
  terms: { ...tiny.terms, measure: { ...tiny.terms.measure, ...measure } },
})
const withTime = (tiny: TinyCase, excludedTime: 'remove' | 'good', leftOut: readonly boolean[]): TinyCase => ({
  ...{ ...tiny, leftOut },
  terms: { ...tiny.terms, excludedTime },
})

describe('exclusions', () => {
  it('that stay as good never lower a result, by any method', () => {
    // Without traffic an hour that leaves the count comes back as a good one: which can only help too.
    each(known, (tiny, dice) => {
      const more = tiny.leftOut.map((is) => is || dice.chance(0.3))
      const [before, after] = [withTime(tiny, 'good', tiny.leftOut), withTime(tiny, 'good', more)]
      expect({ tiny, more, ok: isAtLeast(evaluate(after).achieved, evaluate(before).achieved) }).toMatchObject({
        ok: true,
      })
    })
  })

  it('that are removed never make bad minutes more', () => {
    each(
      (tiny) => (isByMinute(tiny) ? tiny : null),
      (tiny, dice) => {
        const more = tiny.leftOut.map((is) => is || dice.chance(0.3))
        const [before, after] = [withTime(tiny, 'remove', tiny.leftOut), withTime(tiny, 'remove', more)].map(evaluate)
        const bad = (result: ContractResult | undefined) => result?.badIntervals ?? { known: 0, worst: 0 }
        expect(bad(after).known).toBeLessThanOrEqual(bad(before).known)
        expect(bad(after).worst).toBeLessThanOrEqual(bad(before).worst)
      },
    )
  })

  it('of a stretch that is bad throughout never lower a result', () => {
    each(
      (tiny) =>
        isByMinute(tiny) && tiny.terms.combine === null ? withMeasure(known(tiny), { minConsecutive: 1 }) : null,
      (tiny) => {
        const failing = { events: 10, errors: 10 }
        const bad = withMinutes(tiny, (minute, _, at) => (at < tiny.before + 3 ? failing : minute))
        const strict = withMeasure(bad, { badWhen: { bound: 'at_least', errorRatio: 0.5, minEvents: 0 } })
        const more = tiny.leftOut.map((is, i) => is || i < 3)
        const [before, after] = [withTime(strict, 'remove', tiny.leftOut), withTime(strict, 'remove', more)].map(
          evaluate,
        )
        expect({ tiny, ok: isAtLeast(after!.achieved, before!.achieved) }).toMatchObject({ ok: true })
      },
    )
  })
})

it('a minute that is forgotten only widens the range of bad minutes, with runs too', () => {
  each(
    (tiny) => (isByMinute(tiny) ? withMeasure(tiny, { noTraffic: 'bad', noData: 'unknown' }) : null),
    (tiny, dice) => {
      const at = tiny.before + dice.upTo(tiny.length - 1)
      const forgotten = withMinutes(tiny, (minute, member, i) => (member === 0 && i === at ? null : minute))
      const [before, after] = [evaluate(tiny), evaluate(forgotten)]
      const wider = isAtLeast(after.best, before.best) && isAtLeast(before.worst, after.worst)
      expect({ tiny, at, wider }).toMatchObject({ wider: true })
    },
  )
})

it('worst ≤ achieved ≤ best', () => {
  each(
    (tiny) => tiny,
    (tiny) => {
      const { worst, achieved, best } = evaluate(tiny)
      // Members without a result are left out of the mean that was achieved, and good in the best.
      const isMean = tiny.terms.combine?.how === 'weighted' && !isByMinute(tiny)
      if (isMean || tiny.terms.combine?.how === 'worst_of') return
      expect({ tiny, ok: isAtLeast(best, achieved) && isAtLeast(achieved, worst) }).toMatchObject({ ok: true })
    },
  )
})

it('a period that is tallied piece by piece, cut between intervals, comes to the same', () => {
  const text = ({ achieved, worst, best, badIntervals }: ContractResult) =>
    [achieved, worst, best].map((one) => one?.fraction().toFraction()).concat(JSON.stringify(badIntervals))
  each(
    (tiny) => tiny,
    (tiny) => {
      const input = tinyInput(tiny)
      const length = tiny.terms.measure.intervalSeconds * 1000
      const plan = planContract(input)
      const tallies = piecesOf(input.period, length).map((stretch) =>
        tallyContract(plan, input.members, { stretch, judged: input.period }),
      )
      const pieces = judgeContract(plan, { judged: sumOfTallies(tallies), pace: null }, factsOf(input))
      expect({ tiny, found: text(pieces) }).toEqual({ tiny, found: text(evaluateContract(input)) })
    },
  )
})

function piecesOf({ from, to }: ContractInput['period'], length: number) {
  const count = Math.ceil((to.getTime() - from.getTime()) / length)
  return Array.from({ length: count }, (_, i) => ({
    from: new Date(from.getTime() + i * length),
    to: new Date(Math.min(to.getTime(), from.getTime() + (i + 1) * length)),
  }))
}

it('credits never exceed their caps, and the order of clauses is nothing', () => {
  each(
    (tiny) => tiny,
    (tiny, dice) => {
      const tier = () => ({
        bound: dice.oneOf(['below', 'at_or_below']),
        ratio: dice.oneOf([0.9, 0.5, 1]),
        credit: dice.upTo(15) / 10,
      })
      const credits: CreditTerms = {
        ...{ fee: { minor: BigInt(dice.upTo(100_000)), currency: 'EUR' }, feePer: dice.oneOf(['month', 'period']) },
        ...{ tiers: [tier(), tier(), tier()], cap: dice.upTo(10) / 10, capYear: dice.upTo(20) / 10, minimum: null },
        proportional: dice.chance(0.5) ? { multiplier: dice.upTo(10), of: dice.oneOf(['period', 'counted']) } : null,
        step: dice.chance(0.5) ? { every: 0.01, credit: 0.02, count: dice.oneOf(['full', 'started']) } : null,
      }
      const yearUsed = new Fraction(dice.upTo(20), 10)
      const owed = (one: CreditTerms) =>
        evaluateContract({ ...tinyInput({ ...tiny, terms: { ...tiny.terms, credits: one } }), yearUsed }).credit
      const [credit, turned] = [owed(credits), owed({ ...credits, tiers: credits.tiers.toReversed() })]
      expect(credit?.share.fraction().toFraction()).toBe(turned?.share.fraction().toFraction())
      if (credit === null) return
      expect(credit.share.value).toBeLessThanOrEqual(credits.cap)
      expect(credit.share.value).toBeLessThanOrEqual(Math.max(0, (credits.capYear ?? 0) - yearUsed.valueOf()) + 1e-12)
    },
  )
})

it('a promise of 100 % can be met', () => {
  const terms = sampleTerms({ objective: 1 })
  const input = (errors: number): ContractInput => ({
    ...{ terms, exclusions: [] },
    period: { from: new Date('2026-03-02T10:00:00Z'), to: new Date('2026-03-02T10:01:00Z') },
    members: [
      {
        name: 'all',
        rows: { from: new Date('2026-03-02T10:00:00Z'), events: Float64Array.of(10), errors: Float64Array.of(errors) },
      },
    ],
  })
  expect(evaluateContract(input(0)).verdict).toBe('met')
  expect(evaluateContract(input(1)).verdict).toBe('breached')
})

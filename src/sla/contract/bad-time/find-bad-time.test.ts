import { describe, expect, it } from '@jest/globals'
import { Fraction } from 'fraction.js'
import { readdirSync, readFileSync } from 'node:fs'
import { bruteBadness, type TinyCase } from '../../../../test/support/brute-force.js'
import { Dice, tinyCase } from '../../../../test/support/tiny-cases.js'
import { tinyInput } from '../../../../test/support/tiny-input.js'
import { sampleTerms } from '../../../../test/support/sample-terms.js'
import type { Terms } from '../../terms.js'
import type { ContractInput } from '../contract-input.js'
import { evaluateContract } from '../evaluate-contract.js'
import { judgedSpan } from '../judge-contract.js'
import { planContract } from '../plan.js'
import { intervalOf, minuteOf } from '../spans.js'
import { caseSchema } from '../written/case-schema.js'
import { readCase } from '../written/read-case.js'
import type { BadStretch, BadTime } from './bad-time.js'
import { findBadTime } from './find-bad-time.js'

function badTimeOf(input: ContractInput): readonly BadTime[] {
  const plan = planContract(input)
  return findBadTime(plan, input.members, intervalOf(judgedSpan(plan, input.judgedTo ?? null)))
}

const sumOf = (all: readonly Fraction[]) => all.reduce((sum, one) => sum.add(one), new Fraction(0))
const lowOf = ({ stretches, beside }: BadTime) =>
  sumOf([...stretches.map(({ low }) => low.fraction()), beside.fraction()])
const highOf = (time: BadTime) => lowOf(time).add(sumOf(time.stretches.map(({ extra }) => extra.fraction())))

/** Minutes of stretches of the kinds that lie in judged minutes, counted from the beginning of the period. */
function minutesOf(stretches: readonly BadStretch[], kinds: readonly string[], first: number): readonly number[] {
  return stretches
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i - first))
}

/** A minute that does not count lies in a stretch only where an interval reaches over it. */
function counting({ inService, leftOut, terms }: TinyCase) {
  return (minute: number) => inService[minute] === true && (leftOut[minute] !== true || terms.excludedTime === 'good')
}

const CASES = process.env['PLIMSOLL_SWEEP'] === 'all' ? 20_000 : 150

it(`finds in ${CASES} small contracts the badness, and where it lies, that trying every unknown minute finds`, () => {
  for (let seed = 0; seed < CASES; seed++) {
    const tiny = tinyCase(new Dice(seed))
    const input = tinyInput(tiny)
    const found = badTimeOf(input)
    const tried = bruteBadness(tiny)
    const text = (fraction: Fraction) => fraction.toFraction()
    expect({ seed, sums: found.map((one) => [text(lowOf(one)), text(highOf(one))]) }).toEqual({
      seed,
      sums: tried.map(({ low, high }) => [text(low), text(high)]),
    })
    if (tiny.terms.measure.method !== 'bad_intervals') continue
    const isCounting = counting(tiny)
    const first = minuteOf(input.period.from)
    const places = found.map(({ stretches }) =>
      [['bad'], ['bad', 'open']].map((kinds) => minutesOf(stretches, kinds, first).filter(isCounting)),
    )
    const isKnownOf = (minute: number) => isCounting(minute) && !isDropped(tiny, minute)
    expect({ seed, places: places.map((two) => two.map((some) => some.filter(isKnownOf))) }).toEqual({
      seed,
      places: tried.map(({ always, ever }) => [always, ever].map((some) => some.filter(isKnownOf))),
    })
  }
})

/** Left out for want of data: an interval reaches over it. */
function isDropped({ terms, members, before }: TinyCase, minute: number): boolean {
  return terms.measure.noData === 'exclude' && members.some((one) => one[before + minute] === null)
}

const folder = new URL('../vectors/', import.meta.url)
const vectors = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object)

describe('the stretches of a contract', () => {
  it.each(vectors.map((vector) => [(vector as { id: string }).id, vector] as const))('%s add up', (_id, vector) => {
    const input = readCase(caseSchema.parse(vector).input)
    const { downtime, errors } = evaluateContract(input)
    const budget = downtime ?? errors
    const all = badTimeOf(input)
    for (const { stretches } of all) {
      const ends = stretches.flatMap(({ from, to }) => [from, to])
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    }
    const [time] = all
    // Where members are judged one by one there is no downtime of all of them.
    expect(budget === null || time === undefined || all.length > 1).toBe(
      input.terms.measure.method === 'recovery' || all.length > 1,
    )
    if (budget === null || time === undefined) return
    expect([lowOf(time), highOf(time)].map(String)).toEqual(
      [budget.used, budget.usedAtWorst].map((one) => String(one.fraction())),
    )
  })
})

const MONDAY = new Date('2026-03-02T00:00:00Z')
const minute = (stretch: { from: number; to: number }) => [
  stretch.from - minuteOf(MONDAY),
  stretch.to - minuteOf(MONDAY),
]

/** A day of ten requests a minute; the runs say how many minutes fail how often, `null`: unknown. */
function day(terms: Terms, runs: readonly (readonly [number, number | null])[]): ContractInput {
  const errors = runs.flatMap(([count, failing]) => Array.from({ length: count }, () => failing ?? NaN))
  const rest = Array.from({ length: 1440 - errors.length }, () => 0)
  const rows = {
    from: MONDAY,
    events: new Float64Array(1440).fill(10),
    errors: Float64Array.from([...errors, ...rest]),
  }
  const period = { from: MONDAY, to: new Date(MONDAY.getTime() + 86_400_000) }
  return { terms, period, exclusions: [], members: [{ name: 'all', rows }] }
}

function listed(input: ContractInput) {
  const [time] = badTimeOf(input)
  const stretches = time!.stretches.map((one) => [
    one.kind,
    ...minute(one),
    one.low.fraction().toFraction(),
    one.extra.fraction().toFraction(),
    one.unknown,
  ])
  return { stretches, beside: time!.beside.fraction().toFraction() }
}

const measured = (measure: Partial<Terms['measure']>, other: Partial<Terms> = {}) =>
  sampleTerms({ measure: { ...sampleTerms().measure, ...measure }, ...other })

describe('a list of bad time', () => {
  it('puts minutes together that follow each other, and parts what is bad from what may be', () => {
    const runs = [[5, 0], [3, 10], [2, null], [4, 10], [1, 0], [1, 10]] as const // oxfmt-ignore
    expect(listed(day(measured({}), runs)).stretches).toEqual([
      ['bad', 5, 8, '3', '0', 0],
      ['open', 8, 10, '0', '2', 2],
      ['bad', 10, 14, '4', '0', 0],
      ['bad', 15, 16, '1', '0', 0],
    ])
  })

  it('leaves out runs that are too short, and says of one that a gap may complete that it is open', () => {
    const runs = [[5, 0], [3, 10], [5, 0], [3, 10], [2, null]] as const // oxfmt-ignore
    expect(listed(day(measured({ minConsecutive: 5 }), runs)).stretches).toEqual([['open', 13, 18, '0', '5', 2]])
  })

  it.each([
    ['good', [['gap', 5, 9, '0', '0', 4]]],
    ['bad', [['bad', 5, 9, '4', '0', 4]]],
    ['exclude', [['gap', 5, 9, '0', '0', 4]]],
    ['unknown', [['open', 5, 9, '0', '4', 4]]],
  ] as const)('has a gap that the contract takes as %s', (noData, stretches) => {
    const runs = [[5, 0], [4, null]] as const // oxfmt-ignore
    expect(listed(day(measured({ noData }), runs)).stretches).toEqual(stretches)
  })

  it('puts bad hours together', () => {
    const terms = measured({ intervalSeconds: 3600 })
    // Of the first two hours more than 5 % fail; the third has 20 minutes of which nothing is known, which decide.
    const runs = [[30, 0], [60, 10], [30, 0], [40, 0], [20, null]] as const // oxfmt-ignore
    expect(listed(day(terms, runs)).stretches).toEqual([
      ['bad', 0, 120, '120', '0', 0],
      ['open', 120, 180, '0', '60', 20],
    ])
  })

  it('names of a mean of rates the intervals that fail more often than is promised', () => {
    const terms = measured(
      { method: 'mean_interval_error_rate', intervalSeconds: 300, badWhen: null },
      { objective: 0.9 },
    )
    // 50 % in the first 5 minutes, 4 % in the second, which is less than 10 %.
    const runs = [[5, 5], [1, 2], [4, 0]] as const // oxfmt-ignore
    expect(listed(day(terms, runs))).toEqual({ stretches: [['bad', 0, 5, '5/2', '0', 0]], beside: '1/5' })
  })

  it('puts errors of requests together that are close, and leaves out what fails no more often than is promised', () => {
    const terms = measured({ method: 'request_ratio', badWhen: null }, { objective: 0.9 })
    const runs = [[5, 1], [2, 10], [5, 1], [1, 2], [6, 1], [1, 10], [1, 1]] as const // oxfmt-ignore
    expect(listed(day(terms, runs))).toEqual({
      stretches: [
        // 20 errors, five minutes of one each, and two more.
        ['bad', 5, 13, '27', '0', 0],
        ['bad', 19, 20, '10', '0', 0],
      ],
      beside: '12',
    })
  })

  it('takes unknown minutes of requests at mean traffic', () => {
    const runs = [[1, 10], [2, null]] as const // oxfmt-ignore
    const terms = (noData: Terms['measure']['noData']) => measured({ method: 'request_ratio', badWhen: null, noData })
    expect(listed(day(terms('unknown'), runs)).stretches).toEqual([
      ['bad', 0, 1, '10', '0', 0],
      ['open', 1, 3, '0', '20', 2],
    ])
    expect(listed(day(terms('bad'), runs)).stretches[1]).toEqual(['bad', 1, 3, '20', '0', 2])
    expect(listed(day(terms('exclude'), runs)).stretches[1]).toEqual(['gap', 1, 3, '0', '0', 2])
  })
})

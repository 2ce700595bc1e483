import { describe, expect, it } from '@jest/globals'
import { sampleTerms } from '../../../test/support/sample-terms.js'
import type { CreditTerms, Terms } from '../terms.js'
import type { ContractInput, RecoveryCase } from './contract-input.js'
import { evaluateContract } from './evaluate-contract.js'

const SEPTEMBER = { from: new Date('2026-09-01T00:00:00Z'), to: new Date('2026-10-01T00:00:00Z') }

/** September of which so many minutes from the beginning on fail, ten requests each. */
function september(terms: Terms, bad: number, more: Partial<ContractInput> = {}) {
  const events = new Float64Array(43_200).fill(10)
  const errors = new Float64Array(43_200).fill(10, 0, bad)
  const members = [{ name: 'all', rows: { from: SEPTEMBER.from, events, errors } }]
  return evaluateContract({ terms, period: SEPTEMBER, exclusions: [], members, ...more })
}

const share = ({ credit }: ReturnType<typeof september>) => credit?.share.fraction().toFraction()

describe('a running period', () => {
  const onTheTenth = { judgedTo: new Date('2026-09-11T00:00:00Z') }

  it.each([
    // 43.2 minutes are allowed in all.
    [0, 'on_track'],
    [43, 'on_track'],
    [44, 'breached'],
  ] as const)('with %d bad minutes in its first day, ten days ago, is %s', (bad, standing) => {
    expect(september(sampleTerms(), bad, onTheTenth).standing).toBe(standing)
  })

  it('is at risk at the pace of its last week, and says on which day the allowance runs out', () => {
    const events = new Float64Array(43_200).fill(10)
    // Two bad minutes at the beginning of every day: 20 so far, 23.2 left, so 11.6 days of 1,440 minutes more.
    const errors = events.map((_, i) => (i % 1440 < 2 ? 10 : 0))
    const members = [{ name: 'all', rows: { from: SEPTEMBER.from, events, errors } }]
    const { standing, forecast } = september(sampleTerms(), 0, { ...onTheTenth, members })
    expect(standing).toBe('at_risk')
    expect(forecast?.projected).toBeCloseTo(1 - 60 / 43_200, 12)
    expect(forecast?.allowanceOutDay).toBe('2026-09-22')
    expect(forecast?.allowanceOutAt).toEqual(new Date('2026-09-22T14:24:00Z'))
  })

  it('owes what it would with a faultless rest', () => {
    const tiers = [{ bound: 'below', ratio: 0.999, credit: 0.1 }] as const
    const credits: CreditTerms = { ...NOTHING, tiers }
    expect(share(september(sampleTerms({ credits }), 43, onTheTenth))).toBe('0')
    expect(share(september(sampleTerms({ credits }), 44, onTheTenth))).toBe('1/10')
  })
})

const NOTHING: CreditTerms = {
  ...{ fee: { minor: 100_000n, currency: 'EUR' }, feePer: 'month', tiers: [], proportional: null, step: null },
  ...{ cap: 1, capYear: null, minimum: null },
}

it.each([
  // 432 bad minutes are 99 %, 648 are 98.5 %.
  ['full', 432, '1/50'],
  ['full', 648, '1/50'],
  ['started', 432, '1/50'],
  ['started', 648, '1/25'],
] as const)('a step of 1 point below 100 %%, %s, gives for %d bad minutes %s', (count, bad, owed) => {
  const credits: CreditTerms = { ...NOTHING, step: { every: 0.01, credit: 0.02, count } }
  expect(share(september(sampleTerms({ objective: 1, credits }), bad))).toBe(owed)
})

it.each([
  // Means that are no short decimals: 98.765 % lies between two hundredths.
  ['half_up', 2, '9877/10000'],
  ['down', 2, '2469/2500'],
] as const)('a contract rounds %s to %d decimals of a percentage', (mode, decimals, rounded) => {
  const terms = sampleTerms({ round: { decimals, mode } })
  // 533.52 of 43,200 minutes: by requests of which 1,235 of 100,000 fail.
  const requests = { ...terms, measure: { ...terms.measure, method: 'request_ratio' as const, badWhen: null } }
  const events = new Float64Array(43_200)
  events[0] = 100_000
  const errors = new Float64Array(43_200)
  errors[0] = 1235
  const members = [{ name: 'all', rows: { from: SEPTEMBER.from, events, errors } }]
  expect(september(requests, 0, { members }).achieved?.fraction().toFraction()).toBe(rounded)
})

describe('recovery', () => {
  const measure = { ...sampleTerms().measure, method: 'recovery', badWhen: null } as const
  const terms = sampleTerms({ measure: { ...measure, recovery: { rtoSeconds: 3600, rpoSeconds: 900 } } })
  const at = (recoverySeconds: number | null, lossSeconds: number | null, day = '2026-09-10'): RecoveryCase => {
    return { name: 'drill', at: new Date(`${day}T10:00:00Z`), recoverySeconds, lossSeconds }
  }

  it.each<[string, RecoveryCase[], string, string | undefined]>([
    ['exactly as promised', [at(3600, 900)], 'met', '1'],
    ['a second too late', [at(3601, 900)], 'breached', '0'],
    ['one of two missed', [at(10, 10), at(10, 901)], 'breached', '1/2'],
    ['data loss unknown', [at(10, null), at(10, 10)], 'undetermined', '1'],
    ['unknown, but too late anyway', [at(3601, null)], 'breached', '0'],
    ['nothing happened', [], 'undetermined', undefined],
    ['in another month', [at(9999, 0, '2026-10-10')], 'undetermined', undefined],
  ])('%s is %s', (...[, recoveries, verdict, achieved]) => {
    const result = september(terms, 0, { recoveries })
    expect(result.verdict).toBe(verdict)
    expect(result.achieved?.fraction().toFraction()).toBe(achieved)
    expect(result.downtime).toBeNull()
  })
})

it('an agreement that begins within the period has an allowance of its own part', () => {
  const held = { from: new Date('2026-09-16T00:00:00Z'), to: SEPTEMBER.to }
  const result = september(sampleTerms(), 100, { held })
  expect(result.inScopeMinutes).toBe(21_600)
  expect(result.downtime?.allowed.fraction().toFraction()).toBe('108/5')
  expect(result.verdict).toBe('met')
})

it.each([
  ['2026-01-31', '2026-02-27', '2026-02-28T00:00:00.000Z'],
  ['2026-03-01', '2026-03-31', '2026-04-01T00:00:00.000Z'],
])('a month after a period that ends at the beginning of %s ends with %s', (end, lastDay, before) => {
  const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date(`${end}T00:00:00Z`) }
  const members = [
    { name: 'all', rows: { from: period.from, events: new Float64Array(1), errors: new Float64Array(1) } },
  ]
  const result = evaluateContract({ terms: sampleTerms({ claim: { months: 1 } }), period, exclusions: [], members })
  expect(result.claim).toEqual({ lastDay, before: new Date(before) })
})

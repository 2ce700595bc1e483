import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { partBefore } from '../calendar/interval.js'
import { periodAt } from '../calendar/period.js'
import { type Counts, noCounts } from '../slo/counts.js'
import type { NoDataPolicy } from './terms.js'
import { judgeBySums, judgeWithout } from '../../test/support/judgement.js'
import { type AgreementChanges, sampleAgreement } from '../../test/support/sample-agreement.js'
import { ofConfiguration } from '../../test/support/sample-exclusion.js'

const october = periodAt(new Date('2026-10-15T00:00:00Z'), { unit: 'month', timezone: 'Europe/Berlin' })
const OCTOBER_SECONDS = 31 * 86400 + 3600 // summer time ends in it
const whole = { judgedTo: new Date('2026-11-20T00:00:00Z') }

function judge(counts: Counts, changes: AgreementChanges = {}, judgedTo = whole.judgedTo) {
  return judgeBySums(sampleAgreement(changes), october, { counts, judgedTo })
}

describe('an agreement over a whole month', () => {
  it('is met exactly at its objective: 1 error in 1000 at 99.9 %', () => {
    const result = judge({ events: 1000, errors: 1, observedSeconds: OCTOBER_SECONDS })
    expect(result).toMatchObject({
      verdict: 'met',
      achieved: 0.999,
      worst: 0.999,
      best: 0.999,
      final: true,
      coverage: 1,
    })
    expect(result.credit).toEqual({ tier: null, ratio: 0, amount: { minor: 0n, currency: 'EUR' } })
  })

  it('is met at its objective in spite of floating-point noise in the sums', () => {
    const noisy = { events: 999.9999999999998, errors: 1.0000000000000009, observedSeconds: OCTOBER_SECONDS }
    expect(judge(noisy).verdict).toBe('met')
  })

  it('is breached one event below, with the credit of its tier', () => {
    const result = judge({ events: 1000000, errors: 1001, observedSeconds: OCTOBER_SECONDS })
    expect(result).toMatchObject({ verdict: 'breached', achieved: 0.998999 })
    expect(result.credit).toEqual({
      tier: { below: 0.999, credit: 0.1 },
      ratio: 0.1,
      amount: { minor: 200000n, currency: 'EUR' },
    })
    expect(result.creditAtWorst).toEqual(result.credit)
  })

  it('gives downtime in seconds of the same weight, of a month with 25 hours in one day', () => {
    const result = judge({ events: 1000, errors: 2, observedSeconds: OCTOBER_SECONDS })
    expect(result.downtimeAllowedSeconds).toBe(2682)
    expect(result.downtimeUsedSeconds).toBe(5364)
    expect(result.claim).toEqual({ lastDay: '2026-11-30', before: new Date('2026-11-30T23:00:00Z') })
  })

  it('is undetermined when nothing was counted, even if it was observed', () => {
    for (const observedSeconds of [0, OCTOBER_SECONDS]) {
      const result = judge({ events: 0, errors: 0, observedSeconds })
      expect(result).toMatchObject({ verdict: 'undetermined', achieved: null, worst: null, best: null, credit: null })
    }
  })

  it('cuts noise below zero and above the events', () => {
    expect(judge({ events: 10, errors: -1e-9, observedSeconds: OCTOBER_SECONDS }).achieved).toBe(1)
    expect(judge({ events: 10, errors: 11, observedSeconds: OCTOBER_SECONDS }).achieved).toBe(0)
  })

  it('owes nothing where no credits are agreed', () => {
    const result = judge({ events: 10, errors: 5, observedSeconds: OCTOBER_SECONDS }, { credits: null, claim: null })
    expect(result).toMatchObject({ verdict: 'breached', credit: null, creditAtWorst: null, claim: null })
  })
})

describe('time without data', () => {
  const half = OCTOBER_SECONDS / 2
  const clean = { events: 1000, errors: 0, observedSeconds: half }

  it('widens the result to a range: as many events as an observed minute has, all bad or all good', () => {
    const result = judge(clean)
    expect(result).toMatchObject({ achieved: 1, worst: 0.5, best: 1, verdict: 'undetermined' })
    expect(result).toMatchObject({ unknownSeconds: half, coverage: 0.5, downtimeUsedSeconds: 0 })
    expect(result.credit?.ratio).toBe(0)
    expect(result.creditAtWorst?.ratio).toBe(1)
  })

  it('cannot save what is lost already', () => {
    expect(judge({ events: 1000, errors: 100, observedSeconds: half })).toMatchObject({
      best: 0.95,
      verdict: 'breached',
    })
  })

  it('cannot lose what is safe', () => {
    const almost = { events: 1000000, errors: 10, observedSeconds: OCTOBER_SECONDS - 60 }
    expect(judge(almost).verdict).toBe('met')
  })

  const policies: [NoDataPolicy, object][] = [
    ['good', { achieved: 1, worst: 1, best: 1, verdict: 'met', downtimeUsedSeconds: 0 }],
    ['bad', { achieved: 0.5, worst: 0.5, best: 0.5, verdict: 'breached', downtimeUsedSeconds: half }],
    ['exclude', { achieved: 1, worst: 1, best: 1, verdict: 'met', downtimeUsedSeconds: 0 }],
  ]
  it.each(policies)('is decided by the policy %s', (noData, expected) => {
    const result = judge(clean, { noData })
    expect(result).toMatchObject(expected)
    expect(result).toMatchObject({ unknownSeconds: half, coverage: 0.5 })
  })
})

describe('a running month', () => {
  it('is judged to the watermark and measured against the allowance of the whole month', () => {
    const judgedTo = new Date('2026-10-01T22:00:00Z')
    const result = judge({ events: 1000, errors: 0, observedSeconds: 86400 }, {}, judgedTo)
    expect(result).toMatchObject({ final: false, coverage: 1, unknownSeconds: 0, downtimeAllowedSeconds: 2682 })
    expect(result.judged.to).toEqual(judgedTo)
    expect(result.period).toEqual(october.interval)
  })

  it('has no judged part before the ledger reaches it, or when there is no ledger', () => {
    const empty = { from: october.interval.from, to: october.interval.from }
    expect(partBefore(october.interval, null)).toEqual(empty)
    expect(partBefore(october.interval, new Date('2026-09-01T00:00:00Z'))).toEqual(empty)
    expect(judgeBySums(sampleAgreement(), october, { counts: noCounts, judgedTo: null })).toMatchObject({
      verdict: 'undetermined',
      coverage: 0,
    })
  })
})

describe('any counts', () => {
  const counts = fc
    .record({
      events: fc.double({ min: 0, max: 1e9, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      minutes: fc.integer({ min: 0, max: OCTOBER_SECONDS / 60 }),
    })
    .map(({ events, share, minutes }) => ({ events, errors: events * share, observedSeconds: minutes * 60 }))

  it('give worst <= achieved <= best in [0, 1], and a verdict that agrees with them', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom<NoDataPolicy>('unknown', 'good', 'bad', 'exclude'), (some, noData) => {
        const { achieved, worst, best, verdict, objective } = judge(some, { noData })
        if (achieved === null || worst === null || best === null) {
          expect(verdict).toBe('undetermined')
          return
        }
        expect([0, worst, achieved, best, 1]).toEqual([0, worst, achieved, best, 1].sort((a, b) => a - b))
        if (worst > objective) expect(verdict).toBe('met')
        if (best < objective) expect(verdict).toBe('breached')
      }),
    )
  })

  it('never get better by one more error', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const more = judge({ ...some, errors: some.errors + 1 }).worst ?? 1
        expect(more).toBeLessThanOrEqual(judge(some).worst ?? 1)
      }),
    )
  })
})

describe('what is left out', () => {
  const exclusion = (from: number, to: number, excluded: boolean) => ({
    ...ofConfiguration,
    window: 'patching',
    begins: new Date(october.interval.from.getTime() + from * 1000),
    from: new Date(october.interval.from.getTime() + from * 1000),
    to: new Date(october.interval.from.getTime() + to * 1000),
    excluded,
    refusal: excluded ? null : 'announced too late',
    partOf: null,
    announced: null,
    reason: null,
  })
  const agreement = sampleAgreement()

  it('makes the month shorter: less is observed, less is allowed, nothing is unknown', () => {
    const exclusions = [exclusion(0, 3600, true), exclusion(7200, 9000, false)]
    const counts = { events: 1000, errors: 1, observedSeconds: OCTOBER_SECONDS - 3600 }
    const result = judgeWithout(agreement, october, { counts, exclusions })
    expect(result).toMatchObject({ verdict: 'met', excludedSeconds: 3600, unknownSeconds: 0, coverage: 1, exclusions })
    expect(result.downtimeAllowedSeconds).toBe((OCTOBER_SECONDS - 3600) / 1000)
  })

  it('of the whole month leaves nothing to judge', () => {
    const exclusions = [exclusion(0, OCTOBER_SECONDS, true)]
    const counts = { events: 0, errors: 0, observedSeconds: 0 }
    expect(judgeWithout(agreement, october, { counts, exclusions })).toMatchObject({
      verdict: 'undetermined',
      coverage: 0,
      unknownSeconds: 0,
      downtimeAllowedSeconds: 0,
    })
  })

  it('leaves it true that more used than allowed is breached, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (hours, events, errors) => {
          const exclusions = [exclusion(0, hours * 3600, true)]
          const observedSeconds = OCTOBER_SECONDS - hours * 3600
          const counts = { events, errors: Math.min(events, errors), observedSeconds }
          const result = judgeWithout(agreement, october, { counts, exclusions })
          expect(result.downtimeUsedSeconds > result.downtimeAllowedSeconds).toBe(result.verdict === 'breached')
        },
      ),
    )
  })
})

describe('an hour without minutes, of which counters know the sum', () => {
  const from = new Date('2026-10-12T10:00:00Z')
  const to = new Date('2026-10-12T11:00:00Z')
  const counts = { events: 999_000, errors: 500, observedSeconds: OCTOBER_SECONDS - 3600 }
  // Ten of a hundred failed just before: the hole touches trouble.
  const beside = {
    before: { events: 100, errors: 10 },
    after: { events: 100, errors: 0 },
    first: { events: 20, errors: 0 },
  }
  const judgeHole = (jump: { events: number; errors: number } | null, noData: NoDataPolicy = 'unknown') => {
    const agreement = sampleAgreement({ noData })
    return judgeBySums(agreement, october, { counts, ...whole, holes: [{ from, to, ...beside, jump }] })
  }

  it('is counted with its errors: there is no range any more', () => {
    // (500 + 700) of 1,008,000 failed: 0.11905 %, where 0.1 % may.
    const result = judgeHole({ events: 9000, errors: 700 })
    const achieved = 1 - 1200 / 1_008_000
    expect(result).toMatchObject({ verdict: 'breached', unknownSeconds: 3600 })
    for (const ratio of [result.achieved, result.worst, result.best]) expect(ratio).toBeCloseTo(achieved, 12)
    expect(result.downtimeUsedSeconds).toBeCloseTo((1200 / 1_008_000) * OCTOBER_SECONDS, 6)
    const counted = { seconds: 3600, events: 9000, errors: 700 }
    expect(result.unseen).toEqual({ counted, events: 0, atMost: 0, basis: 'counters', touchesTrouble: false })
  })

  it('can meet what a guess beside an outage leaves undetermined', () => {
    expect(judgeHole({ events: 9000, errors: 100 })).toMatchObject({ verdict: 'met' })
    expect(judgeHole(null)).toMatchObject({ verdict: 'undetermined', unseen: { basis: 'mean', touchesTrouble: true } })
  })

  it('is what was agreed where that is agreed, whatever counters know', () => {
    const known = { events: 9000, errors: 700 }
    for (const policy of ['good', 'bad', 'exclude'] as const) {
      const [heard, guessed] = [judgeHole(known, policy), judgeHole(null, policy)]
      expect(heard).toEqual(guessed)
    }
  })
})

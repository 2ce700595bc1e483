import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { exampleTerms } from '../../test/support/sample-agreement.js'
import { sampleExclusion } from '../../test/support/sample-exclusion.js'
import { parsePeriod, type CalendarUnit, type Period } from '../calendar/period.js'
import { planContract } from './contract/plan.js'
import { isReached, type ReachTerms } from './reach.js'

const YEARS = ['2025', '2026', '2027']
const MONTHS = YEARS.flatMap((year) =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`),
)
const rule = { unit: 'month', timezone: 'Europe/Berlin' } as const
const named = (label: string): Period => parsePeriod(label, rule)!

const capOf = (per: Exclude<CalendarUnit, 'week'>) => ({ durationSeconds: 3 * 3600, per })
const kind = 'scheduled_maintenance'
const free = { kind, minNotice: null, cap: null } as const

/** Two hours of 10 April 2026. */
const april = { kind, from: new Date('2026-04-10T01:00:00Z'), to: new Date('2026-04-10T03:00:00Z'), others: [] }

function reached(changes: Partial<ReachTerms>, changed: Parameters<typeof isReached>[1] = april): readonly string[] {
  const terms = exampleTerms({ exclusions: [free], ...changes })
  return MONTHS.filter((label) => isReached(terms, changed, named(label).interval))
}

const from = (first: string, last: string) => MONTHS.filter((label) => label >= first && label <= last)

describe('a change of what is left out in April 2026 reaches', () => {
  const credits = { ...exampleTerms().credits!, capYear: 1 }
  const other = { kind: 'force_majeure', minNotice: null, cap: capOf('year') } as const
  it.each([
    ['its month, where nothing is shared', {}, ['2026-04']],
    ['no month of a contract that does not list the kind', { exclusions: [other] }, []],
    ['no later one where the cap is of the month', { exclusions: [{ ...free, cap: capOf('month') }] }, ['2026-04']],
    [
      'the rest of the quarter of a cap',
      { exclusions: [{ ...free, cap: capOf('quarter') }] },
      from('2026-04', '2026-06'),
    ],
    ['the rest of the year of a cap', { exclusions: [{ ...free, cap: capOf('year') }] }, from('2026-04', '2026-12')],
    [
      'those that count it in a chronic clause',
      { chronic: { below: 0.99, periods: 2, of: 3 } },
      from('2026-04', '2026-06'),
    ],
    [
      'those that count any of these in a chronic clause',
      { exclusions: [{ ...free, cap: capOf('quarter') }], chronic: { below: 0.99, periods: 2, of: 3 } },
      from('2026-04', '2026-08'),
    ],
    ['the rest of the year where that has a limit of credits', { credits }, from('2026-04', '2026-12')],
    ['nothing by the cap of another kind', { exclusions: [free, other] }, ['2026-04']],
  ] as const)('%s', (_name, terms, expected) => {
    expect(reached(terms)).toEqual(expected)
  })

  it('the rest of the year of the cap of another kind that leaves out some of the same time', () => {
    expect(reached({ exclusions: [free, other] }, { ...april, others: ['force_majeure'] })).toEqual(
      from('2026-04', '2026-12'),
    )
  })

  it('of quarters and years as they are', () => {
    const quarters = { unit: 'quarter', timezone: 'UTC' } as const
    const terms = exampleTerms({ exclusions: [free], period: quarters, chronic: { below: 0.9, periods: 1, of: 2 } })
    const labels = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
    const found = labels.filter((label) => isReached(terms, april, parsePeriod(label, quarters)!.interval))
    expect(found).toEqual(['2026-Q2', '2026-Q3'])
  })
})

it('no month that is not reached is judged otherwise, whatever was said before', () => {
  const minute = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 60_000)
  const anything = fc
    .record({ start: fc.integer({ min: 0, max: 60 * 24 * 420 }), minutes: fc.integer({ min: 1, max: 4000 }) })
    .map(({ start, minutes }) => ({ from: minute(start), to: minute(start + minutes) }))
  const units = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const)
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 8 }), anything, units, (before, added, per) => {
      const cap = { durationSeconds: 20 * 3600, per }
      const terms = exampleTerms({ exclusions: [{ ...free, cap }] })
      const stated = before.map((time, index) => sampleExclusion({ ...time, name: `b${index}` }))
      const leftOut = (label: string, exclusions: typeof stated) =>
        planContract({ terms, period: named(label).interval, exclusions }).excluded.reduce(
          (sum, one) => sum + one.to.getTime() - one.from.getTime(),
          0,
        )
      for (const label of from('2026-01', '2027-03')) {
        if (isReached(terms, { ...added, kind, others: [] }, named(label).interval)) continue
        const now = [...stated, sampleExclusion({ ...added, name: 'added' })]
        expect(leftOut(label, now)).toBe(leftOut(label, stated))
      }
    }),
    { numRuns: 60 },
  )
})

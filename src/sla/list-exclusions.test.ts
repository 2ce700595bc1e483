import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { unionOf } from '../calendar/interval-sets.js'
import { type Interval, secondsOf } from '../calendar/interval.js'
import { periodAt } from '../calendar/period.js'
import { exampleTerms, sampleAgreement } from '../../test/support/sample-agreement.js'
import { maintenanceTerms, sampleExclusion } from '../../test/support/sample-exclusion.js'
import { planContract } from './contract/plan.js'
import type { Exclusion } from './exclusion.js'
import { listExclusions } from './list-exclusions.js'
import { saidExclusions } from './said-exclusions.js'
import { concerns, type StatedExclusion } from './stated-exclusion.js'
import type { ExclusionTerms, Terms } from './terms.js'

const march = periodAt(new Date('2026-03-15T00:00:00Z'), { unit: 'month', timezone: 'Europe/Berlin' }).interval
const HOUR = 3600
interface Asked {
  readonly noticeSeconds?: number | null
  readonly cap?: ExclusionTerms['cap']
}

/** `null`: none is agreed. */
function contract(asked: Asked | null = {}, changes: Partial<Terms> = {}): Terms {
  const exclusions = asked === null ? [] : maintenanceTerms({ noticeSeconds: 48 * HOUR, ...asked })
  return exampleTerms({ exclusions, ...changes })
}

/** What is listed of windows over a month, judged to an instant. */
function listed(terms: Terms, windows: readonly StatedExclusion[], judged: Interval = march): readonly Exclusion[] {
  const own = windows.filter((one) => concerns(one, { service: 'checkout', name: 'enterprise' }))
  return listExclusions(planContract({ terms, period: march, exclusions: own }), own, judged)
}

function occurrence(from: string, to: string, changes: Partial<StatedExclusion> = {}): StatedExclusion {
  const scope = ['checkout', 'catalog'].map((service) => ({ service, agreement: null }))
  return sampleExclusion({ from: new Date(from), to: new Date(to), scope, ...changes })
}

const brief = (exclusions: readonly Exclusion[]) =>
  exclusions.map(({ window, from, to, refusal }) => [
    window,
    `${from.toISOString().slice(8, 16)} to ${to.toISOString().slice(8, 16)}`,
    refusal,
  ])

const night = occurrence('2026-03-10T01:00:00Z', '2026-03-10T03:00:00Z')

describe('maintenance of a service', () => {
  it('is excluded where it was announced in time', () => {
    expect(listed(contract(), [night], march)).toEqual([
      {
        window: 'patching',
        from: night.from,
        to: night.to,
        excluded: true,
        refusal: null,
        refusalCode: null,
        partOf: null,
        id: null,
        kind: 'scheduled_maintenance',
        begins: night.from,
        announced: night.announced,
        recorded: null,
        author: null,
        reason: null,
        evidence: null,
      },
    ])
  })

  it('is no matter of an agreement that excludes none, nor of another service', () => {
    expect(listed(contract(null), [night], march)).toEqual([])
    expect(listed(contract(), [{ ...night, scope: [{ service: 'catalog', agreement: null }] }], march)).toEqual([])
  })

  it.each<readonly [string, Asked | null, Partial<StatedExclusion>]>([
    ['of another kind than was agreed', { noticeSeconds: null }, { kind: 'force_majeure' }],
    ['of any kind where none was agreed', null, {}],
    ['entered as planned work where none was agreed', null, { isMaintenance: true }],
    [
      'by the configuration, of another kind than was agreed',
      { noticeSeconds: null },
      { kind: 'suspension', id: null },
    ],
  ])('is refused, and seen to be, where somebody said so in particular: %s', (_name, terms, changes) => {
    const said = { ...night, isMaintenance: false, id: 3, ...changes, name: 'flood' }
    expect(brief(listed(contract(terms), [said], march))).toEqual([
      ['flood', '10T01:00 to 10T03:00', 'the agreement does not exclude this kind'],
    ])
    const elsewhere = { ...said, scope: [{ service: 'catalog', agreement: null }] }
    expect(listed(contract(terms), [elsewhere], march)).toEqual([])
  })

  it('is refused where the notice was too short, missing, or given afterwards', () => {
    const late = [
      { ...night, announced: new Date('2026-03-09T13:00:30Z') },
      { ...night, name: 'silent', announced: null },
      { ...night, name: 'told-afterwards', announced: new Date('2026-03-10T02:00:00Z') },
      { ...night, name: 'just-in-time', announced: new Date('2026-03-08T01:00:00Z') },
    ]
    expect(brief(listed(contract(), late, march))).toEqual([
      ['just-in-time', '10T01:00 to 10T03:00', null],
      ['patching', '10T01:00 to 10T03:00', 'announced 11h59m before; 2d of notice were agreed'],
      ['silent', '10T01:00 to 10T03:00', 'no announcement is known; 2d of notice were agreed'],
      ['told-afterwards', '10T01:00 to 10T03:00', 'announced only after it had begun'],
    ])
  })

  it('needs no announcement where no notice was agreed', () => {
    const [one] = listed(contract({ noticeSeconds: null }), [{ ...night, announced: null }], march)
    expect(one?.excluded).toBe(true)
  })

  it('is excluded once where two windows cover it', () => {
    const both = [night, occurrence('2026-03-10T02:00:00Z', '2026-03-10T04:00:00Z', { name: 'upgrade' })]
    const found = listed(contract(), both, march)
    expect(brief(found)).toEqual([
      ['patching', '10T01:00 to 10T03:00', null],
      ['upgrade', '10T02:00 to 10T03:00', null],
      ['upgrade', '10T03:00 to 10T04:00', null],
    ])
    expect(found.map(({ excluded, partOf }) => [excluded, partOf])).toEqual([
      [true, null],
      [false, 'patching'],
      [true, null],
    ])
  })

  it('is cut to what is judged, and to whole minutes', () => {
    const judged = { from: march.from, to: new Date('2026-03-10T02:00:00Z') }
    const uneven = occurrence('2026-03-09T01:00:01Z', '2026-03-09T01:59:59Z')
    expect(brief(listed(contract(), [uneven, night], judged))).toEqual([
      ['patching', '09T01:01 to 09T01:59', null],
      ['patching', '10T01:00 to 10T02:00', null],
    ])
  })
})

describe('a cap', () => {
  it('refuses what it refused of the first window to a second one over the same time', () => {
    const terms = { noticeSeconds: null, cap: { durationSeconds: 3600, per: 'month' } } as const
    const both = [night, occurrence('2026-03-10T01:30:00Z', '2026-03-10T02:30:00Z', { name: 'upgrade' })]
    const usedUp = 'the 1h that may be excluded per month are used up'
    const found = listed(contract(terms), both, march)
    expect(brief(found)).toEqual([
      ['patching', '10T01:00 to 10T02:00', null],
      ['upgrade', '10T01:30 to 10T02:00', null],
      ['upgrade', '10T02:00 to 10T02:30', usedUp],
      ['patching', '10T02:00 to 10T03:00', usedUp],
    ])
    expect(found.map(({ partOf }) => partOf)).toEqual([null, 'patching', null, null])
  })

  const cap = { durationSeconds: 3 * HOUR, per: 'year' } as const
  const february = occurrence('2026-02-10T01:00:00Z', '2026-02-10T03:00:00Z')

  it('is used up by the earlier maintenance of the year; what exceeds it is refused', () => {
    expect(brief(listed(contract({ cap }), [february, night], march))).toEqual([
      ['patching', '10T01:00 to 10T02:00', null],
      ['patching', '10T02:00 to 10T03:00', 'the 3h that may be excluded per year are used up'],
    ])
  })

  it('begins anew with its period', () => {
    const monthly = contract({ cap: { ...cap, per: 'month' } })
    expect(listed(monthly, [february, night], march).map(({ excluded }) => excluded)).toEqual([true])
  })

  it('of a year counts from the month with which years of the agreement begin', () => {
    const period = { unit: 'quarter', timezone: 'Europe/Berlin', yearStarts: 3 } as const
    const fiscal = contract({ cap }, { period })
    expect(listed(fiscal, [february, night], march).map(({ excluded }) => excluded)).toEqual([true])
  })

  it('is not used up by maintenance that was refused', () => {
    const refused = { ...february, announced: null }
    expect(brief(listed(contract({ cap }), [refused, night], march))).toEqual([
      ['patching', '10T01:00 to 10T03:00', null],
    ])
  })

  it('says from when maintenance must be known: for the week of the pace, and for what the cap had used up by then', async () => {
    const from = async (terms: Terms) => {
      const spans: Interval[] = []
      const reader = { read: (span: Interval) => Promise.resolve([]).finally(() => spans.push(span)) }
      const period = periodAt(march.from, { unit: 'month', timezone: 'Europe/Berlin' })
      await saidExclusions([{ agreement: sampleAgreement({ terms }), period }], reader)
      expect(spans[0]!.to).toEqual(march.to)
      return spans[0]!.from
    }
    const year = { unit: 'year', timezone: 'Europe/Berlin' } as const
    expect(await from(contract({ cap }))).toEqual(periodAt(march.from, year).interval.from)
    const fiscal = { unit: 'quarter', timezone: 'Europe/Berlin', yearStarts: 3 } as const
    // The week before belongs to the year before.
    expect(await from(contract({ cap }, { period: fiscal }))).toEqual(new Date('2025-02-28T23:00:00Z'))
    const week = new Date(march.from.getTime() - 7 * 24 * HOUR * 1000)
    expect([await from(contract()), await from(contract(null))]).toEqual([week, week])
  })
})

describe('whatever the windows are', () => {
  const minute = (count: number) => new Date(Date.UTC(2026, 1, 20) + count * 60_000)
  const anyOccurrence = fc
    .record({
      name: fc.constantFrom('a', 'b', 'c'),
      start: fc.integer({ min: 0, max: 60 * 24 * 50 }),
      minutes: fc.integer({ min: 1, max: 3000 }),
      notice: fc.option(fc.integer({ min: -10, max: 100 })),
    })
    .map(({ name, start, minutes, notice }) =>
      occurrence(minute(start).toISOString(), minute(start + minutes).toISOString(), {
        name,
        announced: notice === null ? null : minute(start - notice * 60),
      }),
    )
  const anyTerms = fc.record({
    noticeSeconds: fc.constantFrom(0, 48 * HOUR),
    cap: fc.option(
      fc.record({
        durationSeconds: fc.integer({ min: 60, max: 20 * HOUR }),
        per: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
      }),
    ),
  })
  const excluded = (all: readonly Exclusion[]) => all.filter((one) => one.excluded)
  const total = (all: readonly Interval[]) => all.reduce((sum, one) => sum + secondsOf(one), 0)

  it('what is excluded lies in the judged time, in whole minutes, once, within the cap', () => {
    fc.assert(
      fc.property(fc.array(anyOccurrence, { maxLength: 12 }), anyTerms, (occurrences, terms) => {
        const parts = excluded(listed(contract(terms), occurrences, march))
        expect(total(unionOf(parts))).toBe(total(parts))
        expect(total(parts)).toBeLessThanOrEqual(Math.min(secondsOf(march), terms.cap?.durationSeconds ?? Infinity))
        for (const { from, to } of parts) {
          expect(from >= march.from && to <= march.to).toBe(true)
          expect((from.getTime() % 60_000) + (to.getTime() % 60_000)).toBe(0)
        }
      }),
    )
  })

  it('their order says nothing, and more of them never exclude less where there is no cap', () => {
    fc.assert(
      fc.property(fc.array(anyOccurrence, { maxLength: 10 }), anyOccurrence, (occurrences, more) => {
        const free = contract()
        const all = listed(free, occurrences, march)
        const again = listed(free, occurrences.toReversed(), march)
        expect(unionOf(excluded(again))).toEqual(unionOf(excluded(all)))
        expect(total(excluded(listed(free, [...occurrences, more], march)))).toBeGreaterThanOrEqual(
          total(excluded(all)),
        )
      }),
    )
  })

  it('what was decided does not change as the month goes on', () => {
    fc.assert(
      fc.property(
        fc.array(anyOccurrence, { maxLength: 10 }),
        anyTerms,
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        (occurrences, terms, minutes) => {
          const early = { from: march.from, to: new Date(march.from.getTime() + minutes * 60_000) }
          const then = excluded(listed(contract(terms), occurrences, early))
          const later = excluded(listed(contract(terms), occurrences, march))
          const cut = later.map(({ from, to }) => ({ from, to: to < early.to ? to : early.to }))
          expect(unionOf(then)).toEqual(unionOf(cut))
        },
      ),
    )
  })
})

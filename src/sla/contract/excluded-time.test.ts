import { describe, expect, it } from '@jest/globals'
import { sampleTerms } from '../../../test/support/sample-terms.js'
import { Dice } from '../../../test/support/tiny-cases.js'
import type { ExclusionTerms, Terms } from '../terms.js'
import type { ExclusionWindow } from './contract-input.js'
import { planContract } from './plan.js'
import { instantOf, minuteOf } from './spans.js'

const MIDNIGHT = minuteOf(new Date('2026-02-01T00:00:00Z'))
/** Minutes around the end of January, in which everything takes place. */
const [FIRST, LAST] = [MIDNIGHT - 30, MIDNIGHT + 30]
const PERIOD = { from: instantOf(MIDNIGHT - 20), to: instantOf(MIDNIGHT + 30) }

const KINDS = ['force_majeure', 'scheduled_maintenance', 'customer_caused'] as const

function randomTerms(dice: Dice): Terms {
  const exclusions = KINDS.filter(() => dice.chance(0.8)).map((kind): ExclusionTerms => {
    const cap = { durationSeconds: dice.upTo(900), per: dice.oneOf(['month', 'quarter', 'year']) }
    return { kind, minNotice: null, cap: dice.chance(0.3) ? null : cap }
  })
  const ranges = [
    { weekdays: ['sat', 'sun'] as const, from: `23:${30 + dice.upTo(20)}`, to: '24:00' },
    { weekdays: ['sat', 'sun'] as const, from: '00:00', to: `00:${10 + dice.upTo(40)}` },
  ]
  const serviceHours = dice.chance(0.5) ? null : { timezone: 'UTC', ranges, holidays: [] }
  const period = { unit: 'month', timezone: 'UTC', yearStarts: dice.oneOf([1, 2, 4]) } as const
  return sampleTerms({ exclusions, serviceHours, period })
}

function randomWindow(dice: Dice): ExclusionWindow {
  const from = FIRST * 60 + dice.upTo(55 * 60)
  const to = Math.min(LAST * 60, from + 30 + dice.upTo(25 * 60))
  const kind = dice.oneOf(KINDS)
  return { kind, name: kind, announced: null, from: new Date(from * 1000), to: new Date(to * 1000) }
}

/** Minute by minute, and of each minute kind by kind. */
function triedMinutes(terms: Terms, windows: readonly ExclusionWindow[]): readonly number[] {
  const isOpen = (minute: number) => {
    const time = instantOf(minute).toISOString().slice(11, 16)
    return terms.serviceHours?.ranges.some(({ from, to }) => from <= time && time < to) ?? true
  }
  const inOrder = [...terms.exclusions.filter(({ cap }) => cap === null), ...terms.exclusions.filter(({ cap }) => cap)]
  const out = new Set<number>()
  for (const { kind, cap } of inOrder) {
    const left = new Map<string, number>()
    const covered = Array.from({ length: LAST - FIRST }, (_, i) => FIRST + i).filter((minute) =>
      windows.some((one) => one.kind === kind && one.from <= instantOf(minute) && instantOf(minute + 1) <= one.to),
    )
    for (const minute of covered.filter((one) => isOpen(one) && !out.has(one))) {
      const bucket = bucketOf(instantOf(minute), cap?.per ?? 'year', terms)
      const minutes = left.get(bucket) ?? capMinutes(cap)
      left.set(bucket, minutes - 1)
      if (minutes > 0) out.add(minute)
    }
  }
  return [...out].sort((a, b) => a - b)
}

function capMinutes(cap: ExclusionTerms['cap']): number {
  return cap === null ? Number.POSITIVE_INFINITY : Math.floor(cap.durationSeconds / 60)
}

/** January, or February; they share a quarter or a year only where it does not begin with February. */
function bucketOf(at: Date, per: 'month' | 'quarter' | 'year', { period }: Terms): string {
  const starts = 'unit' in period ? (period.yearStarts ?? 1) : 1
  const month = at.getUTCMonth() + 1
  if (per === 'month') return String(month)
  const since = (month - starts + 12) % 12
  return per === 'quarter' ? String(Math.floor(since / 3)) : String(month < starts)
}

const CASES = process.env['PLIMSOLL_SWEEP'] === 'all' ? 10_000 : 300

it(`leaves out in ${CASES} cases what counting minute by minute leaves out, and lists the rest`, () => {
  for (let seed = 0; seed < CASES; seed++) {
    const dice = new Dice(seed)
    const terms = randomTerms(dice)
    const windows = Array.from({ length: 1 + dice.upTo(4) }, () => randomWindow(dice))
    const tried = triedMinutes(terms, windows)
    const plan = planContract({ terms, period: PERIOD, exclusions: windows })
    const left = plan.left.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
    expect({ seed, left }).toEqual({ seed, left: tried })
    const within = tried.filter((minute) => PERIOD.from <= instantOf(minute) && instantOf(minute) < PERIOD.to)
    const listed = plan.excluded.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 60_000, 0)
    expect({ seed, listed }).toEqual({ seed, listed: within.length })
    const reversed = planContract({ terms, period: PERIOD, exclusions: windows.toReversed() })
    expect({ seed, left: reversed.left }).toEqual({ seed, left: plan.left })
  }
})

describe('notice', () => {
  const agreed = (minNotice: ExclusionTerms['minNotice'], kind: ExclusionTerms['kind'] = 'scheduled_maintenance') =>
    sampleTerms({
      exclusions: [{ kind, minNotice, cap: null }],
      period: { unit: 'month', timezone: 'Europe/Berlin' },
      businessCalendar: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: ['2026-04-06'] },
    })
  const refusals = (terms: Terms, from: string, announced: string | null) => {
    const window: ExclusionWindow = {
      ...{ kind: 'scheduled_maintenance', name: 'patch' },
      ...{ from: new Date(from), to: new Date(Date.parse(from) + 3_600_000) },
      announced: announced === null ? null : new Date(announced),
    }
    const period = { from: new Date('2026-03-31T22:00:00Z'), to: new Date('2026-04-30T22:00:00Z') }
    return planContract({ terms, period, exclusions: [window] }).refused.map(({ reason, minutes }) => [reason, minutes])
  }

  it.each([
    ['two business days over Easter Monday, from the start of Wednesday', '2026-04-07T22:00:00Z', null],
    ['not a second before', '2026-04-07T21:59:59Z', 'announced too late'],
  ])('of business days begins with the day after: %s', (_case, from, reason) => {
    const found = refusals(agreed({ businessDays: 2 }), from, '2026-04-03T10:00:00Z').map(([why]) => why)
    expect(found).toEqual(reason === null ? [] : [reason])
  })

  it('is not looked at where none is agreed, but what was announced after it began was no maintenance', () => {
    expect(refusals(agreed(null), '2026-04-10T10:00:00Z', '2026-04-10T10:00:00Z')).toEqual([])
    expect(refusals(agreed(null), '2026-04-10T10:00:00Z', '2026-04-10T10:00:01Z')).toEqual([
      ['announced after it began', 60],
    ])
  })

  it('of a kind that is not agreed is nothing', () => {
    expect(refusals(agreed(null, 'force_majeure'), '2026-04-10T10:00:00Z', null)).toEqual([
      ['the agreement does not exclude this kind', 60],
    ])
  })

  it('of windows beside the period says nothing', () => {
    expect(refusals(agreed(null, 'force_majeure'), '2026-05-10T10:00:00Z', null)).toEqual([])
  })
})

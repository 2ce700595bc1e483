import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Counts } from '../slo/counts.js'
import { dayBars, daysToLookAt } from './day-bars.js'
import { lastDays, measuredDay, measuredHistory, type MeasuredDay } from './measured-days.js'
import { percentNumber, percentText } from './percent.js'

const NOW = new Date('2026-10-26T12:00:00Z')

describe('the days that are shown', () => {
  it('are those of their zone, of 23 to 25 hours, and the last one is today', () => {
    const days = lastDays(NOW, 'Europe/Berlin', 3)
    expect(days.map(({ label, interval: { from, to } }) => [label, from.toISOString(), to.toISOString()])).toEqual([
      ['2026-10-24', '2026-10-23T22:00:00.000Z', '2026-10-24T22:00:00.000Z'],
      ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      ['2026-10-26', '2026-10-25T23:00:00.000Z', '2026-10-26T23:00:00.000Z'],
    ])
  })

  it.each(['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'])(
    'tile time without a gap in %s, at whatever instant',
    (zone) => {
      const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) })
      fc.assert(
        fc.property(instants, fc.integer({ min: 1, max: 30 }), (at, count) => {
          const days = lastDays(new Date(at), zone, count)
          expect(days).toHaveLength(count)
          const last = days.at(-1)!.interval
          expect(last.from.getTime() <= at && at < last.to.getTime()).toBe(true)
          for (const [index, { interval }] of days.slice(1).entries())
            expect(interval.from).toEqual(days[index]!.interval.to)
        }),
        { numRuns: 12 },
      )
    },
  )
})

const day = {
  label: '2026-10-25',
  interval: { from: new Date('2026-10-25T00:00:00Z'), to: new Date('2026-10-26T00:00:00Z') },
}

const counted = (events: number, errors: number, observedSeconds = 86_400): Counts => ({
  events,
  errors,
  observedSeconds,
})

describe('a day', () => {
  it.each<readonly [string, Counts, Omit<MeasuredDay, 'label'>]>([
    ['of which nothing is known', counted(0, 0, 0), { state: 'unknown', availability: null, watched: 0 }],
    ['that was watched without traffic', counted(0, 0), { state: 'quiet', availability: null, watched: 1 }],
    ['without errors', counted(10, 0, 43_200), { state: 'good', availability: 1, watched: 0.5 }],
    ['with noise below zero', counted(10, -0.01), { state: 'good', availability: 1, watched: 1 }],
    ['just good', counted(1000, 1), { state: 'good', availability: 0.999, watched: 1 }],
    ['just not good', counted(1000, 1.001), { state: 'fair', availability: 0.998_999, watched: 1 }],
    ['just fair', counted(100, 1), { state: 'fair', availability: 0.99, watched: 1 }],
    ['that was poor', counted(100, 2), { state: 'poor', availability: 0.98, watched: 1 }],
  ])('%s', (_how, counts, expected) => {
    expect(measuredDay(day, counts, NOW)).toEqual({ label: day.label, ...expected })
  })

  it('that runs is watched as far as it is over', () => {
    const noon = new Date('2026-10-25T12:00:00Z')
    expect(measuredDay(day, { events: 1, errors: 0, observedSeconds: 43_200 }, noon).watched).toBe(1)
    expect(measuredDay(day, { events: 1, errors: 0, observedSeconds: 0 }, day.interval.from).watched).toBe(0)
  })
})

it('the figure is of all events, not the mean of days', () => {
  const busy = { events: 1_000_000, errors: 1000, observedSeconds: 86_400 }
  const quiet = { events: 10, errors: 5, observedSeconds: 86_400 }
  const silent = { events: 0, errors: 0, observedSeconds: 0 }
  const all = [busy, quiet, silent]
  const { availability, measuredDays } = measuredHistory(
    all.map((counts) => measuredDay(day, counts, NOW)),
    all,
  )
  expect(availability).toBe((1_000_010 - 1005) / 1_000_010)
  expect(measuredDays).toBe(2)
})

describe('a percentage', () => {
  it.each([
    [0.99995, '99.995 %'],
    [0.999_999, '99.9999 %'],
    [0.999_999_99, '99.999999 %'],
    [0.985_789, '98.578 %'],
    [0.99, '99.000 %'],
    [1, '100 %'],
    [0, '0 %'],
  ])('of %p is %s', (ratio, text) => {
    expect(percentText(ratio)).toBe(text)
    expect(percentNumber(ratio)).toBe(Number.parseFloat(text))
  })

  it('never looks better than it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (events, errors) => {
        const bad = Math.min(events, errors)
        const shown = percentNumber((events - bad) / events)
        expect(shown).toBeLessThan(100)
        // What lies beyond twelve digits is noise of floating point.
        expect(shown).toBeLessThanOrEqual(((events - bad) / events) * 100 + 1e-9)
      }),
    )
  })
})

const daysOf = (...states: readonly (readonly [MeasuredDay['state'], number | null, number])[]): MeasuredDay[] =>
  states.map(([state, availability, watched], index) => {
    return { label: `2026-11-${String(index + 1).padStart(2, '0')}`, state, availability, watched }
  })

it('days that are worth a sentence are told, newest first, and stretches of silence as one', () => {
  const days = daysOf(['unknown', null, 0], ['unknown', null, 0], ['good', 1, 0.2], ['quiet', null, 1], ['poor', 0.5, 0.5], ['unknown', null, 0], ['fair', 0.995, 1]) // oxfmt-ignore
  expect(daysToLookAt({ days })).toEqual([
    '7 November 2026: 99.500 %',
    '6 November 2026: not measured',
    '5 November 2026: 50.000 %, 50.000 % of the day watched',
    '1 November 2026 to 2 November 2026: not measured',
  ])
})

it('the bars say by their height what they say by their colour, and in words what they are', () => {
  const days = daysOf(['good', 1, 1], ['good', 1, 1], ['poor', 0.5, 1], ['unknown', null, 0])
  const svg = dayBars({ days }, 'A & B')
  expect(svg).toContain('viewBox="0 0 37 36"')
  expect(svg).toContain('aria-label="A &amp; B: of 4 days 2 99.9 % or more, 1 below 99 %, 1 not measured"')
  expect(svg).toContain('<path class="good" d="M0 0h7v36h-7zM10 0h7v36h-7z"/>')
  expect(svg).toContain('<path class="poor" d="M20 20h7v16h-7z"><title>3 November 2026: 50.000 %</title></path>')
  expect(svg).toContain('<path class="unknown" d="M30 32h7v4h-7z"/>')
})

import { describe, expect, it } from '@jest/globals'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { secondsOf } from '../calendar/interval.js'
import { budgetCurve, curveFrame, curveStretches, CURVE_DAYS, hasCurve } from './budget-curve.js'
import { noCounts } from './counts.js'
import type { Slo } from './slo.js'

const now = new Date('2026-11-20T12:00:40Z')
const DAY = 86_400

/** Ten events a second; of the day that begins with `worst`, half are bad. */
function curveOf(slo: Slo, worst: string | null) {
  const frame = curveFrame(slo, now)
  const stretches = curveStretches(slo, frame)
  const counts = stretches.map(({ interval }) => {
    const events = secondsOf(interval) * 10
    const isWorst = worst !== null && interval.from.toISOString().startsWith(worst)
    return { events, errors: isWorst ? events / 2 : 0, observedSeconds: secondsOf(interval) }
  })
  return budgetCurve(frame, stretches, counts)
}

const leftAt = (slo: Slo, worst: string | null, day: string) =>
  curveOf(slo, worst).find(({ at }) => at.toISOString().startsWith(day))?.remaining

describe('the curve of a budget', () => {
  it('has a point for the end of each of the last 90 days', () => {
    const points = curveOf(sampleSlo(), null)
    expect(points).toHaveLength(CURVE_DAYS)
    expect(points.at(-1)).toEqual({ at: new Date('2026-11-20T00:00:00Z'), remaining: 1 })
    expect(points[0]?.at).toEqual(new Date('2026-08-23T00:00:00Z'))
  })

  it('loses what a day has cost when it ends, and gets it back when the day rolls out of the period', () => {
    const slo = sampleSlo({ objective: 0.9 })
    // Half of one day in thirty is bad: 1/60 of all events, of which 1/10 may be.
    expect(leftAt(slo, '2026-10-01', '2026-10-01')).toBe(1)
    expect(leftAt(slo, '2026-10-01', '2026-10-02')).toBeCloseTo(1 - 1 / 6, 9)
    expect(leftAt(slo, '2026-10-01', '2026-10-31')).toBeCloseTo(1 - 1 / 6, 9)
    expect(leftAt(slo, '2026-10-01', '2026-11-01')).toBe(1)
  })

  it('begins anew with each unit of a calendar', () => {
    const slo = sampleSlo({ objective: 0.9, calendar: { unit: 'month', timezone: 'UTC' } })
    // Half of one day of the 31 of October, with what is to come as average traffic without errors.
    expect(leftAt(slo, '2026-10-01', '2026-10-02')).toBeCloseTo(1 - 5 / 31, 9)
    expect(leftAt(slo, '2026-10-01', '2026-11-01')).toBeCloseTo(1 - 5 / 31, 9)
    expect(leftAt(slo, '2026-10-01', '2026-11-02')).toBe(1)
  })

  it('holds each day against the objective of that day, also where it changed within one', () => {
    const objectives = [
      { objective: 0.9, from: null },
      { objective: 0.99, from: new Date('2026-10-01T12:00:00Z') },
    ]
    const slo = sampleSlo({ objective: 0.99, objectives })
    // Half a day of 0.9 and 29.5 days of 0.99 allow (0.5 · 0.1 + 29.5 · 0.01) / 30 of the events; 0.5/30 were bad.
    expect(leftAt(slo, '2026-10-10', '2026-10-31')).toBeCloseTo(1 - 0.5 / (0.5 * 0.1 + 29.5 * 0.01), 9)
    expect(curveOf(slo, null)).toHaveLength(CURVE_DAYS)
  })

  it('says nothing where nothing was counted', () => {
    const frame = curveFrame(sampleSlo(), now)
    const stretches = curveStretches(sampleSlo(), frame)
    const points = budgetCurve(
      frame,
      stretches,
      stretches.map(() => noCounts),
    )
    expect(new Set(points.map(({ remaining }) => remaining))).toEqual(new Set([null]))
  })

  it('is there where days add up to the period', () => {
    expect(hasCurve(sampleSlo({ periodSeconds: 7 * DAY }))).toBe(true)
    expect(hasCurve(sampleSlo({ periodSeconds: 1.5 * DAY }))).toBe(false)
  })
})

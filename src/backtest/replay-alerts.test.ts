import { describe, expect, it } from '@jest/globals'
import { sampleAlerting, sampleSlo } from '../../test/support/sample-slo.js'
import { alertPlan, NO_CHANGES, type PlanChanges } from './alert-plan.js'
import { UNKNOWN_PHASE, type BaseSeries } from './base-series.js'
import { replayAlerts } from './replay-alerts.js'

const START = Date.parse('2026-11-10T00:00:00Z')
const HOUR = 3_600_000
const HOURS = 30

/** Error ratio by the minute since the start; `null`: nothing is known. Ten events per second. */
function history(ratioAt: (minute: number) => number | null): BaseSeries {
  const length = HOURS * 120
  const ratios = Float64Array.from({ length }, (_, index) => ratioAt(index / 2) ?? NaN)
  return {
    group: {},
    startMs: START,
    events: ratios.map((ratio) => ratio * 0 + 10),
    errors: ratios.map((ratio) => ratio * 10),
  }
}

const at = (minute: number) => new Date(START + minute * 60_000)
const slo = sampleSlo({ alerting: sampleAlerting() })
const pageOnly: PlanChanges = {
  ...NO_CHANGES,
  tiers: [{ severity: 'page', budgetShare: 0.02, longSeconds: 3600, shortSeconds: 300 }],
}

function replay(series: BaseSeries, { changes = pageOnly, of = slo, from = 7 * 60 } = {}) {
  const interval = { from: at(from), to: at(HOURS * 60) }
  return replayAlerts({ plan: alertPlan(of, changes), series: [series], phase: UNKNOWN_PHASE, interval })
}

const between = (from: number, to: number, ratio: number) => (minute: number) =>
  minute >= from && minute < to ? ratio : 0

describe('the page on one hour', () => {
  it('fires at the first evaluation at which 2 % of the budget are spent, and ends when five minutes are good', () => {
    const [alert, ...more] = replay(history(between(600, 610, 1)))
    // 0.0144 of an hour of total outage are 51.84 s: the second value of 30 s makes it; ten values later none of five minutes is bad.
    expect(alert).toMatchObject({ from: at(600.5), to: at(614.5), fires: false })
    expect(more).toEqual([])
    // Ten minutes of sixty, against a budget of 0.1 %.
    expect(alert?.worstBurn).toBeCloseTo(1000 / 6, 6)
  })

  it('does not fire for less, however often', () => {
    expect(replay(history((minute) => (minute % 60 === 0 ? 0.5 : 0)))).toEqual([])
  })

  it('counts the unseen part of its window as good', () => {
    // History begins 10 min before an outage of 2 min: 1 % of what was seen would be far above the threshold, of the hour it is not.
    const late = history((minute) => (minute < 590 ? null : between(600, 602, 0.3)(minute)))
    expect(replay(late)).toEqual([])
    expect(replay(history(between(600, 602, 0.6)))).toHaveLength(1)
  })

  it('fires still at the end of the replay', () => {
    expect(replay(history(between(HOURS * 60 - 20, HOURS * 60, 1)))).toMatchObject([
      { fires: true, to: at(HOURS * 60) },
    ])
  })

  it('begins with the replay where it fired before', () => {
    expect(replay(history(between(595, 610, 1)), { from: 605 })).toMatchObject([{ from: at(605), to: at(614.5) }])
  })
})

it('keep_firing_for bridges what would be two alerts', () => {
  const flapping = (minute: number) => between(600, 605, 1)(minute) + between(612, 617, 1)(minute)
  expect(replay(history(flapping))).toHaveLength(2)
  const kept = sampleSlo({ alerting: sampleAlerting({ keepFiringForSeconds: 600 }) })
  // The condition ends at 621.5; ten minutes later the alert does.
  expect(replay(history(flapping), { of: kept })).toMatchObject([{ from: at(600.5), to: at(631.5) }])
})

it('min_errors keeps an alert silent until so many events of the long window failed', () => {
  const outage = history(between(600, 610, 1))
  // Ten a second: 6,000 fail in ten minutes.
  expect(replay(outage, { changes: { ...pageOnly, minErrors: 3000 } })).toMatchObject([{ from: at(604.5) }])
  expect(replay(outage, { changes: { ...pageOnly, minErrors: 6001 } })).toEqual([])
})

it('alerts on tiles are evaluated every four minutes', () => {
  const alerts = replay(history(between(601, 661, 0.1)), { changes: NO_CHANGES })
  const long = alerts.filter(({ tier }) => tier.long.source === 'tile')
  expect(long.map(({ tier }) => tier.long.name).toSorted()).toEqual(['1d', '3d', '6h'])
  for (const { from, to } of long) expect([from.getTime() % (4 * 60_000), to.getTime() % (4 * 60_000)]).toEqual([0, 0])
})

it('each group has alerts of its own', () => {
  const series = ['eu', 'us'].map((region) => ({
    ...history(between(600, 610, region === 'eu' ? 1 : 0)),
    group: { region },
  }))
  const interval = { from: new Date(START + 7 * HOUR), to: at(HOURS * 60) }
  const alerts = replayAlerts({ plan: alertPlan(slo, pageOnly), series, phase: UNKNOWN_PHASE, interval })
  expect(alerts.map(({ group }) => group)).toEqual([{ region: 'eu' }])
})

it('evaluates at the phase of the group', () => {
  const shifted = { ...history(between(600, 610, 1)), startMs: START + 17_250 }
  const phase = { baseMs: 17_250, tileMs: 17_250 }
  const interval = { from: at(420), to: at(HOURS * 60) }
  const [alert] = replayAlerts({ plan: alertPlan(slo, pageOnly), series: [shifted], phase, interval })
  expect(alert?.from).toEqual(new Date(at(600.5).getTime() + 17_250))
})

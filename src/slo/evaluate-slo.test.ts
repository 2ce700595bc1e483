import { describe, expect, it } from '@jest/globals'
import { sampleSlo } from '../../test/support/sample-slo.js'
import type { Counts } from './counts.js'
import { budgetPeriodAt } from './budget-period.js'
import { evaluateSlo, type SloEvidence } from './evaluate-slo.js'
import { BURN_WINDOWS } from './slo-status.js'

const watermark = new Date('2026-11-20T12:00:00Z')
const now = new Date('2026-11-20T12:01:30Z')
const slo = sampleSlo()
const period = budgetPeriodAt(slo, watermark)

/** Steady traffic of one event per second with the given bad shares. */
function evidence(badShare: number, recentBadShare = 0, changes: Partial<SloEvidence> = {}): SloEvidence {
  const over = (seconds: number, share: number): Counts => ({
    events: seconds,
    errors: seconds * share,
    observedSeconds: seconds,
  })
  const windows = {
    '1h': over(BURN_WINDOWS['1h'], recentBadShare),
    '6h': over(BURN_WINDOWS['6h'], recentBadShare),
    '1d': over(BURN_WINDOWS['1d'], recentBadShare),
    '3d': over(BURN_WINDOWS['3d'], recentBadShare),
  }
  return {
    ...{ group: {}, period, windows, firstKnownAt: null, definitionChanges: [] },
    stretches: [{ interval: period.soFar, objective: 0.999, counts: over(slo.periodSeconds, badShare) }],
    ...changes,
  }
}

describe('an SLO', () => {
  it('is met while its budget lasts', () => {
    expect(evaluateSlo(slo, evidence(0.0004), now)).toMatchObject({
      state: 'met',
      sli: 0.9996,
      errorBudgetRemaining: 0.6,
      coverage: 1,
      burnRates: { '1h': 0, '6h': 0, '1d': 0, '3d': 0 },
      exhaustedAt: { atPaceOf6h: null, atPaceOf3d: null },
    })
  })

  it('is at risk with less than a quarter of its budget', () => {
    expect(evaluateSlo(slo, evidence(0.0008), now).state).toBe('at_risk')
  })

  it('is at risk when the pace of the last hours would spend it within a tenth of the period', () => {
    const status = evaluateSlo(slo, evidence(0.0004, 0.006), now)
    expect(status.burnRates['6h']).toBe(6)
    expect(status.exhaustedAt.atPaceOf6h?.toISOString()).toBe('2026-11-23T12:00:00.000Z')
    expect(status.state).toBe('at_risk')
  })

  it('is not at risk when the pace leaves longer than that', () => {
    expect(evaluateSlo(slo, evidence(0.0004, 0.002), now).state).toBe('met')
  })

  it('is breached when the budget is spent to the last event', () => {
    expect(evaluateSlo(slo, evidence(0.001), now)).toMatchObject({ state: 'breached', errorBudgetRemaining: 0 })
  })

  it('has no data when nothing was counted in its period', () => {
    const nothing = { events: 0, errors: 0, observedSeconds: 0 }
    const windows = { '1h': nothing, '6h': nothing, '1d': nothing, '3d': nothing }
    const stretches = [{ interval: period.soFar, objective: 0.999, counts: nothing }]
    const status = evaluateSlo(slo, evidence(0, 0, { stretches, windows }), now)
    expect(status).toMatchObject({ state: 'no_data', sli: null, errorBudgetRemaining: null, coverage: 0 })
  })

  it('has no data when the ledger is more than 5 minutes behind, not a false met', () => {
    const late = new Date(watermark.getTime() + 301_000)
    expect(evaluateSlo(slo, evidence(0.0004), late).state).toBe('no_data')
  })

  it('has no data when nothing was observed in the last hour', () => {
    const some = evidence(0.0004)
    const windows = { ...some.windows, '1h': { events: 0, errors: 0, observedSeconds: 0 } }
    const status = evaluateSlo(slo, { ...some, windows }, now)
    expect(status.state).toBe('no_data')
    expect(status.burnRates['1h']).toBeNull()
  })

  it('stays breached while nothing is heard', () => {
    const late = new Date(watermark.getTime() + 86_400_000)
    expect(evaluateSlo(slo, evidence(0.002), late).state).toBe('breached')
  })

  it('weights a window by its coverage, so that a first blip alarms nobody', () => {
    const some = evidence(0.0001)
    const blip = { events: 60, errors: 6, observedSeconds: 60 }
    const status = evaluateSlo(slo, { ...some, windows: { ...some.windows, '3d': blip } }, now)
    expect(status.burnRates['3d']).toBeCloseTo((100 * 60) / (3 * 86400), 6)
  })
})

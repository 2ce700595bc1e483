import { expect, it } from '@jest/globals'
import { sloEvidence, fixtureHead, noIncidentsOfMonth } from '../../test/support/report-fixture.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { budgetPeriodAt } from '../slo/budget-period.js'
import { evaluateSlo } from '../slo/evaluate-slo.js'
import { buildModel } from './build-model.js'
import { mailView } from './mail-view.js'

it('an objective that is 14 minutes old has spent in the report what it has spent in the status, and both say how old it is', () => {
  const end = fixtureHead.period.interval.to
  const firstKnownAt = new Date(end.getTime() - 14 * 60_000)
  const counts = { events: 1000, errors: 786, observedSeconds: 840 }
  const slo = sampleSlo({ calendar: { unit: 'month', timezone: fixtureHead.period.zone } })
  const period = budgetPeriodAt(slo, end)
  const windows = { '1h': counts, '6h': counts, '1d': counts, '3d': counts }
  const stretches = [{ interval: period.soFar, objective: slo.objective, counts }]
  const status = evaluateSlo(slo, { group: {}, period, stretches, windows, firstKnownAt, definitionChanges: [] }, end)
  const evidence = {
    ...sloEvidence({ ...slo, description: null }, counts),
    ledger: { firstKnownAt, definitionChanges: [] },
  }
  const model = buildModel(fixtureHead, {
    agreements: [],
    slos: [evidence],
    datasets: [],
    incidents: noIncidentsOfMonth,
  })
  // 78.6 % bad in 840 s of 2,682,000 s, against 0.1 %: a quarter of the budget.
  expect(model.slos[0]?.budgetSpent).toBeCloseTo((0.786 * 840) / 2_682_000 / 0.001, 9)
  expect(1 - (status.errorBudgetRemaining ?? 0)).toBeCloseTo(model.slos[0]?.budgetSpent ?? 0, 9)
  const share = 840 / 2_682_000
  expect([status.coverage, model.slos[0]?.coverage]).toEqual([share, share])
  expect(mailView(model, []).slos[0]?.notes).toEqual(['measured for 14 min, since 31 October 2026, 23:46 (UTC+1)'])
  expect(status.partialSince).toEqual(firstKnownAt)
})

it('of a month that still runs the observed share is that of the time so far, as the status and agreements have it', () => {
  const { from } = fixtureHead.period.interval
  const judged = { from, to: new Date(from.getTime() + 10 * 86_400_000) }
  const counts = { events: 1000, errors: 1, observedSeconds: 9 * 86_400 }
  const slo = sampleSlo({ calendar: { unit: 'month', timezone: fixtureHead.period.zone } })
  const evidence = { ...sloEvidence({ ...slo, description: null }, counts), judged }
  const parts = { agreements: [], slos: [evidence], datasets: [], incidents: noIncidentsOfMonth }
  const month = buildModel(fixtureHead, parts).slos[0]
  expect(month?.coverage).toBe(0.9)
  // The budget is that of the whole month all the same: 0.1 % bad in 9 of the 31 days and an hour of October in Berlin.
  expect(month?.budgetSpent).toBeCloseTo((0.001 * 9 * 86_400) / 2_682_000 / (1 - slo.objective), 9)
})

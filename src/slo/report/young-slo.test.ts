import { expect, it } from '@jest/globals'
import { fixtureHead, sloEvidence } from '../../../test/support/report-fixture.js'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import { budgetPeriodAt } from '../budget-period.js'
import { evaluateSlo } from '../evaluate-slo.js'
import { sloMonth } from './slo-month.js'
import { sloSection } from './slo-section.js'

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
  const month = sloMonth(evidence)
  // 78.6 % bad in 840 s of 2,682,000 s, against 0.1 %: a quarter of the budget.
  expect(month.budgetSpent).toBeCloseTo((0.786 * 840) / 2_682_000 / 0.001, 9)
  expect(1 - (status.errorBudgetRemaining ?? 0)).toBeCloseTo(month.budgetSpent ?? 0, 9)
  const share = 840 / 2_682_000
  expect([status.coverage, month.coverage]).toEqual([share, share])
  const [table] = sloSection([month], fixtureHead).blocks
  const small = [expect.stringContaining('observed'), 'measured for 14 min, since 31 October 2026, 23:46 (UTC+1)']
  expect(table).toMatchObject({ rows: [[{ below: small }, {}, {}, {}, {}]] })
  expect(status.partialSince).toEqual(firstKnownAt)
})

it('of a month that still runs the observed share is that of the time so far, as the status and agreements have it', () => {
  const { from } = fixtureHead.period.interval
  const judged = { from, to: new Date(from.getTime() + 10 * 86_400_000) }
  const counts = { events: 1000, errors: 1, observedSeconds: 9 * 86_400 }
  const slo = sampleSlo({ calendar: { unit: 'month', timezone: fixtureHead.period.zone } })
  const evidence = { ...sloEvidence({ ...slo, description: null }, counts), judged }
  const month = sloMonth(evidence)
  expect(month.coverage).toBe(0.9)
  // The budget is that of the whole month all the same: 0.1 % bad in 9 of the 31 days and an hour of October in Berlin.
  expect(month.budgetSpent).toBeCloseTo((0.001 * 9 * 86_400) / 2_682_000 / (1 - slo.objective), 9)
})

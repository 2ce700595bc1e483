import { expect, test } from '@jest/globals'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import { controlsOf } from '../control.js'
import { clauseStandings } from '../framework.js'
import type { Stretch } from '../stretch-store.js'
import { controlPeriods } from './control-period.js'

const judged = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-11T00:00:00Z') }
const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 10, day, hour, minute))
const controls = controlsOf([sampleDataset({ service: 'checkout', name: 'orders-db' })])

let ids = 0
const stretch = (status: Stretch['status'], from: Date, judgedAt: Date): Stretch => ({
  ...{ id: ++ids, service: 'checkout', dataset: 'orders-db', control: 'recovery_point', part: null },
  ...{ status, from, judgedAt, finding: { reason: status === 'compliant' ? 'holds' : 'never', query: 'q' } as never },
})

const periodOf = (...stretches: Stretch[]) => controlPeriods(controls, stretches, judged)[0]!

test('time counts as it was judged, clipped to the period', () => {
  const one = periodOf(
    stretch('compliant', new Date('2026-10-20T00:00:00Z'), at(4, 23, 45)),
    stretch('non_compliant', at(5), at(5, 11, 45)),
    stretch('compliant', at(5, 12), at(12)),
  )
  // Four days, half a day, five and a half.
  expect(one.seconds).toEqual({ compliant: 9.5 * 86_400, non_compliant: 43_200, not_assessed: 0 })
  expect(one).toMatchObject({ compliance: 0.95, assessed: 1, status: 'compliant' })
})

test('what nobody looked at is nobody’s: no time of it counts as good or bad', () => {
  const one = periodOf(stretch('compliant', at(1), at(3)), stretch('compliant', at(8), at(11)))
  expect(one.seconds.compliant).toBe(5 * 86_400)
  expect(one).toMatchObject({ compliance: 1, assessed: 0.5, status: 'compliant' })
})

test('at the end it stands as it was judged last, unless nobody judged then', () => {
  expect(periodOf(stretch('non_compliant', at(1), at(10, 23, 16)))).toMatchObject({ status: 'non_compliant' })
  const silent = periodOf(stretch('non_compliant', at(1), at(10, 23, 14)))
  expect(silent).toMatchObject({ status: 'not_assessed', finding: null, compliance: 0 })
  expect(periodOf()).toMatchObject({ status: 'not_assessed', finding: null, compliance: null, assessed: 0 })
})

test('a clause stands as the worst of its controls, and without any it is not assessed', () => {
  const clause = (name: string, ...own: ('copy' | 'encryption' | 'retention')[]) => ({
    clause: name,
    title: '',
    controls: own,
  })
  const framework = {
    name: 'F',
    clauses: [
      clause('1', 'copy', 'encryption'),
      clause('2', 'encryption'),
      clause('3', 'retention'),
      clause('4', 'copy'),
    ],
  }
  const standings = [
    { control: 'copy', status: 'non_compliant' },
    { control: 'copy', status: 'compliant' },
    { control: 'encryption', status: 'not_assessed' },
  ] as const
  expect(
    clauseStandings([framework], standings).map(({ clause, status, counts }) => [
      clause,
      status,
      Object.values(counts),
    ]),
  ).toEqual([
    ['1', 'non_compliant', [1, 1, 1]],
    ['2', 'not_assessed', [0, 0, 1]],
    ['3', 'not_assessed', [0, 0, 0]],
    ['4', 'non_compliant', [1, 1, 0]],
  ])
})

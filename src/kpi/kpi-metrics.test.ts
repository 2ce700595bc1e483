import { expect, it } from '@jest/globals'
import { kpiSamples } from './kpi-metrics.js'
import type { Kpi } from './kpi.js'

const kpi = (changes: Partial<Kpi>): Kpi => ({
  ...{ name: 'rto', unit: 'seconds', about: ['checkout'], target: 3600, change: null, trend: [] },
  current: { value: 3000, count: 2, unknown: 1, verdict: 'undetermined' },
  previous: { value: null, count: 0, unknown: 0, verdict: null },
  ...changes,
})

/** Without the states that are not the present one. */
function lines(changes: Partial<Kpi>): readonly string[] {
  return kpiSamples(kpi(changes)).flatMap(({ name, labels: { state = '', ...labels }, value }) => {
    return state !== '' && value === 0
      ? []
      : [`${name.replace('plimsoll_organisation_kpi_', '')} ${Object.values(labels).join(' ')} ${state || value}`]
  })
}

it('a time is told with its target, of how many it is, and how it stands', () => {
  expect(lines({})).toEqual([
    'seconds rto 1h 3000',
    'target_seconds rto 1h 3600',
    'samples rto 1h 2',
    'unknown rto 1h 1',
    'state rto 1h undetermined',
  ])
})

it('a share is told as one; where there is none there is no number, and no target is no 0', () => {
  const none = { value: null, count: 0, unknown: 0, verdict: null }
  expect(lines({ name: 'test_success', unit: 'ratio', target: 0.95, current: none })).toEqual([
    'target_ratio test_success 95 % 0.95',
    'samples test_success 95 % 0',
    'unknown test_success 95 % 0',
    'state test_success 95 % not_measured',
  ])
  expect(lines({ target: null, current: { ...none, value: 5, count: 1 } })).toEqual([
    'seconds rto none 5',
    'samples rto none 1',
    'unknown rto none 0',
    'state rto none not_measured',
  ])
})

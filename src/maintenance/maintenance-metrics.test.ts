import { expect, it } from '@jest/globals'
import { maintenanceSamples } from './maintenance-metrics.js'
import type { MaintenanceWindow } from './maintenance-window.js'

const window: MaintenanceWindow = {
  name: 'patching',
  time: { kind: 'recurring', schedule: '0 2 * * sun', durationSeconds: 3600 },
  timezone: 'UTC',
  services: ['checkout', 'catalog'],
  announced: null,
  reason: null,
}
const services = [
  { name: 'catalog', environment: 'production' },
  { name: 'checkout', environment: null },
  { name: 'search', environment: null },
]

it('is 1 from the first instant of a window to the last, for the services concerned', () => {
  const valuesAt = (instant: string) =>
    maintenanceSamples([window], services, new Date(instant)).map(({ value }) => value)
  expect(valuesAt('2026-11-22T01:59:59Z')).toEqual([0, 0])
  expect(valuesAt('2026-11-22T02:00:00Z')).toEqual([1, 1])
  expect(valuesAt('2026-11-22T02:59:59Z')).toEqual([1, 1])
  expect(valuesAt('2026-11-22T03:00:00Z')).toEqual([0, 0])
})

it('names window, service and environment', () => {
  expect(maintenanceSamples([window], services, new Date('2026-11-22T02:00:00Z')).map(({ labels }) => labels)).toEqual([
    { window: 'patching', service: 'catalog', environment: 'production' },
    { window: 'patching', service: 'checkout' },
  ])
})

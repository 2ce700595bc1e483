import { expect, it } from '@jest/globals'
import { milestonesAt, sampleIncident } from '../../../test/support/sample-incident.js'
import { sampleStatus } from '../../../test/support/sample-status.js'
import { incidentMetrics } from './incident-metrics.js'
import { incidentSamples } from './incident-samples.js'

const samples = incidentSamples(sampleStatus().incidents)
const valueOf = (name: string, labels: Readonly<Record<string, string>>) =>
  samples.find(
    (sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )?.value

it('incidents are exposed with their statistics, targets and numbers', () => {
  const catalog = { service: 'catalog', period: 'month' }
  expect(valueOf('plimsoll_time_to_detect_seconds', { ...catalog, stat: 'mean' })).toBe(255)
  expect(valueOf('plimsoll_time_to_recover_seconds', { ...catalog, stat: 'median' })).toBe(2130)
  expect(valueOf('plimsoll_time_to_recover_target_seconds', { service: 'catalog' })).toBe(1800)
  expect(valueOf('plimsoll_incident_samples', { service: 'catalog', period: '90d' })).toBe(2)
  expect(valueOf('plimsoll_incidents_open', { service: 'checkout', severity: 'page' })).toBe(1)
  expect(valueOf('plimsoll_incidents_open', { service: 'catalog', severity: 'ticket' })).toBe(0)
})

it('tells since when the oldest open incident has been open, of drills and of those that are over nothing', () => {
  const name = 'plimsoll_incident_onset_timestamp_seconds'
  const { unresolved, services } = sampleStatus().incidents
  const open = unresolved.find(({ service, state }) => service === 'checkout' && state === 'open')
  const since = (onset: string, changes = {}) => ({ ...open!, milestones: milestonesAt({ onset }), ...changes })
  const told = incidentSamples({
    services,
    updateOverdueSeconds: new Map(),
    unresolved: [
      since('11:40:00'),
      since('11:20:30'),
      since('10:00:00', { kind: 'drill' }),
      since('09:00:00', { state: 'recovered' }),
      since('11:50:00', { severity: 'ticket' }),
    ],
  })
  const own = told.filter((sample) => sample.name === name)
  const of = (service: string) => own.filter(({ labels }) => labels['service'] === service).map(({ value }) => value)
  expect(of('checkout')).toEqual([Date.UTC(2026, 10, 20, 11, 20, 30) / 1000, Date.UTC(2026, 10, 20, 11, 50) / 1000])
  // Nothing is open: said, and not left out, so that an alert ends at once.
  expect(of('catalog')).toEqual([0, 0])
})

it('of several open incidents the one of which people have waited longest counts, and none where none is open', () => {
  const { services } = sampleStatus().incidents
  const [one, two] = [sampleIncident({ id: 'a' }), sampleIncident({ id: 'b' })]
  const told = incidentSamples({
    unresolved: [one, two],
    updateOverdueSeconds: new Map([
      ['a', 0],
      ['b', 125],
    ]),
    services,
  })
  const overdue = told.filter(({ name }) => name === 'plimsoll_incident_update_overdue_seconds')
  expect(overdue.map(({ labels, value }) => [labels['service'], value])).toEqual([['checkout', 125]])
})

it('what is not known is not exposed', () => {
  expect(valueOf('plimsoll_time_to_recover_seconds', { service: 'checkout', stat: 'mean' })).toBeUndefined()
})

it('incidents whose times are not known are counted, none of them too', () => {
  const { unresolved, services } = sampleStatus().incidents
  const told = incidentSamples({
    unresolved,
    updateOverdueSeconds: new Map(),
    services: services.map((own) => ({
      ...own,
      statistics: { ...own.statistics, onsetUnknown: 2, recoveryUnknown: 3 },
    })),
  })
  const valuesOf = (name: string) => told.filter((sample) => sample.name === name).map(({ value }) => value)
  expect(valuesOf('plimsoll_incidents_onset_unknown')).toEqual(services.map(() => 2))
  expect(valuesOf('plimsoll_incidents_recovery_unknown')).toEqual(services.map(() => 3))
  expect(valueOf('plimsoll_incidents_onset_unknown', { service: 'catalog', period: 'month' })).toBe(0)
})

it('every sample has the labels of its definition, and no other', () => {
  for (const { name, labels } of samples) {
    const definition = incidentMetrics.find((one) => one.name === name)
    expect(definition?.labels).toEqual(expect.arrayContaining(Object.keys(labels)))
  }
})

import { expect, it } from '@jest/globals'
import { sampleAlert, sampleIncident } from '../../../test/support/sample-incident.js'
import { isSameIncident } from './same-incident.js'

const many = () => Array.from({ length: 2500 }, (_, index) => sampleAlert({ fingerprint: String(index) }))
const incident = sampleIncident({ alerts: many() })

it.each([
  ['itself', incident, true],
  ['a second reading of it', sampleIncident({ alerts: many() }), true],
  ['one that was acknowledged meanwhile', { ...incident, state: 'recovered' as const }, false],
  ['one with another alert', { ...incident, alerts: [...many(), sampleAlert()] }, false],
  [
    'one whose last alert has ended',
    { ...incident, alerts: many().with(2499, sampleAlert({ endsAt: new Date() })) },
    false,
  ],
])('an incident of 2,500 alerts is compared with %s', async (_, other, expected) => {
  expect(await isSameIncident(incident, other)).toBe(expected)
})

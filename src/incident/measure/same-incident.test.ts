import { expect, it } from '@jest/globals'
import { sampleAlert, sampleIncident } from '../../../test/support/sample-incident.js'
import { isSameIncident } from './same-incident.js'

const many = () => Array.from({ length: 2500 }, (_, index) => sampleAlert({ fingerprint: String(index) }))
const incident = sampleIncident({ alerts: many() })

function without(labels: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => key !== name))
}

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
  ...(
    [
      ['began at another time', { startsAt: new Date(0) }],
      ['has another summary', { summary: 'Something else' }],
      ['was seen in Prometheus only', { approximate: true }],
      ['became true at a known time', { activeAt: new Date(0) }],
      ['has another label', { labels: { ...sampleAlert().labels, zone: 'a' } }],
      ['has another value of a label', { labels: { ...sampleAlert().labels, alertname: 'Other' } }],
      ['has another label in place of one', { labels: { ...without(sampleAlert().labels, 'alertname'), zone: 'a' } }],
    ] as const
  ).map(
    ([how, change]) =>
      [
        `one whose last alert ${how}`,
        { ...incident, alerts: many().with(2499, { ...many()[2499]!, ...change }) },
        false,
      ] as const,
  ),
])('an incident of 2,500 alerts is compared with %s', async (_, other, expected) => {
  expect(await isSameIncident(incident, other)).toBe(expected)
})

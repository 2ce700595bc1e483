import { describe, expect, it } from '@jest/globals'
import { milestone, sampleIncident } from '../../../test/support/sample-incident.js'
import type { Incident } from '../incident.js'
import { incidentStatistics } from '../view/statistics.js'
import { incidentSpeech } from './texts/incident-texts.js'
import { forCustomer, incidentsMonth } from './incidents-month.js'
import { incidentsSections } from './incidents-section.js'

const none = incidentStatistics([], { from: new Date(0), to: new Date(1) })

it.each([
  [{ incidents: 1 }, '1 incident'],
  [{ incidents: 3, falsePositives: 1 }, '3 incidents, and 1 false alarm'],
  [{ incidents: 3, onsetUnknown: 1 }, '3 incidents (1 with an unknown beginning, in no mean)'],
  [{ incidents: 3, recoveryUnknown: 2 }, '3 incidents (2 of unknown length, in no mean)'],
  [
    { incidents: 4, onsetUnknown: 1, recoveryUnknown: 2, falsePositives: 2 },
    '4 incidents (1 with an unknown beginning, 2 of unknown length, in no mean), and 2 false alarms',
  ],
] as const)('a report counts what stands in no mean: %j', (changes, expected) => {
  const targets = { detectSeconds: 300, acknowledgeSeconds: null, recoverSeconds: 3600, objectiveSeconds: 3600 }
  const own = { service: 'checkout', environment: null, targets, statistics: { ...none, ...changes }, recurring: 0 }
  const [section] = incidentsSections({ services: [own], incidents: [] }, 'UTC', incidentSpeech('en'))
  expect(section?.blocks[0]).toMatchObject({
    kind: 'table',
    rows: [[{ text: 'checkout', below: [expected] }, {}, {}, {}]],
  })
  expect(section?.blocks[1]).toMatchObject({ kind: 'outline', entries: [{ text: `checkout: ${expected}` }] })
})

it('a table of means says of how many times each is, and that it is of none', () => {
  const targets = { detectSeconds: 300, acknowledgeSeconds: null, recoverSeconds: 3600, objectiveSeconds: 3600 }
  const detect = { ...none.detect, count: 2, mean: 60, median: 60, p90: 90 }
  const own = {
    service: 'checkout',
    environment: null,
    targets,
    statistics: { ...none, incidents: 3, detect },
    recurring: 0,
  }
  const [section] = incidentsSections({ services: [own], incidents: [] }, 'UTC', incidentSpeech('en'))
  expect(section?.blocks[0]).toMatchObject({
    rows: [
      [
        { text: 'checkout' },
        { text: '1 min', below: ['target 5 min', 'n 2'] },
        { text: 'unknown', below: ['n 0'] },
        { text: 'unknown', below: ['target 1 h', 'n 0'] },
      ],
    ],
  })
})

describe('what recurs', () => {
  // Onsets by hand: 5 July, 3 August and 2 October of 2026, and one on the day that is 90 days before 2 October to the second, 4 July.
  const one = (number: number, onset: string, changes: Partial<Incident> = {}) =>
    sampleIncident({
      ...{ id: `i-${number}`, number, title: 'down', state: 'resolved', failureClass: 'application' },
      milestones: {
        onset: milestone(onset),
        detected: milestone(onset),
        recovered: milestone(onset),
        resolved: milestone(onset),
      },
      ...changes,
    })
  const service = { service: 'checkout', environment: 'production' }
  const targets = { detectSeconds: 300, acknowledgeSeconds: null, recoverSeconds: 3600, objectiveSeconds: 3600 }
  const period = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') }
  const october = [
    one(7, '2026-10-02T00:00:00Z'),
    one(8, '2026-10-20T00:00:00Z', { failureClass: 'human' }),
    one(9, '2026-10-21T00:00:00Z', { kind: 'false_alarm' }),
  ]
  const before = [
    one(1, '2026-07-03T23:59:59Z'),
    one(2, '2026-07-04T00:00:00Z'),
    one(3, '2026-08-03T00:00:00Z'),
    one(4, '2026-08-04T00:00:00Z', { kind: 'drill' }),
    one(5, '2026-08-05T00:00:00Z', { service: 'catalog' }),
    one(6, '2026-08-06T00:00:00Z', { failureClass: null }),
  ]
  const month = incidentsMonth(october, [{ ...service, targets }], { period, courses: [...before, ...october] })

  it('is counted beside the incidents of a service, and told of each', () => {
    expect(month.services.map(({ recurring }) => recurring)).toEqual([1])
    expect(month.incidents.map(({ number, ordinal }) => [number, ordinal])).toEqual([
      [7, 3],
      [8, 1],
      [9, null],
    ])
  })

  it.each([
    [
      'en',
      '2 incidents, and 1 false alarm; 1 of them recurs within 90 days',
      'The 3rd of its service and class within 90 days.',
    ],
    [
      'de',
      '2 Störungen und 1 Fehlalarm; 1 davon wiederholt sich innerhalb von 90 Tagen',
      'Die 3. dieses Dienstes und dieser Klasse innerhalb von 90 Tagen.',
    ],
    [
      'fr',
      '2 incidents et 1 fausse alerte\u00a0; 1 se répète en 90 jours',
      'Le 3e de ce service et de cette classe en 90 jours.',
    ],
  ] as const)('is said in %s', (locale, count, line) => {
    const [section] = incidentsSections(month, 'UTC', incidentSpeech(locale))
    expect(section?.blocks[0]).toMatchObject({ rows: [[{ below: [count] }, {}, {}, {}]] })
    const lines = section?.blocks.at(-1)
    const texts = lines?.kind === 'sentences' ? lines.texts : []
    expect(texts.map((text) => text.endsWith(line))).toEqual([true, false, false])
  })

  it('is not told to a customer', () => {
    expect(JSON.stringify(forCustomer(month))).not.toContain('ordinal')
  })
})

import { expect, it } from '@jest/globals'
import { incidentStatistics } from '../view/statistics.js'
import { incidentSpeech } from './texts/incident-texts.js'
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
  const own = { service: 'checkout', environment: null, targets, statistics: { ...none, ...changes } }
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
  const own = { service: 'checkout', environment: null, targets, statistics: { ...none, incidents: 3, detect } }
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

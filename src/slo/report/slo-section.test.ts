import { expect, it } from '@jest/globals'
import { sloNotes } from './slo-section.js'
import { sloSpeech } from './texts/slo-texts.js'

it('what is special about the figures of an objective is said, and nothing else', () => {
  const from = new Date('2026-10-01T00:00:00Z')
  const counts = { events: 700, errors: 1, observedSeconds: 14 * 60 }
  const facts = { objectives: [{ from, objective: 0.999 }], counts, partialSince: null, definitionChangedAt: null }
  expect(sloNotes(facts, 'UTC', sloSpeech('en'))).toEqual([])
  const all = {
    objectives: [...facts.objectives, { from: new Date('2026-10-12T00:00:00Z'), objective: 0.9995 }],
    counts,
    partialSince: new Date('2026-10-03T08:00:00Z'),
    definitionChangedAt: new Date('2026-10-20T09:30:00Z'),
  }
  expect(sloNotes(all, 'UTC', sloSpeech('en'))).toEqual([
    '99.9 % promised until 12 October 2026, 99.95 % since',
    'measured for 14 min, since 3 October 2026, 08:00 (UTC)',
    'counted differently since 20 October 2026, 09:30 (UTC)',
  ])
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { milestone, sampleIncident } from '../../../test/support/sample-incident.js'
import { FAILURE_CLASSES } from '../../drill/drill.js'
import { INCIDENT_KINDS } from '../incident.js'
import { ordinalWords, recurrenceOf } from './recurrence.js'

const DAY = 86_400_000
const START = Date.parse('2026-01-01T00:00:00Z')

const on = (day: number, number: number, changes: Parameters<typeof sampleIncident>[0] = {}) =>
  sampleIncident({
    ...{ id: `i-${number}`, number },
    milestones: { onset: milestone(new Date(START + day * DAY).toISOString()) },
    ...changes,
  })

describe('what an incident has in common with others', () => {
  it('is by onset, at most 90 days apart, to both sides', () => {
    const all = [on(0, 1), on(0.5, 2), on(90, 3), on(180, 4), on(181, 5)]
    expect(recurrenceOf(all[2]!, all)).toEqual({ failureClass: null, ordinal: 3, earlier: [1, 2], later: [4] })
    expect(recurrenceOf(all[0]!, all)).toMatchObject({ ordinal: 1, earlier: [], later: [2, 3] })
  })

  it('is nothing of a drill, a false alarm, a part of another, or one of which nobody knows when it began', () => {
    for (const kind of INCIDENT_KINDS.filter((one) => one !== 'real')) {
      expect(recurrenceOf(on(1, 2, { kind }), [on(0, 1)])).toBeNull()
      expect(recurrenceOf(on(1, 2), [on(0, 1, { kind })])).toMatchObject({ ordinal: 1 })
    }
    expect(recurrenceOf(on(1, 2, { milestones: {} }), [on(0, 1)])).toBeNull()
  })

  it('counts those of two whose onsets are the same by number', () => {
    expect(recurrenceOf(on(1, 2), [on(1, 1), on(1, 3)])).toMatchObject({ earlier: [1], later: [3] })
  })

  it('agrees with whoever looks at each pair: what is before one has that one after it', () => {
    const some = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 200 }),
        failureClass: fc.constantFrom(null, ...FAILURE_CLASSES),
        service: fc.constantFrom('checkout', 'catalog'),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(some, (rows) => {
        const all = rows.map(({ day, ...changes }, index) => on(day, index + 1, changes))
        for (const [a, one] of all.entries()) {
          const told = recurrenceOf(one, all)
          const alike = (b: number) =>
            a !== b && rows[a]!.failureClass === rows[b]!.failureClass && rows[a]!.service === rows[b]!.service
          const near = all.flatMap((_, b) => (alike(b) && Math.abs(rows[a]!.day - rows[b]!.day) <= 90 ? [b + 1] : []))
          expect([...told!.earlier, ...told!.later].toSorted((x, y) => x - y)).toEqual(near)
          for (const number of told!.earlier) expect(recurrenceOf(all[number - 1]!, all)!.later).toContain(a + 1)
        }
      }),
    )
  })
})

it('an ordinal ends as people say it', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(ordinalWords)).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th'.split(' '),
  )
})

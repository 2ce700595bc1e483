import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { objectiveAt, objectiveStretches, overallObjective } from './objective-stretches.js'

const day = (count: number) => new Date(Date.UTC(2026, 9, 1 + count))
const objectives = [
  { from: null, objective: 0.99 },
  { from: day(10), objective: 0.995 },
  { from: day(20), objective: 0.999 },
]

describe('objectives with the days from which they hold', () => {
  it('are in force from their day on', () => {
    expect(objectiveAt(objectives, new Date(day(10).getTime() - 1))).toBe(0.99)
    expect(objectiveAt(objectives, day(10))).toBe(0.995)
    expect(objectiveAt(objectives, day(400))).toBe(0.999)
  })

  it('begin with the first, even where that has a day of its own', () => {
    expect(objectiveAt([{ from: day(5), objective: 0.9 }], day(0))).toBe(0.9)
  })

  it('cut a period where another one came into force, and nowhere else', () => {
    const cut = objectiveStretches(objectives, { from: day(0), to: day(20) })
    expect(cut).toEqual([
      { interval: { from: day(0), to: day(10) }, objective: 0.99 },
      { interval: { from: day(10), to: day(20) }, objective: 0.995 },
    ])
    const same = [...objectives, { from: day(25), objective: 0.999 }]
    expect(objectiveStretches(same, { from: day(20), to: day(40) })).toEqual([
      { interval: { from: day(20), to: day(40) }, objective: 0.999 },
    ])
  })

  it('allow together as many bad events as each allows in its time', () => {
    const parts = [
      { objective: 0.99, counts: { events: 1000 } },
      { objective: 0.999, counts: { events: 9000 } },
    ]
    // 10 and 9 of 10,000.
    expect(overallObjective(parts)).toBeCloseTo(1 - 19 / 10_000, 12)
    expect(overallObjective([{ objective: 0.999, counts: { events: 5 } }])).toBe(0.999)
    expect(overallObjective(parts.map((part) => ({ ...part, counts: { events: 0 } })))).toBe(0.999)
  })

  it('say the same as one, however often that one is repeated', () => {
    const ratios = fc.double({ min: 0.5, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(ratios, fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 5 }), (objective, events) => {
        const parts = events.map((count) => ({ objective, counts: { events: count } }))
        expect(overallObjective(parts)).toBeCloseTo(objective, 9)
      }),
    )
  })
})

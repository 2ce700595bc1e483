import { describe, expect, it } from '@jest/globals'
import { compareMeasures } from './backup-measures.js'

const DAY_MS = 86_400_000
const BEGIN = Date.parse('2026-11-01T02:00:00Z')

/** A backup a day, the oldest first. */
function sized(...sizes: readonly (number | null)[]) {
  return sizes.map((sizeBytes, day) => ({
    pointAt: new Date(BEGIN + day * DAY_MS),
    sizeBytes,
    durationSeconds: null,
  }))
}

function lasting(...seconds: readonly number[]) {
  return sized(...seconds.map(() => null)).map((one, day) => ({ ...one, durationSeconds: seconds[day] ?? null }))
}

describe('the size of the newest backup', () => {
  it('is held against the median of the fourteen before it', () => {
    // The first two are the fifteenth and sixteenth before the newest; sorted, the 7th and 8th of the others are 106 and 108.
    const before = [1, 1, 100, 120, 102, 118, 104, 116, 106, 114, 108, 112, 90, 95, 110, 97]
    const { size } = compareMeasures(sized(...before, 54))
    expect(size).toEqual({
      value: 54,
      pointAt: new Date('2026-11-17T02:00:00Z'),
      usual: (106 + 108) / 2,
      runs: 14,
      isUnusual: false,
    })
  })

  it.each([
    [49, true],
    [50, false],
    [200, false],
    [201, true],
    [0, true],
  ])('of %d bytes where 100 are usual is unusual: %s', (bytes, isUnusual) => {
    expect(compareMeasures(sized(100, 100, 100, 100, 100, bytes)).size).toMatchObject({ usual: 100, isUnusual })
  })

  it('is not judged by fewer than five', () => {
    expect(compareMeasures(sized(100, 100, 100, 100, 1)).size).toMatchObject({ usual: null, runs: 4, isUnusual: false })
  })

  it('is that of the newest of which it is known, whatever order they are told in', () => {
    const told = sized(100, 100, null, 100, 100, 100, 20, null)
    expect(compareMeasures(told.toReversed()).size).toMatchObject({
      value: 20,
      pointAt: new Date('2026-11-07T02:00:00Z'),
      usual: 100,
      isUnusual: true,
    })
  })

  it('becomes usual once most are like it', () => {
    const grown = [...Array<number>(7).fill(100), ...Array<number>(7).fill(300)]
    expect(compareMeasures(sized(...grown, 300)).size).toMatchObject({ usual: 200, isUnusual: false })
  })

  it('is not known where nobody tells it', () => {
    expect(compareMeasures(sized(null, null))).toEqual({ size: null, duration: null })
  })
})

describe('the duration of the newest backup', () => {
  it.each([
    ['three times as long, by seconds', [20, 20, 20, 20, 20, 60], false],
    ['a minute more than twice as long', [60, 60, 60, 60, 60, 121], true],
    ['over at once', [600, 600, 600, 600, 600, 2], true],
    ['half as long', [600, 600, 600, 600, 600, 300], false],
  ] as const)('%s', (_case, seconds, isUnusual) => {
    expect(compareMeasures(lasting(...seconds)).duration).toMatchObject({ isUnusual })
  })
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { chunksOf, planIngest } from './ingest-plan.js'
import { recordedQuery } from './minute-queries.js'
import { undivided, type Target } from './target.js'

const minutes = (count: number) => new Date(Date.UTC(2026, 9, 1) + count * 60_000)
const earliest = minutes(-100_000)

function target(id: number, watermark: Date | null): Target {
  const names = { environment: '', service: 'checkout', name: `slo-${id}`, raw: () => [], definitionHash: '' }
  return {
    id,
    ...names,
    historyFrom: minutes(-1440),
    definedSince: minutes(-1440),
    watermark,
    division: undivided,
    isSigned: false,
    rivalries: {},
  }
}

test('targets that stand together are read together, the newest first, with five settled minutes again', () => {
  const targets = [target(1, null), target(2, minutes(60)), target(3, minutes(0)), target(4, minutes(60))]
  const plan = planIngest(targets, { upTo: minutes(61), earliest, againEverySeconds: 60 })
  expect(plan.map(({ targets: members, interval }) => [members.map(({ id }) => id), interval.from])).toEqual([
    [[2, 4], minutes(55)],
    [[3], minutes(-5)],
    [[1], minutes(-1440)],
  ])
})

test('a target whose every minute has been asked for waits for the next one', () => {
  const targets = [target(1, minutes(61)), target(2, minutes(60))]
  const plan = planIngest(targets, { upTo: minutes(61), earliest, againEverySeconds: 60 })
  expect(plan.map(({ targets: members }) => members.map(({ id }) => id))).toEqual([[2]])
  expect(
    planIngest(targets.slice(0, 1), { upTo: minutes(62), earliest, againEverySeconds: 60 })[0]?.interval.from,
  ).toEqual(minutes(56))
})

test('settled minutes of datasets are read again every five minutes, and each of them once at least', () => {
  const readAgain = new Map<number, number>()
  for (let upTo = 1; upTo <= 60; upTo += 1) {
    const bounds = { upTo: minutes(upTo), earliest, againEverySeconds: 300 }
    const from = planIngest([target(1, minutes(upTo - 1))], bounds)[0]!.interval.from
    const again = (minutes(upTo - 1).getTime() - from.getTime()) / 60_000
    expect(again).toBe(upTo % 5 === 0 ? 5 : 0)
    for (let minute = upTo - 1 - again; minute < upTo - 1; minute += 1) {
      readAgain.set(minute, (readAgain.get(minute) ?? 0) + 1)
    }
  }
  expect(Array.from({ length: 54 }, (_, minute) => readAgain.get(minute))).toEqual(Array.from({ length: 54 }, () => 1))
})

test('what Prometheus no longer has is not asked for', () => {
  const [group] = planIngest([target(1, minutes(0))], {
    upTo: minutes(600),
    earliest: minutes(300),
    againEverySeconds: 60,
  })
  expect(group?.interval).toEqual({ from: minutes(300), to: minutes(600) })
})

test('chunks tile their interval, stay small, and end at whole hours where they can', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60_000 }),
      fc.nat(5_000),
      fc.integer({ min: 1, max: 20_000 }),
      (count, start, length) => {
        const targets = Array.from({ length: count }, () => target(1, null))
        const chunks = chunksOf({ targets, interval: { from: minutes(start), to: minutes(start + length) } }).slice(
          0,
          50,
        )
        expect(chunks[0]?.from).toEqual(minutes(start))
        for (const [index, { from, to }] of chunks.entries()) {
          expect(to > from).toBe(true)
          expect(((to.getTime() - from.getTime()) / 60_000) * count).toBeLessThanOrEqual(Math.max(60_000, count))
          expect(chunks[index + 1]?.from ?? to).toEqual(to)
        }
      },
    ),
    { numRuns: 50 },
  )
})

test.each([
  [2_500, 1],
  [10_000, 1],
  [12_001, 2],
  [70_000, 6],
])('six minutes of %d targets are read in %d portions', (count, portions) => {
  const targets = Array.from({ length: count }, (_, id) => target(id, null))
  expect(chunksOf({ targets, interval: { from: minutes(55), to: minutes(61) } })).toHaveLength(portions)
})

test('many targets are read in portions, each target in one, with no more services than a query names', () => {
  const of = (count: number, perService: number, length: number) =>
    Array.from({ length: count }, (_, index) => {
      return { ...target(index, null), service: `service-${Math.floor(index / perService)}`.padEnd(length, '-') }
    })
  const portions = (targets: readonly Target[]) =>
    planIngest(targets, { upTo: minutes(1), earliest, againEverySeconds: 60 }).map((group) => group.targets)
  for (const targets of [of(10_000, 5, 12), of(3000, 1, 30), of(2500, 2500, 12)]) {
    const plan = portions(targets)
    expect(
      plan
        .flat()
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    ).toEqual(targets.map(({ id }) => id))
    for (const some of plan) {
      expect(some.length).toBeLessThanOrEqual(1000)
      const kind = { recorded: [], nameLabel: 'slo', factor: 1, judge: () => null }
      const query = recordedQuery(kind, 'plimsoll:slo:events', some)
      expect(query).toContain(`service=~"${[...new Set(some.map(({ service }) => service))].toSorted().join('|')}"`)
      expect(query.length).toBeLessThan(8200)
    }
  }
  expect(portions(of(10_000, 5, 12))).toHaveLength(10)
})

import { describe, expect, it } from '@jest/globals'
import { judgeDurations, mostOff } from '../../../test/support/outages/judge-durations.js'
import { judgeTimings } from '../../../test/support/outages/judge-timings.js'
import { outageOf, SOURCES, timeOutage } from '../../../test/support/outages/outage-cases.js'

/** A sample of `npm run bench -- incidents`: outages that are known event by event, of services with few events and with many. */
const found = SOURCES.flatMap((source, index) =>
  ([1, 0.5, 0.2, 0.05] as const).flatMap((share) => timeOutage(outageOf(source, share, 41 + 7 * index)) ?? []),
)
const summary = judgeTimings(found)

describe('outages of services with 0.02 to 20 requests per second, and of probes', () => {
  it('are enough to tell', () => {
    expect(found.length).toBeGreaterThanOrEqual(20)
    expect([summary.onset.seen, summary.recovery.seen].filter((seen) => seen < 10)).toEqual([])
  })

  it('are one incident each, over when they are over and not before, with no negative time', () => {
    expect(summary).toMatchObject({ notOneIncident: 0, overTooEarly: 0, neverOver: 0, negative: 0 })
  })

  it('begin and end within two windows of the truth where a sample can see it, neither early nor late on average', () => {
    expect([summary.onset.worst, summary.recovery.worst].filter((seconds) => seconds > 120)).toEqual([])
    expect([summary.onset.mean, summary.recovery.mean].filter((mean) => Math.abs(mean ?? Infinity) > 10)).toEqual([])
    // Chance is in both, so that this tells more of a bias than the means alone.
    const apart = [summary.onset.besideBest, summary.recovery.besideBest]
    expect(apart.filter((mean) => Math.abs(mean ?? Infinity) > 5)).toEqual([])
  })

  it('are detected and recovered from, in all, as fast as they truly were: mean, median and p90 to 5 %', () => {
    const { detect, recover } = summary
    expect([detect.count, recover.count].filter((count) => count < 10)).toEqual([])
    expect([...detect.stats, ...recover.stats].filter((stat) => mostOff(stat) > 0.05)).toEqual([])
  })

  it('lie within the stated uncertainty nineteen times out of twenty, seen or not', () => {
    expect([summary.onset.outside, summary.recovery.outside].filter((share) => (share ?? 1) > 0.1)).toEqual([])
  })
})

it.each([
  ['a probe that fails a third of the time for five minutes, and then wholly', outageOf('probe 60 s', 1, 4)],
  ['0.5 requests/s of which few fail at first', outageOf(0.5, 0.05, 3003)],
])('an onset is stated to be as uncertain as a weak beginning makes it: %s', (_, outage) => {
  const { onsetError, onsetWithin, shape } = timeOutage(outage)!
  expect(shape).toBe('rising')
  expect(Math.abs(onsetError!)).toBeLessThanOrEqual(onsetWithin!)
})

it('the best observer, who is what can be seen at all, is nowhere near as certain of a weak beginning as of a total outage', () => {
  const [weak, total] = [timeOutage(outageOf(0.5, 0.05, 3003)), timeOutage(outageOf(2, 1, 1))]
  expect(weak!.onsetBest!.within).toBeGreaterThan(120)
  expect(total!.onsetBest!.within).toBeLessThan(15)
})

it('a median between two heaps of durations is right by its rank, and a bias of all is none the less told', () => {
  // 49 of about a minute and a half, 50 of five minutes and more: the median is the first of those.
  const truths = Array.from({ length: 99 }, (_, index) => (index < 49 ? 60 + index : 251 + index))
  const judged = (foundOf: (truth: number) => number) =>
    judgeDurations(truths.map((truth) => ({ truth, found: foundOf(truth), best: null }))).stats
  const wrongIn = (stats: ReturnType<typeof judged>) =>
    stats.filter((stat) => mostOff(stat) > 0.05).map(({ name }) => name)
  // One outage that is found a third shorter moves the median as much, and no other duration.
  const chance = judged((truth) => (truth === 300 ? 200 : truth))
  expect(chance.find(({ name }) => name === 'median')).toMatchObject({ off: -1 / 3, rankOff: 1 / 99 })
  expect(wrongIn(chance)).toEqual([])
  expect(wrongIn(judged((truth) => 1.1 * truth))).toEqual(['mean', 'p90'])
  expect(wrongIn(judged((truth) => truth + 60))).toEqual(['mean', 'p90'])
})

import { describe, expect, it } from '@jest/globals'
import type { Indicator } from '../slo.js'
import { sampleTimeOf } from './sample-time.js'

const counter: Indicator = { kind: 'ratio', total: 'requests_total', bad: 'failed_total' }
const query = (total: string): Indicator => ({ kind: 'ratio_query', total, bad: total })
const errorRatio = (text: string): Indicator => ({ kind: 'error_ratio', query: text })

describe('the time that one sample counts', () => {
  it.each([
    // Increments between two scrapes whole minutes apart, the newer on average half a scrape interval old.
    ['a counter', { indicator: counter, scrapeIntervalSeconds: 15 }, { windowSeconds: 60, lagSeconds: 7.5 }],
    [
      'a counter scraped once a minute',
      { indicator: counter, scrapeIntervalSeconds: 60 },
      { windowSeconds: 60, lagSeconds: 30 },
    ],
    [
      'a counter scraped every 90 s',
      { indicator: counter, scrapeIntervalSeconds: 90 },
      { windowSeconds: 120, lagSeconds: 45 },
    ],
    [
      'a histogram',
      { indicator: { kind: 'latency' }, scrapeIntervalSeconds: 30 },
      { windowSeconds: 60, lagSeconds: 15 },
    ],
    // Every probe of the last minute, the newest included.
    ['a probe', { indicator: { kind: 'probe' }, scrapeIntervalSeconds: 15 }, { windowSeconds: 60, lagSeconds: 0 }],
    [
      'a probe once a minute',
      { indicator: { kind: 'probe' }, scrapeIntervalSeconds: 60 },
      { windowSeconds: 60, lagSeconds: 0 },
    ],
    // Looked at once per evaluation of 30 s.
    [
      'a threshold',
      { indicator: { kind: 'threshold' }, scrapeIntervalSeconds: 60 },
      { windowSeconds: 30, lagSeconds: 30 },
    ],
    ['an age', { indicator: { kind: 'freshness' }, scrapeIntervalSeconds: 15 }, { windowSeconds: 30, lagSeconds: 7.5 }],
    [
      'a query over rates',
      { indicator: query('sum(rate(a[$window]))'), scrapeIntervalSeconds: 15 },
      { windowSeconds: 60, lagSeconds: 7.5 },
    ],
    [
      'a query over samples',
      { indicator: query('sum(count_over_time(a[$window]))'), scrapeIntervalSeconds: 15 },
      { windowSeconds: 60, lagSeconds: 0 },
    ],
    [
      'an error ratio over rates',
      { indicator: errorRatio('rate(a[$window])'), scrapeIntervalSeconds: 30 },
      { windowSeconds: 60, lagSeconds: 15 },
    ],
    [
      'an error ratio over samples',
      { indicator: errorRatio('avg_over_time(a[$window])'), scrapeIntervalSeconds: 30 },
      { windowSeconds: 60, lagSeconds: 0 },
    ],
  ] as const)('of %s is that of its rule', (_, { indicator, scrapeIntervalSeconds }, expected) => {
    expect(sampleTimeOf({ indicator: indicator as Indicator, scrapeIntervalSeconds })).toEqual(expected)
  })
})

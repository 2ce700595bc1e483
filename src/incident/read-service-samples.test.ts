import { describe, expect, it } from '@jest/globals'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { readServiceSamples } from './read-service-samples.js'

const slo = sampleSlo({ groupBy: ['region'] })
const from = new Date('2026-11-20T12:00:00Z')
const interval = { from, to: new Date('2026-11-20T12:01:00Z') }

/** Each query joins what was recorded with the raw indicator, which tells of all groups. */
const reader = createFakeSeriesReader((query) => {
  const share = query.includes('slo:errors') ? 0.5 : 1
  return [
    { labels: { region: 'eu' }, valueAt: () => 2 * share },
    { labels: { region: 'us' }, valueAt: () => 1 * share },
  ]
})

describe('the samples of a grouped SLO', () => {
  it('are those of the group that an alert tells of', async () => {
    const samples = await readServiceSamples(reader, { slo, group: { region: 'us' } }, interval)
    expect(samples).toEqual([
      { at: from, events: 60, errors: 30 },
      { at: new Date(from.getTime() + 30_000), events: 60, errors: 30 },
    ])
    expect(reader.asked[0]?.query).toMatch(
      /^max by \(region\) ?\(last_over_time\(slo:events:rate_base\{[^}]*region="us"\}/,
    )
  })

  it('are the sum of all groups where an alert names none', async () => {
    const [first] = await readServiceSamples(reader, { slo, group: null }, interval)
    expect(first).toEqual({ at: from, events: 180, errors: 90 })
  })
})

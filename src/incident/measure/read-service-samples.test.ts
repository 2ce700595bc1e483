import { describe, expect, it } from '@jest/globals'
import { createFakeSeriesReader } from '../../../test/support/fake-series-reader.js'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import { readServiceSamples } from './read-service-samples.js'

const slo = sampleSlo({ groupBy: ['region'] })
const from = new Date('2026-11-20T12:00:00Z')
const interval = { from, to: new Date('2026-11-20T12:01:00Z'), recordedAge: 8.5 }

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
    const samples = await readServiceSamples(reader, { slo, group: { region: 'us' }, replicaLabels: [] }, interval)
    expect(samples).toEqual([
      { at: from, events: 60, errors: 30 },
      { at: new Date(from.getTime() + 30_000), events: 60, errors: 30 },
    ])
    expect(reader.asked[0]?.query).toMatch(/^last_over_time\(slo:events:rate_base\{[^}]*region="us"\}/)
  })

  it('are the sum of all groups where an alert names none', async () => {
    const [first] = await readServiceSamples(reader, { slo, group: null, replicaLabels: [] }, interval)
    expect(first).toEqual({ at: from, events: 180, errors: 90 })
  })
})

describe('the samples of an SLO behind one Thanos', () => {
  const whole = sampleSlo()
  const identity = { service: whole.service, slo: whole.name, environment: whole.environment ?? '' }
  /** Recorded series of members, events and errors per second, and a raw indicator that says something else. */
  const behind = (members: readonly { labels: Record<string, string>; events: number; errors: number }[]) =>
    createFakeSeriesReader((query) => {
      const errors = query.includes('slo:errors')
      const recorded = members.map((member) => {
        const value = errors ? member.errors : member.events
        return { labels: { ...identity, ...member.labels }, valueAt: () => value }
      })
      return [...recorded, { labels: {}, valueAt: () => (errors ? 9 : 99) }]
    })
  const first = async (members: Parameters<typeof behind>[0], replicaLabels: readonly string[]) => {
    const [sample] = await readServiceSamples(behind(members), { slo: whole, group: null, replicaLabels }, interval)
    return sample && [sample.events, sample.errors]
  }

  it('are of the replica with more events, events and errors alike', async () => {
    const members = [
      { labels: { replica: 'a' }, events: 2, errors: 1 },
      { labels: { replica: 'b' }, events: 3, errors: 0 },
    ]
    expect(await first(members, ['replica'])).toEqual([180, 0])
  })

  it('are none where two clusters answer, not the larger of each, and not the raw sum', async () => {
    const members = [
      { labels: { cluster: 'eu' }, events: 2, errors: 1 },
      { labels: { cluster: 'us' }, events: 3, errors: 0 },
    ]
    expect(await first(members, [])).toBeUndefined()
  })

  it('are of the evaluation: as old as recorded values are where recorded, at the instant where raw', async () => {
    const timeOf = async (members: Parameters<typeof behind>[0]) => {
      const [sample] = await readServiceSamples(
        behind(members),
        { slo: whole, group: null, replicaLabels: [] },
        interval,
      )
      return sample?.at.toISOString()
    }
    expect(await timeOf([{ labels: {}, events: 2, errors: 1 }])).toBe('2026-11-20T11:59:51.500Z')
    expect(await timeOf([])).toBe('2026-11-20T12:00:00.000Z')
  })

  it('are those of the raw indicator where nothing was recorded', async () => {
    expect(await first([], [])).toEqual([99 * 60, 9 * 60])
  })
})

import { expect, test } from '@jest/globals'
import { createFakeSeriesReader, type FakeSeries } from '../../test/support/fake-series-reader.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { readHistory } from './read-base-client.js'

// Several Prometheus behind one Thanos, replayed over two hours. What is replayed is what one of them said, or nothing: never sums or mixtures.

const from = new Date('2026-10-01T00:00:00Z')
const interval = { from, to: new Date(from.getTime() + 2 * 3_600_000) }
const step = (at: Date) => Math.round((at.getTime() - from.getTime()) / 30_000)

interface Member {
  readonly labels: Readonly<Record<string, string>>
  readonly events: number
  readonly errors: number
  /** Steps in which it says nothing. */
  readonly silent?: readonly [from: number, to: number]
}

interface Case {
  readonly members: readonly Member[]
  readonly groupBy?: readonly string[]
  readonly isRaw?: boolean
  /** Events and errors per second at steps 5 and 100, per budget; `null`: unknown. */
  readonly expected: Readonly<Record<string, readonly (readonly [number, number] | null)[]>>
  readonly rivals?: readonly string[]
}

const eu: Member = { labels: { cluster: 'eu' }, events: 100, errors: 1 }
const us: Member = { labels: { cluster: 'us' }, events: 10, errors: 10 }
const a: Member = { labels: { replica: 'a' }, events: 50, errors: 2, silent: [90, 110] }
const b: Member = { labels: { replica: 'b' }, events: 49, errors: 3, silent: [0, 10] }
const of = (labels: Record<string, string>, member: Member) => ({ ...member, labels: { ...member.labels, ...labels } })

const CASES: Readonly<Record<string, Case>> = {
  'one cluster': {
    members: [eu],
    expected: {
      '': [
        [100, 1],
        [100, 1],
      ],
    },
  },
  'two clusters': { members: [eu, us], expected: {}, rivals: ['cluster'] },
  'two clusters, one of them silent for a while': {
    members: [eu, { ...us, silent: [0, 150] }],
    expected: {},
    rivals: ['cluster'],
  },
  'two clusters as groups': {
    members: [eu, us],
    groupBy: ['cluster'],
    expected: {
      eu: [
        [100, 1],
        [100, 1],
      ],
      us: [
        [10, 10],
        [10, 10],
      ],
    },
  },
  'two replicas with gaps': {
    members: [a, b],
    expected: {
      '': [
        [50, 2],
        [49, 3],
      ],
    },
  },
  'two replicas in raw history': {
    members: [a, b],
    isRaw: true,
    expected: {
      '': [
        [50, 2],
        [49, 3],
      ],
    },
  },
  'two replicas of each of two clusters': {
    members: [of({ cluster: 'eu' }, a), of({ cluster: 'eu' }, b), of({ cluster: 'us' }, a), of({ cluster: 'us' }, b)],
    expected: {},
    rivals: ['cluster'],
  },
  'two replicas of each of two groups': {
    members: [of({ cluster: 'eu' }, a), of({ cluster: 'eu' }, b), of({ cluster: 'us' }, b)],
    groupBy: ['cluster'],
    expected: {
      eu: [
        [50, 2],
        [49, 3],
      ],
      us: [null, [49, 3]],
    },
  },
}

test.each(Object.entries(CASES))(
  '%s',
  async (_name, { members, groupBy = [], isRaw = false, expected, rivals = [] }) => {
    const slo = sampleSlo({ groupBy })
    const answer = (query: string): FakeSeries[] => {
      if (query.includes('timestamp(')) return []
      const isRecorded = query.startsWith('last_over_time')
      if (isRecorded === isRaw) return []
      const part = query.includes(isRaw ? 'or 0 *' : 'slo:errors') ? 'errors' : 'events'
      const identity = isRecorded ? { service: slo.service, slo: slo.name } : {}
      return members.map((member) => {
        const { silent: [start, end] = [0, 0] } = member
        return {
          labels: { ...identity, ...member.labels },
          valueAt: (at) => (step(at) >= start && step(at) < end ? null : member[part]),
        }
      })
    }
    const { signal } = new AbortController()
    const reader = createFakeSeriesReader(answer)
    const question = { reader, slo, interval, signal, source: 'auto', replicaLabels: ['replica'] } as const
    const { series, rivalLabels } = await readHistory({ ...question, onProgress: () => undefined })
    const found = series.map(({ group, events, errors }) => {
      const at = (index: number) => (Number.isNaN(events[index]!) ? null : [events[index], errors[index]])
      return [Object.values(group).join(), [at(5), at(100)]]
    })
    expect(Object.fromEntries(found)).toEqual(expected)
    expect(rivalLabels).toEqual(rivals)
  },
)

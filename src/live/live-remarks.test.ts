import { expect, test } from '@jest/globals'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeSeriesReader, type FakeSeries } from '../../test/support/fake-series-reader.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { judgeBuckets } from './bucket-findings.js'
import { judgeGauge, judgeInterval } from './interval-findings.js'
import { liveRemarks } from './live-remarks.js'
import { createLiveSource } from './live-source.js'
import { judgeSeries } from './series-findings.js'

const now = new Date('2026-11-23T12:00:00Z')

const latency = { kind: 'latency', histogram: 'wait', belowSeconds: 0.3, unit: 'seconds', native: false } as const
const buckets = (bounds: readonly number[], all = 4) =>
  new Map([...bounds.map((bound) => [bound, 4] as const), [Infinity, all]])

test('a time below or above all boundaries has one neighbour', () => {
  const hint = (bounds: readonly number[]) => judgeBuckets(latency, buckets(bounds))[0]?.hint
  expect(hint([0.5, 1])).toBe('take `below: 500ms`, or give the histogram a bucket at 300ms')
  expect(hint([0.1])).toBe('take `below: 100ms`, or give the histogram a bucket at 300ms')
  expect(hint([0.1, 0.3])).toBeUndefined()
})

test('boundaries of the other unit are recognised', () => {
  expect(judgeBuckets(latency, buckets([100, 300]))[0]?.hint).toBe(
    'its buckets are in milliseconds: say `unit: milliseconds`',
  )
  const [finding] = judgeBuckets({ ...latency, unit: 'milliseconds' }, buckets([0.1, 0.3]))
  expect(finding?.hint).toBe('its buckets are in seconds: say `unit: seconds`')
})

test('a histogram that is not there now is not said to have no boundaries', () => {
  expect(judgeBuckets(latency, new Map())).toEqual([])
})

test('a boundary that only some series have is a finding', () => {
  const [finding] = judgeBuckets(latency, buckets([0.3], 6))
  expect(finding?.message).toBe('2 of 6 series of wait have no bucket at 300ms: their requests count as slow')
})

test.each([
  [15, 40, null],
  [15, 41, null],
  // A failed scrape or two.
  [15, 38, null],
  [15, 20, 'about one every 30s'],
  [15, 60, 'about one every 10s'],
  [15, 1, 'about one every 10m'],
])('%i s configured, %i samples in ten minutes', (configured, samples, expected) => {
  const [finding] = judgeInterval({ text: 'up', samples, watchedSeconds: 600, configured })
  if (expected === null) expect(finding).toBeUndefined()
  else expect(finding?.message).toContain(expected)
})

const one: FakeSeries = { labels: {}, valueAt: () => 1 }
const fresh: FakeSeries = { labels: {}, valueAt: (at) => at.getTime() / 1000 }
const down: FakeSeries = { labels: { job: 'shop', instance: 'shop-1:80' }, valueAt: () => 0 }
const config = exampleConfig({ slos: [sampleSlo(), sampleSlo({ name: 'other' })], datasets: [sampleDataset()] })

function check(answer: (query: string) => readonly FakeSeries[]) {
  const reader = createFakeSeriesReader(answer)
  const progress: string[] = []
  const sources = new Map([['default', createLiveSource(reader, now)]])
  const onProgress = (done: number, total: number) => progress.push(`${done}/${total}`)
  return { reader, progress, remarks: liveRemarks(config, { sources, onProgress }) }
}

test('the same question is asked once, and progress is told', async () => {
  const { reader, progress, remarks } = check((query) => {
    if (query.startsWith('max(max(')) return [fresh]
    return /count_over_time|exported_/.test(query) ? [] : [one]
  })
  expect(await remarks).toEqual([])
  expect(new Set(reader.asked.map(({ query }) => query)).size).toBe(reader.asked.length)
  expect(progress).toEqual(['1/3', '2/3', '3/3'])
})

test('a query that is refused is a finding of its SLO, in the order of the configuration', async () => {
  const { remarks } = check((query) => {
    if (query.startsWith('sum(') && query.includes('[1h]')) throw new PrometheusError('rejected', 'many-to-many')
    return /backup|exported_/.test(query) ? [] : [one]
  })
  expect((await remarks).map(({ rule, subject, message }) => [rule, subject, message])).toEqual([
    ['live-unanswered', 'checkout/availability', 'many-to-many'],
    ['live-unanswered', 'checkout/other', 'many-to-many'],
    [
      'live-nothing',
      'checkout/orders-db',
      'no series match backup_last_success_timestamp_seconds{dataset="orders-db"}: there is no metric backup_last_success_timestamp_seconds',
    ],
  ])
})

test('a selector without a metric is never taken apart to one that selects everything', async () => {
  const reader = createFakeSeriesReader((query) => (/job|exported_/.test(query) ? [] : [one]))
  const slos = [sampleSlo({ indicator: { kind: 'probe', metric: '{job="api"}', aggregate: 'each' } })]
  const sources = new Map([['default', createLiveSource(reader, now)]])
  expect(await liveRemarks(exampleConfig({ slos }), { sources })).toMatchObject([{ rule: 'live-nothing' }])
  expect(reader.asked.map(({ query }) => query)).not.toContain('count()')
})

test.each([true, false])(
  'a server without native histograms is not asked to have them (native: %s)',
  async (native) => {
    const { remarks } = checkLatency(native, (query) => {
      if (query.includes('histogram_count')) throw new PrometheusError('rejected', 'unsupported function')
      return native && query === 'count(wait_bucket)' ? [one] : []
    })
    expect((await remarks).map(({ rule }) => rule)).toEqual(
      native ? ['live-refused'] : ['live-nothing', 'live-nothing'],
    )
  },
)

function checkLatency(native: boolean, answer: (query: string) => readonly FakeSeries[]) {
  const sources = new Map([['default', createLiveSource(createFakeSeriesReader(answer), now)]])
  return {
    remarks: liveRemarks(exampleConfig({ slos: [sampleSlo({ indicator: { ...latency, native } })] }), { sources }),
  }
}

test('a server that goes away ends the check', async () => {
  const { reader, remarks } = check(() => [one])
  reader.failure = new PrometheusError('unreachable', 'gone')
  await expect(remarks).rejects.toThrow('gone')
})

test('a service that was there within the day draws no remark', async () => {
  const { remarks } = check((query) => (query.startsWith('count(last_over_time(') ? [one] : []))
  expect((await remarks).map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(['live-nothing checkout/orders-db'])
})

test('what a target brought that is down is not looked for, nor judged', async () => {
  const { remarks } = check((query) => {
    if (query === 'up == 0' || query.startsWith('count by (job, instance) (last_over_time(')) return [down]
    return []
  })
  expect((await remarks).map(({ rule, subject, message }) => [rule, subject, message])).toEqual([
    [
      'live-down',
      'checkout/availability',
      'target down: shop-1:80 of job shop; nothing of http_requests_total is there now',
    ],
    ['live-down', 'checkout/other', expect.stringMatching(/^target down/)],
    ['live-down', 'checkout/orders-db', expect.stringMatching(/^target down/)],
  ])
})

test('a target that is down has no part in series that are there, or came from another', async () => {
  const others = (query: string) =>
    query.startsWith('count by (job, instance)') ? [{ ...down, labels: { job: 'a' } }] : []
  const { remarks } = check((query) => {
    if (query === 'up == 0') return [down]
    return query.startsWith('count(last_over_time(') ? [one] : others(query)
  })
  expect((await remarks).map(({ rule }) => rule)).toEqual(['live-nothing'])
  const { remarks: there } = check((query) => {
    if (query.startsWith('max(max(')) return [fresh]
    return query === 'up == 0' ? [down] : /count_over_time|exported_/.test(query) ? [] : [one]
  })
  expect(await there).toEqual([])
})

test('where series never came, the job or instance that is selected says whose they would be', async () => {
  const at = async (matcher: string) => {
    const indicator = { kind: 'probe', metric: `probe_success{${matcher}}`, aggregate: 'each' } as const
    const reader = createFakeSeriesReader((query) => (query === 'up == 0' ? [down] : []))
    const sources = new Map([['default', createLiveSource(reader, now)]])
    const [remark] = await liveRemarks(exampleConfig({ slos: [sampleSlo({ indicator })] }), { sources })
    return [remark?.rule, remark?.hint]
  }
  expect((await at('job="shop"'))[0]).toBe('live-down')
  expect((await at('instance=~"shop-.:80"'))[0]).toBe('live-down')
  expect(await at('job="other"')).toEqual([
    'live-nothing',
    'compare its name and labels with what the service exposes; or does it come from a target that is down: shop-1:80 of job shop?',
  ])
})

test('several series of one value are a finding with its mend, replicas are none', () => {
  const series = (labels: Readonly<Record<string, string>>) => ({ labels, samples: [{ at: now, value: 1 }] })
  const own = { service: 'checkout', slo: 'availability', environment: 'production' }
  const order = { expected: Object.keys(own), groupBy: [], replicaLabels: ['replica'], canBeDivided: true }
  const eu = series({ ...own, cluster: 'eu', replica: 'a' })
  expect(judgeSeries([eu], order)).toEqual([])
  expect(judgeSeries([eu, series({ ...own, cluster: 'eu', replica: 'b' })], order)).toEqual([])
  const clusters = [eu, series({ ...own, cluster: 'us', replica: 'a' })]
  expect(judgeSeries(clusters, order)).toEqual([
    {
      rule: 'live-series',
      message: '2 series answer for one value: they differ in cluster, so that its minutes are unknown',
      hint: 'where they are replicas, `replica_labels: [cluster]` under `prometheus`; where they are clusters, an `environment` for each, `group_by: [cluster]`',
    },
  ])
  const divided = { ...order, expected: [...order.expected, 'cluster'], groupBy: ['cluster'] }
  expect(judgeSeries(clusters, divided)).toEqual([])
})

test('a scrape job that renames the labels of our own metrics is a finding', async () => {
  const { reader, remarks } = check((query) => {
    return query.includes('exported_') ? [{ labels: { job: 'monitoring/plimsoll' }, valueAt: () => 12 }] : []
  })
  expect((await remarks).at(-1)).toMatchObject({
    rule: 'live-labels',
    subject: 'prometheus default',
    message:
      'the scrape job monitoring/plimsoll renames the labels of Plimsoll’s metrics: service arrives as exported_service',
  })
  expect(reader.asked.map(({ query }) => query)).toContain(
    'count by (job) ({__name__=~"plimsoll_.+",exported_service!=""} or {__name__=~"plimsoll_.+",exported_environment!=""})',
  )
})

test.each([
  [40, 15, 0],
  [10, 15, 0],
  [5, 15, 1],
  [5, 60, 0],
])(
  'a gauge of %d samples in ten minutes where one is expected every %d s: %d findings',
  (samples, configured, count) => {
    const findings = judgeGauge({ text: 'depth', samples, watchedSeconds: 600, configured })
    expect(findings).toHaveLength(count)
  },
)

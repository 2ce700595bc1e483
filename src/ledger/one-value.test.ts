import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import { createFakeSeriesReader, type FakeSeries } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { datasetId, datasetKey } from '../backup/dataset.js'
import { objectiveId } from '../slo/counts.js'
import { sloKey, type Slo } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { createLedger } from './create-ledger.js'
import type { Ledger } from './ledger.js'
import { countsIn } from '../../test/support/counts-in.js'
import { ignoreMeter } from '../shared/meter.js'

const start = Date.UTC(2026, 9, 1)
const minute = (count: number) => new Date(start + count * 60_000)
/** Index of the minute that ends at `at`. */
const minuteOf = (at: Date) => (at.getTime() - start) / 60_000 - 1

/** One Prometheus behind the stub of a Thanos: its labels, what it counts per minute, and when it says nothing. */
interface Member {
  readonly labels: Readonly<Record<string, string>>
  readonly events: number
  readonly errors: number
  readonly isSilent: (minute: number) => boolean
}

let db: Database
let logger: ReturnType<typeof createMemoryLogger>
let members: Member[]
let counted: Readonly<Record<string, string>>[]

beforeEach(async () => {
  db = await openStore(':memory:')
  logger = createMemoryLogger()
  members = []
  counted = []
})

afterEach(() => db.close())

/** Recorded series with the labels of their member; raw queries find nothing. */
function answer(query: string): FakeSeries[] {
  if (!query.startsWith('last_over_time')) return []
  const identity = { service: 'checkout', environment: 'production' }
  return members.map(({ labels, events, errors, isSilent }) => {
    const value = query.includes('slo:errors') ? errors : events
    const name = query.includes('backup:') ? { dataset: 'orders-db' } : { slo: 'availability' }
    return { labels: { ...identity, ...name, ...labels }, valueAt: (at) => (isSilent(minuteOf(at)) ? null : value) }
  })
}

function ledger(replicaLabels: readonly string[] = [], slo: Slo = sampleSlo()): Ledger {
  const config = exampleConfig({
    prometheus: [exampleSource({ retentionSeconds: 7200, replicaLabels })],
    slos: [slo],
    datasets: [sampleDataset()],
  })
  const readers = new Map([['default', createFakeSeriesReader(answer)]])
  return createLedger({
    ...{ database: db, config, readers, clock: () => minute(0), logger },
    meter: { ...ignoreMeter, count: (_name, labels) => counted.push(labels) },
  })
}

async function minutesOf(of: Ledger, [from, to]: [number, number], key = sloKey(sampleSlo())) {
  const minutes = Array.from({ length: to - from }, (_, index) => from + index)
  return Promise.all(
    minutes.map(async (one) => {
      const counts = await countsIn(of.counts, [key], { from: minute(one), to: minute(one + 1) })
      const own = counts.get(objectiveId(key))
      return own === undefined ? null : [own.events, own.errors]
    }),
  )
}

const never = () => false
const eu = (changes: Partial<Member> = {}): Member => {
  return { labels: { cluster: 'eu' }, events: 6000, errors: 6, isSilent: never, ...changes }
}
const us = (changes: Partial<Member> = {}): Member => {
  return { labels: { cluster: 'us' }, events: 60, errors: 60, isSilent: never, ...changes }
}
const replica = (name: string, changes: Partial<Member> = {}): Member => {
  return { labels: { replica: name }, events: 600, errors: 3, isSilent: never, ...changes }
}

test('one series with labels of its Prometheus is the value', async () => {
  members = [eu()]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  expect(await minutesOf(one, [-3, 0])).toEqual([
    [6000, 6],
    [6000, 6],
    [6000, 6],
  ])
})

test('two clusters are no one value: the minute is unknown, said once with the mend, and counted', async () => {
  members = [eu(), us()]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  await one.ingestUpTo(minute(2))
  expect(await minutesOf(one, [-120, 2])).toEqual(Array.from({ length: 122 }, () => null))
  const lines = logger.lines.filter(({ data }) => data['name'] === 'availability')
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'warn',
      message: 'Several series answer for one value: their minutes are unknown',
      data: expect.objectContaining({
        differIn: ['cluster'],
        series: 2,
        mend: expect.stringContaining('replica_labels'),
      }),
    }),
  ])
  const labels = { service: 'checkout', slo: 'availability', environment: 'production', reason: 'several_series' }
  expect(counted.filter(({ slo }) => slo === 'availability')).toEqual(Array.from({ length: 122 }, () => labels))
})

test('while one cluster is silent the other is still not the whole, also after a restart', async () => {
  members = [eu(), us({ isSilent: (at) => at >= 0 && at < 60 })]
  await ledger().ingestUpTo(minute(0))
  const after = ledger()
  await after.ingestUpTo(minute(30))
  await after.ingestUpTo(minute(61))
  expect(await minutesOf(after, [-120, 61])).toEqual(Array.from({ length: 181 }, () => null))
})

test('a cluster that has been gone for a day leaves the other one whole', async () => {
  members = [eu(), us({ isSilent: (at) => at >= 0 })]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  await one.ingestUpTo(minute(1450))
  const minutes = await minutesOf(one, [1430, 1450])
  expect(minutes.filter((known) => known === null)).toHaveLength(9)
  expect(minutes.at(-1)).toEqual([6000, 6])
})

test('replicas are merged minute by minute as a pair, the one with more events', async () => {
  members = [
    replica('a', { isSilent: (at) => at === -3 }),
    replica('b', { events: 590, errors: 59, isSilent: (at) => at === -2 }),
  ]
  const one = ledger(['replica'])
  await one.ingestUpTo(minute(0))
  expect(await minutesOf(one, [-4, 0])).toEqual([
    [600, 3],
    [590, 59],
    [600, 3],
    [600, 3],
  ])
})

test('replicas of two clusters are refused as long as the clusters are not told apart', async () => {
  const both = (name: string) => [
    eu({ labels: { cluster: 'eu', replica: name } }),
    us({ labels: { cluster: 'us', replica: name } }),
  ]
  members = [...both('a'), ...both('b')]
  const refused = ledger(['replica'])
  await refused.ingestUpTo(minute(0))
  expect(await minutesOf(refused, [-2, 0])).toEqual([null, null])
  // The mend takes effect at once, though the clusters contradicted each other a minute ago.
  const slo = sampleSlo({ groupBy: ['cluster'] })
  const mended = ledger(['replica'], slo)
  await mended.ingestUpTo(minute(0))
  const groups = (await mended.counts.objectives([sloKey(slo)]))
    .map(({ key }) => key)
    .filter(({ group }) => group !== '')
  expect(await Promise.all(groups.map((key) => minutesOf(mended, [-1, 0], key)))).toEqual([[[6000, 6]], [[60, 60]]])
})

test('naming the replicas lifts what was refused for lack of it', async () => {
  members = [replica('a'), replica('b')]
  const before = ledger()
  await before.ingestUpTo(minute(0))
  expect(await minutesOf(before, [-1, 0])).toEqual([null])
  members = [replica('a')]
  const after = ledger(['replica'])
  await after.ingestUpTo(minute(5))
  expect(await minutesOf(after, [0, 5])).toEqual(Array.from({ length: 5 }, () => [600, 3]))
})

test('a dataset of two clusters is refused too, one of two replicas has the newer point', async () => {
  const point = start / 1000 - 3600
  const exposureOf = async (of: Ledger) =>
    (await of.recoveryPoints.newest([datasetKey(sampleDataset())])).get(datasetId(datasetKey(sampleDataset())))
  members = [eu({ events: point }), us({ events: point - 86_400 })]
  const refused = ledger()
  await refused.ingestUpTo(minute(0))
  expect(await exposureOf(refused)).toEqual({ pointAt: null, answeredAt: null })
  await db.write((transaction) => transaction.deleteFrom('dataset').execute())
  members = [replica('a', { events: point - 60 }), replica('b', { events: point })]
  const merged = ledger(['replica'])
  await merged.ingestUpTo(minute(0))
  expect(await exposureOf(merged)).toEqual({ pointAt: new Date(point * 1000), answeredAt: minute(0) })
})

test('whatever is silent when, a known minute is what one member said, and never of two clusters', async () => {
  const silence = fc.array(fc.integer({ min: -120, max: -1 }), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(fc.array(silence, { minLength: 1, maxLength: 4 }), fc.boolean(), async (silences, areReplicas) => {
      await db.close()
      db = await openStore(':memory:')
      members = silences.map((silent, index) => ({
        labels: areReplicas ? { replica: `r${index}` } : { cluster: `c${index}` },
        ...{ events: 1000 + index, errors: 10 * (silences.length - index) },
        isSilent: (at) => silent.includes(at),
      }))
      const one = ledger(['replica'])
      await one.ingestUpTo(minute(0))
      const expected = Array.from({ length: 120 }, (_, index) => {
        const speaking = members.filter(({ isSilent }) => !isSilent(index - 120))
        if (speaking.length === 0 || (!areReplicas && members.length > 1)) return null
        const best = speaking.at(-1)!
        return [best.events, best.errors]
      })
      expect(await minutesOf(one, [-120, 0])).toEqual(expected)
    }),
    { numRuns: 12, seed: 9 },
  )
})

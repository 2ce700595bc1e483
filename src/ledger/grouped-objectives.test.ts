import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { objectiveId } from '../slo/counts.js'
import { type Slo, sloKey } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { createLedger } from './create-ledger.js'
import type { Ledger } from './ledger.js'
import { MOST_GROUPS } from './place-of-series.js'
import { countsIn } from '../../test/support/counts-in.js'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import { createFakeSeriesReader, type FakeSeries, type ValueAt } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { ignoreMeter } from '../shared/meter.js'

const start = Date.UTC(2026, 9, 1)
const minute = (count: number) => new Date(start + count * 60_000)
const minuteOf = (at: Date) => (at.getTime() - start) / 60_000
const grouped = sampleSlo({ groupBy: ['region'] })

/** A series of the SLO: its further labels, and events per minute; a tenth of them is bad. */
interface Rate {
  readonly labels: Readonly<Record<string, string>>
  readonly perMinute: ValueAt
}

let db: Database
let logger: ReturnType<typeof createMemoryLogger>
let recorded: Rate[]
let raw: Rate[]
let counted: Readonly<Record<string, string>>[]
let asked: string[]

beforeEach(async () => {
  db = await openStore(':memory:')
  logger = createMemoryLogger()
  ;[recorded, raw, counted, asked] = [[], [], [], []]
})

afterEach(() => db.close())

function answer(query: string): FakeSeries[] {
  asked.push(query)
  if (query.startsWith('last_over_time')) {
    const share = query.includes('slo:errors') ? 0.1 : 1
    const slo = { service: 'checkout', slo: 'availability', environment: 'production' }
    return recorded.map((rate) => series({ ...slo, ...rate.labels }, rate, share))
  }
  const share = query.includes('code=~') ? 0.1 : 1
  const ids = [...query.matchAll(/"plimsoll_target", "(\d+)"/g)].map((match) => match[1]!)
  return ids.flatMap((id) => raw.map((rate) => series({ plimsoll_target: id, ...rate.labels }, rate, share)))
}

function series(labels: Record<string, string>, { perMinute }: Rate, share: number): FakeSeries {
  return { labels, valueAt: (at) => (perMinute(at) === null ? null : perMinute(at)! * share) }
}

function ledger(slos: readonly Slo[] = [grouped]): Ledger {
  const config = exampleConfig({ prometheus: [exampleSource({ retentionSeconds: 7200 })], slos })
  const readers = new Map([['default', createFakeSeriesReader(answer)]])
  return createLedger({
    ...{ database: db, config, readers, clock: () => minute(0), logger },
    meter: { ...ignoreMeter, count: (_name, labels) => counted.push(labels) },
  })
}

async function eventsOf(of: Ledger, [from, to]: [number, number], slo: Slo = grouped) {
  const objectives = await of.counts.objectives([sloKey(slo)])
  const keys = objectives.map(({ key }) => key)
  const counts = await countsIn(of.counts, keys, { from: minute(from), to: minute(to) })
  return Object.fromEntries(
    keys.flatMap((key) => {
      const own = counts.get(objectiveId(key))
      return own === undefined ? [] : [[key.group, own.events]]
    }),
  )
}

const always =
  (value: number): ValueAt =>
  () =>
    value
const eu = (perMinute: ValueAt): Rate => ({ labels: { region: 'eu' }, perMinute })
const us = (perMinute: ValueAt): Rate => ({ labels: { region: 'us' }, perMinute })

test('each set of label values has its own counts, and one question answers for all', async () => {
  recorded = [eu(always(60)), us(always(30))]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  expect(await eventsOf(one, [-10, 0])).toEqual({ 'region="eu"': 600, 'region="us"': 300 })
  const before = asked.length
  await one.ingestUpTo(minute(1))
  expect(asked.length - before).toBe(2)
})

test('a group begins when it appears, and keeps its row when it vanishes', async () => {
  recorded = [eu(always(60)), us((at) => (minuteOf(at) > 0 && minuteOf(at) <= 30 ? 30 : null))]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  expect(await eventsOf(one, [-60, 60])).toEqual({ 'region="eu"': 3600 })
  await one.ingestUpTo(minute(30))
  await one.ingestUpTo(minute(60))
  expect(await eventsOf(one, [-60, 60])).toEqual({ 'region="eu"': 120 * 60, 'region="us"': 900 })
  const [, ...groups] = await one.counts.objectives([sloKey(grouped)])
  expect(groups.map(({ key, watermark, seenAt, historyFrom }) => [key.group, watermark, seenAt, historyFrom])).toEqual([
    ['region="eu"', minute(60), minute(60), minute(-120)],
    ['region="us"', minute(60), minute(30), minute(-120)],
  ])
})

test('a new grouped objective gets the history of each group out of the raw metrics', async () => {
  raw = [eu(always(6)), us((at) => (minuteOf(at) > -30 ? 3 : null))]
  recorded = [eu((at) => (minuteOf(at) > -10 ? 60 : null))]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  // What the rules recorded of one group they would have recorded of the other.
  expect(await eventsOf(one, [-120, 0])).toEqual({ 'region="eu"': 110 * 6 + 600, 'region="us"': 60 })
})

test('a group_by that comes later reads the history anew, and does not take what was recorded without it', async () => {
  const whole = sampleSlo()
  recorded = [{ labels: {}, perMinute: always(90) }]
  await ledger([whole]).ingestUpTo(minute(0))
  raw = [eu(always(60)), us(always(30))]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  expect(await eventsOf(one, [-120, 0])).toEqual({ '': 10_800, 'region="eu"': 7200, 'region="us"': 3600 })
  // And back again: what was recorded in groups is not the whole.
  recorded = [eu(always(60)), us(always(30))]
  raw = [{ labels: {}, perMinute: always(91) }]
  const back = ledger([whole])
  await back.ingestUpTo(minute(0))
  expect(await eventsOf(back, [-120, 0], whole)).toMatchObject({ '': 91 * 120, 'region="eu"': 7200 })
})

test('a renamed objective takes its groups along', async () => {
  recorded = [eu(always(60))]
  await ledger().ingestUpTo(minute(0))
  const renamed = sampleSlo({ name: 'success', renamedFrom: 'availability', groupBy: ['region'] })
  const one = ledger([renamed])
  await one.ingestUpTo(minute(0))
  expect(await eventsOf(one, [-120, 0], renamed)).toEqual({ 'region="eu"': 7200 })
})

test('series without the label are left out, which is said once and counted always', async () => {
  recorded = [eu(always(60)), { labels: {}, perMinute: always(1) }]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  await one.ingestUpTo(minute(1))
  expect(Object.keys(await eventsOf(one, [-120, 1]))).toEqual(['region="eu"'])
  expect(logger.lines.filter(({ level }) => level === 'warn')).toEqual([
    expect.objectContaining({ message: 'Series without the labels of group_by are not counted' }),
  ])
  expect(counted).toHaveLength(4)
  expect(counted[0]).toEqual({ service: 'checkout', slo: 'availability', reason: 'no_group_label' })
})

test('more groups than anybody looks at are cut: those that are there stay', async () => {
  recorded = [us(always(1))]
  const one = ledger()
  await one.ingestUpTo(minute(0))
  const many = Array.from({ length: MOST_GROUPS + 4 }, (_, index) => String(index).padStart(3, '0'))
  recorded.push(...many.map((pod) => ({ labels: { region: `pod-${pod}` }, perMinute: always(1) })))
  await one.ingestUpTo(minute(1))
  const groups = Object.keys(await eventsOf(one, [-120, 1]))
  expect(groups).toHaveLength(MOST_GROUPS)
  expect(groups).toContain('region="us"')
  expect(groups).not.toContain('region="pod-203"')
  expect(counted).toHaveLength(5)
  expect(counted[0]).toMatchObject({ reason: 'too_many_groups' })
})

test('the ledger knows when another indicator took over', async () => {
  recorded = [eu(always(60))]
  await ledger().ingestUpTo(minute(0))
  const indicator = { kind: 'ratio', total: 'other_total', bad: 'other_total{code=~"5.."}' } as const
  const one = ledger([sampleSlo({ groupBy: ['region'], indicator })])
  await one.ingestUpTo(minute(10))
  const objectives = await one.counts.objectives([sloKey(grouped)])
  expect(objectives.map(({ definitionChanges }) => definitionChanges)).toEqual([[minute(0)], [minute(0)]])
})

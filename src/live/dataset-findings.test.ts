import { expect, test } from '@jest/globals'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { judgeDatasets, severalDatasets } from './dataset-findings.js'
import { createLiveSource } from './live-source.js'

const now = new Date('2026-11-23T12:00:00Z')

const success = (age: number, labels: Readonly<Record<string, string>>) => {
  return { labels, samples: [{ at: now, value: age === Infinity ? 0 : now.getTime() / 1000 - age }] }
}
const judging = { isMeant: false, copies: ['pod', 'replica'], rpoSeconds: 3600, now }

test('several datasets in one query are named by what they differ in, copies of an exporter are none', () => {
  const copies = [success(60, { db: 'a', pod: 'x' }), success(90, { db: 'a', pod: 'y', replica: '1' })]
  expect(judgeDatasets(copies, judging)).toEqual([])
  expect(judgeDatasets([...copies, success(60, { db: 'b' })], judging)).toEqual([
    {
      rule: 'live-datasets',
      message: 'it gives 2 series that differ in db: the newest counts, whatever became of the others',
      hint: 'a dataset for each of them, told apart by db; or `min(…)` where all must be in time, `max(…)` where any of them will do',
    },
  ])
})

test('a max that was written is remarked upon where it hides one that is late', () => {
  const meant = { ...judging, isMeant: true }
  const [one, other] = [success(60, { db: 'a' }), success(3000, { db: 'b' })]
  expect(judgeDatasets([one, other], meant)).toEqual([])
  const late = (age: number) => judgeDatasets([one, success(age, { db: 'c' })], meant)[0]
  expect(late(7250)).toMatchObject({
    isNote: true,
    message:
      'its max takes the newest of 2 series that differ in db, and the oldest is 2h old: its objective is not seen to be missed',
  })
  expect(late(Infinity)?.message).toContain('one of them never succeeded')
})

test('the series behind an outer max are looked at, behind min or a max by label what the query gives', async () => {
  const series = [1, 2].map((n) => ({ labels: { db: `${n}` }, valueAt: () => now.getTime() / 1000 - n * 86_400 }))
  const ask = async (lastSuccess: string) => {
    const reader = createFakeSeriesReader(() => (lastSuccess.startsWith('min') ? series.slice(1) : series))
    await severalDatasets(sampleDataset({ lastSuccess }), createLiveSource(reader, now))
    return reader.asked.map(({ query }) => query)
  }
  expect(await ask('max(t{a="b"})')).toEqual(['t{a="b"}'])
  expect(await ask('min(t)')).toEqual(['min(t)'])
  expect(await ask('max by (db) (t)')).toEqual(['max by (db) (t)'])
})

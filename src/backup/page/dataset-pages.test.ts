import { afterAll, beforeAll, expect, it } from '@jest/globals'
import request from 'supertest'
import { exampleConfig } from '../../../test/support/example-config.js'
import { figuresOf, strayFigures } from '../../../test/support/page-figures.js'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import { layPoints, stillDaemon, type StillDaemon } from '../../../test/support/still-daemon.js'
import { statusAnswer } from '../../status/status-answer.js'
import { datasetDetailAnswer } from '../dataset-detail-answer.js'
import { datasetKey } from '../dataset.js'
import { keepMeasure } from '../measure/measure-rows-store.js'

const orders = sampleDataset({
  ...{ rpoSeconds: 7200, expectedDurationSeconds: 600 },
  measureQueries: { size: 'orders_dump_size_bytes', duration: null },
})
const media = sampleDataset({ name: 'media' })
const from = new Date('2026-10-01T00:00:00Z')
const to = new Date('2026-10-11T00:00:00Z')
const HOUR = 3600
const silence = { from: Date.parse('2026-10-05T00:00:00Z') / 1000, to: Date.parse('2026-10-05T12:00:00Z') / 1000 }

/** A backup each hour, whose data are ten minutes older than the hour; on the morning of the fifth the source is silent, and on the sixth none is made. */
function pointAt(end: number): number | null {
  if (end > silence.from && end <= silence.to) return null
  const hour = Math.floor(end / HOUR) * HOUR
  const stop = Date.parse('2026-10-06T00:00:00Z') / 1000
  const isStopped = hour > stop && hour < stop + 6 * HOUR
  return (isStopped ? stop : hour) - 600
}

/** The newest one is a quarter of the median of those before it. */
const SIZES = [2_000_000, 2_020_000, 2_040_000, 2_060_000, 2_080_000, 510_000]

let daemon: StillDaemon

beforeAll(async () => {
  const config = exampleConfig({ datasets: [media, orders] })
  daemon = await stillDaemon(config, new Date('2026-10-11T00:00:30Z'), async (database) => {
    await layPoints(database, datasetKey(orders), { from, to, pointAt })
    await database.write(async (transaction) => {
      for (const [index, sizeBytes] of SIZES.entries()) {
        const measure = { pointAt: new Date(from.getTime() + index * 86_400_000), sizeBytes, durationSeconds: null }
        await keepMeasure(transaction, datasetKey(orders), { measure, instead: null })
      }
    })
  })
  await daemon.refresh()
})

afterAll(() => daemon.close())

const page = async (path: string) => (await request(daemon.answer).get(path).expect(200)).text
const twin = async (path: string): Promise<unknown> => (await request(daemon.answer).get(path).expect(200)).body

it('the exposure of a dataset hour by hour is what its source told', async () => {
  const detail = datasetDetailAnswer.parse(await twin('/api/v1/datasets/checkout/orders-db'))
  // 240 hours less the twelve of silence.
  expect(detail.hours.filter(({ worstSeconds }) => worstSeconds !== null)).toHaveLength(228)
  // Just before a backup is told of, the data are 69 minutes old; with five of them missing, six hours older than an hour and nine minutes.
  expect(detail.hours[30]).toEqual({ from: '2026-10-02T06:00:00.000Z', worstSeconds: 69 * 60, observedSeconds: 3600 })
  expect(detail.worstExposureSeconds).toBe(5 * HOUR + 69 * 60)
  expect(detail.interval).toEqual({ from: '2026-09-11T00:00:00.000Z', to: '2026-10-11T00:00:00.000Z' })
  expect(detail.coverage).toBe(228 / 720)
  // Beyond two hours: from 01:50 of the sixth on, when the data of 23:50 are too old, to 05:59.
  expect(detail.within).toBe((228 * 60 - (4 * 60 + 9)) / (228 * 60))
  expect(detail.backups).toHaveLength(241 - 11 - 5)
  expect(detail.backups[0]).toMatchObject({
    pointAt: '2026-10-10T23:50:00.000Z',
    completedAt: '2026-10-11T00:00:00.000Z',
  })
})

it('the pages of datasets say of each number where it stands in their twin', async () => {
  const list = await page('/datasets')
  expect(figuresOf(list).map(({ text }) => text)).toEqual(['15 min', '10 min 30 s', '2 h'])
  expect(strayFigures(list, await twin('/api/v1/status'))).toEqual([])
  // One of which nothing was ever seen stands first.
  expect(list.indexOf('checkout/<wbr>media')).toBeLessThan(list.indexOf('checkout/<wbr>orders-db'))
  for (const query of ['', '?days=7', '?days=90']) {
    const text = await page(`/datasets/checkout/orders-db${query}`)
    expect(figuresOf(text).length).toBeGreaterThan(4)
    expect(strayFigures(text, await twin(`/api/v1/datasets/checkout/orders-db${query}`))).toEqual([])
  }
})

it('the page of a dataset draws its exposure, and says it in words', async () => {
  const text = await page('/datasets/checkout/orders-db?days=7')
  expect(text).toContain('aria-label="Line of exposure. At most 6 h 9 min would have been lost;')
  expect(text).toMatch(/<svg viewBox="0 0 720 160"[^>]*role="img"/)
  expect(text.match(/class="over"/g)).toHaveLength(2)
  expect(text.match(/class="gap"/g)).toHaveLength(1)
  expect(text).toContain('max(backup_last_success_timestamp_seconds')
  expect(text).not.toMatch(/style=/)
})

it('a size that is not as usual is said on the page and in the status', async () => {
  const text = await page('/datasets/checkout/orders-db')
  expect(text).toContain('The newest backup has 510 kB; 2.0 MB are usual.')
  expect(text).toContain('usually 2.0 MB, the median of 5 before it')
  const { datasets } = statusAnswer.parse(await twin('/api/v1/status'))
  expect(datasets.map(({ dataset, size, duration, state }) => ({ dataset, size, duration, state }))).toEqual([
    { dataset: 'media', size: null, duration: null, state: 'unknown' },
    {
      ...{ dataset: 'orders-db', duration: null, state: 'ok' },
      size: { value: 510_000, usual: 2_040_000, runs: 5, isUnusual: true, pointAt: '2026-10-06T00:00:00.000Z' },
    },
  ])
})

it('the page of a dataset of which nothing is known says so', async () => {
  const text = await page('/datasets/checkout/media')
  for (const words of ['source silent', 'Nothing is known of its exposure', 'No backup was seen'])
    expect(text).toContain(words)
  await request(daemon.answer).get('/datasets/checkout/nothing').expect(404)
  await request(daemon.answer).get('/api/v1/datasets/nobody/orders-db').expect(404)
})

it('datasets are found by name and state', async () => {
  expect(await page('/datasets?q=orders&state=ok')).toContain('href="/datasets/checkout/orders-db"')
  expect(await page('/datasets?state=stale')).toContain('No dataset is like that')
})

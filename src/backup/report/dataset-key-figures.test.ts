import { expect, it } from '@jest/globals'
import { october } from '../../../test/support/agreement-results.js'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import { comparedTimes } from '../../feature/key-figure.js'
import { datasetId, datasetKey, type ExposureSummary } from '../dataset.js'
import { readDatasetKeyFigures } from './dataset-key-figures.js'

const orders = sampleDataset({ name: 'orders', rpoSeconds: 900 })
const carts = sampleDataset({ name: 'carts', rpoSeconds: 900 })
const media = sampleDataset({ name: 'media', rpoSeconds: 93_600 })
const kept = (worst: number): ExposureSummary => ({
  observedSeconds: 600,
  compliantSeconds: 600,
  worstExposureSeconds: worst,
})
const missed = (worst: number | null): ExposureSummary => ({
  ...kept(0),
  compliantSeconds: 540,
  worstExposureSeconds: worst,
})

/** What was seen of datasets by month in which the time asked for begins; and how often it was asked for. */
async function told(
  seen: Readonly<Record<string, readonly (readonly [typeof orders, ExposureSummary])[]>>,
  datasets = [orders, carts, media],
) {
  const asked: string[] = []
  const figures = await readDatasetKeyFigures(
    datasets,
    {
      newest: () => Promise.resolve(new Map()),
      exposure: (_, { from, to }) => {
        asked.push(`${from.toISOString().slice(0, 10)} ${to.toISOString().slice(0, 10)}`)
        const month = new Date(from.getTime() + 86_400_000).toISOString().slice(0, 7)
        return Promise.resolve(
          new Map((seen[month] ?? []).map(([dataset, one]) => [datasetId(datasetKey(dataset)), one])),
        )
      },
    },
    { times: comparedTimes(october), createdAt: new Date('2026-11-02T07:00:00Z') },
  )
  return { figures, asked }
}

it('the recovery points of datasets with one objective are one figure: the worst of them, month by month', async () => {
  const { figures, asked } = await told({
    '2026-08': [[orders, missed(null)]],
    '2026-09': [
      [orders, kept(300)],
      [carts, kept(900)],
      [media, kept(90_000)],
    ],
    '2026-10': [
      [orders, missed(901)],
      [carts, kept(60)],
    ],
  })
  expect(figures.map(({ name, about, targetSeconds }) => [name, about, targetSeconds])).toEqual([
    ['rpo', ['checkout/orders', 'checkout/carts'], 900],
    ['rpo', ['checkout/media'], 93_600],
  ])
  const [first, second] = figures
  expect(first).toMatchObject({
    current: { seconds: 901, count: 2, unknown: 0, verdict: 'missed' },
    previous: { period: '2026-09', seconds: 900, count: 2, unknown: 0, verdict: 'met' },
  })
  expect(first?.months.slice(-4)).toEqual([
    { month: '2026-07', seconds: null, count: 0, unknown: 2, verdict: 'undetermined' },
    { month: '2026-08', seconds: null, count: 1, unknown: 1, verdict: 'missed' },
    { month: '2026-09', seconds: 900, count: 2, unknown: 0, verdict: 'met' },
    { month: '2026-10', seconds: 901, count: 2, unknown: 0, verdict: 'missed' },
  ])
  expect(second).toMatchObject({ current: { seconds: null, count: 0, unknown: 1, verdict: 'undetermined' } })
  expect(asked).toHaveLength(12)
  expect(new Set(asked).size).toBe(12)
})

it('many datasets have shorter trends, and the time before all the same', async () => {
  const many = Array.from({ length: 100 }, (_, index) => sampleDataset({ name: `set-${index}`, rpoSeconds: 900 }))
  const { figures, asked } = await told({}, many)
  expect(figures[0]?.months.map(({ month }) => month)).toEqual(['2026-08', '2026-09', '2026-10'])
  expect(figures[0]?.previous.period).toBe('2026-09')
  expect(asked).toHaveLength(3)
})

it('where there are no datasets nothing is said or read', async () => {
  expect(await told({}, [])).toEqual({ figures: [], asked: [] })
})

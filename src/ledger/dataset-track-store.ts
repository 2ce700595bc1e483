import { BACKUP_LABELS, BACKUP_SERIES } from '../backup/backup-names.js'
import type { Dataset } from '../backup/dataset.js'
import { mergedPoints, writePoints } from './dataset-hour-store.js'
import { createDatasetLoader, type DatasetNews, moveDatasets } from './dataset-store.js'
import { hoursOf } from './hours-of.js'
import { judgePoint } from './plausible.js'
import { keepRivalries } from './rivalry-store.js'
import type { Track } from './target.js'

/** The datasets of one Prometheus: the newest data point, minute by minute. */
export function datasetTrack(datasets: readonly Dataset[]): Track {
  const losing = new Set(datasets.filter(({ reportsLoss }) => reportsLoss).map(nameOf))
  return {
    table: 'dataset',
    kind: {
      recorded: [BACKUP_SERIES.dataPoint],
      nameLabel: BACKUP_LABELS.dataset,
      factor: 1,
      judge: (values, { minute }) => judgePoint(values, minute),
    },
    // A minute is not a sum that late samples change: mostly the same point is told again.
    againEverySeconds: 300,
    load: createDatasetLoader(datasets),
    async keep(db, { targets, values, rivalries, watermark, steps, onUnreadable, fillsOnly }) {
      const whole = new Map([...values].map(([id, groups]) => [id, groups.get('') ?? new Map<number, never>()]))
      const news = hoursOf(whole, ([point = 0]) => Math.max(0, Math.floor(point)))
      const rows = await mergedPoints(db, news, { onUnreadable, fillsOnly })
      steps('ingest:merged')
      await writePoints(db, rows)
      steps('ingest:rows-written')
      await keepRivalries(db, 'dataset', { targets, rivalries })
      await moveDatasets(
        db,
        targets.map((target) => {
          const hours = news.get(target.id) ?? new Map<number, never>()
          return losing.has(nameOf(target)) ? lastNews(target.id, hours) : newsOf(target.id, hours)
        }),
        watermark,
      )
    },
  }
}

function nameOf({ environment, service, name }: Pick<Dataset, 'environment' | 'service' | 'name'>): string {
  return [environment ?? '', service, name].join('/')
}

/** Of a source that tells of all that there is: what it told last, and nothing where it said that there is none. */
function lastNews(id: number, hours: ReadonlyMap<number, readonly (number | null)[]>): DatasetNews {
  const told = [...hours].flatMap(([hour, points]) =>
    points.flatMap((point, index) => (point === null ? [] : [{ point, at: hour + (index + 1) * 60 }])),
  )
  const last = told.toSorted((a, b) => a.at - b.at).at(-1) ?? { point: 0, at: null }
  return { id, newestPoint: last.point === 0 ? null : last.point, answeredAt: last.at, isAll: true }
}

function newsOf(id: number, hours: ReadonlyMap<number, readonly (number | null)[]>): DatasetNews {
  let [newestPoint, answeredAt] = [0, 0]
  for (const [hour, points] of hours) {
    points.forEach((point, index) => {
      if (point === null) return
      newestPoint = Math.max(newestPoint, point)
      answeredAt = Math.max(answeredAt, hour + (index + 1) * 60)
    })
  }
  return { id, newestPoint: newestPoint || null, answeredAt: answeredAt || null }
}

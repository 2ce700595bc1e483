import { BACKUP_LABELS, BACKUP_SERIES } from '../backup/backup-names.js'
import type { Dataset } from '../backup/dataset.js'
import { mergedPoints, writePoints } from './dataset-hour-store.js'
import { type DatasetNews, loadDatasets, moveDatasets } from './dataset-store.js'
import { hoursOf } from './hours-of.js'
import { judgePoint } from './plausible.js'
import { keepRivalries } from './rivalry-store.js'
import type { Track } from './target.js'

/** The datasets of one Prometheus: the newest data point, minute by minute. */
export function datasetTrack(datasets: readonly Dataset[]): Track {
  return {
    table: 'dataset',
    kind: {
      recorded: [BACKUP_SERIES.dataPoint],
      nameLabel: BACKUP_LABELS.dataset,
      factor: 1,
      judge: (values, { minute }) => judgePoint(values, minute),
    },
    load: (db) => loadDatasets(db, datasets),
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
        targets.map(({ id }) => newsOf(id, news.get(id) ?? new Map<number, never>())),
        watermark,
      )
    },
  }
}

function newsOf(id: number, hours: ReadonlyMap<number, readonly (number | null)[]>): DatasetNews {
  let newestPoint: number | null = null
  let answeredAt: number | null = null
  for (const [hour, points] of hours) {
    for (const [index, point] of points.entries()) {
      if (point === null) continue
      if (point > 0) newestPoint = Math.max(newestPoint ?? 0, point)
      answeredAt = Math.max(answeredAt ?? 0, hour + (index + 1) * 60)
    }
  }
  return { id, newestPoint, answeredAt }
}

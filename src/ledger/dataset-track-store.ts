import { BACKUP_LABELS, BACKUP_SERIES } from '../backup/backup-names.js'
import type { Dataset } from '../backup/dataset.js'
import { mergedPoints, writePoints } from './dataset-hour-store.js'
import { loadDatasets, moveDatasets, type DatasetNews } from './dataset-store.js'
import { hoursOf } from './hours-of.js'
import type { Track } from './track.js'

/** The datasets of one Prometheus: the newest data point, minute by minute. */
export function datasetTrack(datasets: readonly Dataset[]): Track {
  return {
    kind: { recorded: [BACKUP_SERIES.dataPoint], nameLabel: BACKUP_LABELS.dataset, factor: 1 },
    load: (db) => loadDatasets(db, datasets),
    async keep(db, { targets, values, watermark, steps }) {
      const whole = new Map([...values].map(([id, groups]) => [id, groups.get('') ?? new Map<number, never>()]))
      const news = hoursOf(whole, ([point = 0], minute) => pointOf(point, minute))
      const rows = await mergedPoints(db, news)
      steps('ingest:merged')
      await writePoints(db, rows)
      steps('ingest:rows-written')
      await moveDatasets(
        db,
        targets.map(({ id }) => newsOf(id, news.get(id) ?? new Map<number, never>())),
        watermark,
      )
    },
  }
}

/** A point further ahead of its minute is no time of a backup: milliseconds, or a sentinel. */
const MOST_AHEAD_SECONDS = 3600

function pointOf(value: number, minuteMs: number): number | null {
  const point = Math.max(0, Math.floor(value))
  return point > minuteMs / 1000 + 60 + MOST_AHEAD_SECONDS ? null : point
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

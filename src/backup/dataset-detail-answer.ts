import * as z from 'zod'
import { instant, interval, ratio, written } from '../shared/answer-fields.js'
import { datasetAnswer } from './dataset-answer.js'
import type { ExposureTrack } from './exposure-track.js'
import type { DatasetView } from './dataset-view.js'

const seconds = z.number().min(0)

/** The answer of `GET /api/v1/datasets/{service}/{name}`. */
export const datasetDetailAnswer = z
  .strictObject({
    service: z.string(),
    dataset: z.string(),
    status: datasetAnswer.nullable().describe('How it stands, as in the status; null: none was read yet.'),
    rpoSeconds: seconds.describe('The recovery point objective.'),
    expectedDurationSeconds: seconds.describe(
      'How long a backup takes: its data are older than its completion by this.',
    ),
    lastSuccess: z.string().describe('The PromQL that tells when the last backup was completed.'),
    interval: interval.describe('What the hours and backups are of.'),
    within: ratio.nullable().describe('Share of the observed time within the objective; null: nothing was observed.'),
    coverage: ratio.describe('Observed share of the interval.'),
    worstExposureSeconds: seconds.nullable().describe('The largest exposure seen; null: nothing was observed.'),
    hours: z
      .array(z.strictObject({ from: instant, worstSeconds: seconds.nullable(), observedSeconds: seconds }))
      .describe('The largest exposure of each hour of which anything is kept; null: none was known.'),
    backups: z
      .array(z.strictObject({ pointAt: instant, completedAt: instant, seenAt: instant }))
      .describe('Backups that the source told of, newest first.'),
  })
  .meta({ id: 'DatasetDetails', description: 'A dataset as it stands, its exposure hour by hour, and its backups.' })

export type DatasetDetail = z.output<typeof datasetDetailAnswer>

const NOTHING_KNOWN: ExposureTrack = {
  ...{ observedSeconds: 0, compliantSeconds: 0, worstExposureSeconds: null, hours: [], backups: [] },
}

/** Plain JSON data of all that a page about a dataset tells. */
export function toDatasetDetail({ dataset, status, interval: span, track: known }: DatasetView): DatasetDetail {
  const { service, name, rpoSeconds, expectedDurationSeconds, lastSuccess } = dataset
  const track = known ?? NOTHING_KNOWN
  const observed = track.observedSeconds
  const length = (span.to.getTime() - span.from.getTime()) / 1000
  const completed = (pointAt: Date) => new Date(pointAt.getTime() + expectedDurationSeconds * 1000)
  const backups = track.backups.toReversed().map((one) => ({ ...one, completedAt: completed(one.pointAt) }))
  return written({
    ...{ service, dataset: name, status, rpoSeconds, expectedDurationSeconds, lastSuccess, interval: span },
    within: observed === 0 ? null : track.compliantSeconds / observed,
    coverage: length === 0 ? 0 : Math.min(1, observed / length),
    worstExposureSeconds: track.worstExposureSeconds,
    ...{ hours: [...track.hours], backups },
  })
}

import * as z from 'zod'
import { statusList } from '../feature/status-list.js'
import { statusPart } from '../feature/status-part.js'
import { identity, instant, written } from '../shared/answer-fields.js'
import { backupSamples } from './backup-metrics.js'
import { shownDatasets } from './dataset-shown.js'
import { DATASET_STATES, type DatasetStatus } from './dataset-status.js'
import { FEWEST_RUNS, MOST_RUNS } from './measure/backup-measures.js'

function measured(what: string) {
  return z
    .strictObject({
      value: z.number().min(0),
      pointAt: instant.describe('As old as the data of that backup.'),
      usual: z
        .number()
        .min(0)
        .nullable()
        .describe(`Median of up to ${MOST_RUNS} backups before it; null: it is known of fewer than ${FEWEST_RUNS}.`),
      runs: z.number().int().min(0).describe('Of how many backups `usual` is the median.'),
      isUnusual: z.boolean().describe('Whether it is below half or above twice of what is usual.'),
    })
    .nullable()
    .describe(`${what} of the newest backup of which it is known; null: of none.`)
}

/** How a dataset stands, as the API says it. */
export const datasetAnswer = z
  .strictObject({
    ...identity,
    dataset: z.string(),
    rpoSeconds: z.number(),
    newestPointAt: instant.nullable().describe('Newest recoverable data point; null: never seen.'),
    exposureSeconds: z.number().min(0).nullable().describe('What would be lost now; null: never seen.'),
    nextDueAt: instant.nullable().describe('When the next backup is planned; null: nothing is, or none was ever seen.'),
    lateAt: instant.nullable().describe('From when on that one is late; null: nobody said how late it may be.'),
    answeredAt: instant.nullable().describe('When the source last answered; null: never.'),
    state: z.enum(DATASET_STATES),
    size: measured('Size, in bytes,'),
    duration: measured('Duration, in seconds,'),
  })
  .meta({ id: 'Dataset', description: 'What of a dataset would be lost now.' })

/** What datasets tell in the status. */
export const datasetsStatus = statusPart({
  key: 'datasets',
  answer: z.array(datasetAnswer),
  toAnswer: (datasets: readonly DatasetStatus[]) => written(datasets),
  list: statusList(datasetAnswer, {
    ...{ name: 'datasets', page: 'DatasetPage', summary: 'What of each dataset would be lost now.' },
    key: ['service', 'dataset'],
    filters: {
      dataset: z.string().describe('Of datasets of this name only.'),
      environment: z.string().describe('Of one environment only.'),
      state: datasetAnswer.shape.state.describe('Only those that stand so.'),
    },
  }),
  samples: backupSamples,
  shown: shownDatasets,
})

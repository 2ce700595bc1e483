import * as z from 'zod'
import { cronField } from '../calendar/cron-field.js'
import { zoneField } from '../calendar/zone.js'
import { promqlField } from '../promql/promql-field.js'
import { durationField, example, nameField, scrapeIntervalField } from '../shared/fields.js'

/** One dataset of a service file. */
export const backupSchema = z.strictObject({
  name: nameField.describe('Name of the dataset, unique within the service.').meta(example('orders-db')),
  renamed_from: nameField.optional().describe('Former name: keeps the history over a rename.').meta(example('orders')),
  description: z
    .string()
    .optional()
    .describe('One sentence for people: what is backed up, and to where.')
    .meta(example('Orders, dumped to the second site.')),
  last_success: promqlField
    .describe(
      'PromQL that gives the Unix time (seconds) at which the last successful backup was completed; of several series the newest counts; values <= 0 mean never.',
    )
    .meta(example('max(backup_last_success_timestamp_seconds{dataset="orders-db"})')),
  scrape_interval: scrapeIntervalField
    .optional()
    .describe(
      'Scrape interval of these metrics, where it differs from `prometheus.scrape_interval`: a source that is silent for longer than two scrapes, and a minute at least, is a gap.',
    )
    .meta(example('60s')),
  rpo: durationField.describe('Recovery point objective: most data, in time, that may be lost.').meta(example('15m')),
  expected_duration: durationField
    .optional()
    .describe(
      'How long a backup takes: its data is as old as its start, so this is subtracted from the time of completion.',
    )
    .meta(example('2m')),
  schedule: cronField
    .optional()
    .describe('When backups are planned: `validate` then checks that the plan can keep the RPO.'),
  timezone: zoneField.optional().describe('Zone of the schedule; default `timezone` of the root file.'),
})

export type BackupConfig = z.output<typeof backupSchema>

import * as z from 'zod'
import { cronField } from '../calendar/cron-field.js'
import { zoneField } from '../calendar/zone.js'
import { promqlField } from '../promql/promql-field.js'
import { durationField, example, finding, nameField, scrapeIntervalField } from '../shared/fields.js'
import { SEMANTICS } from './dataset.js'

const fields = z.strictObject({
  name: nameField.describe('Name of the dataset, unique within the service.').meta(example('orders-db')),
  renamed_from: nameField.optional().describe('Former name: keeps the history over a rename.').meta(example('orders')),
  description: z
    .string()
    .optional()
    .describe('One sentence for people: what is backed up, and to where.')
    .meta(example('Orders, dumped to the second site.')),
  source: z
    .literal('ping', { error: 'expected ping, or none where `last_success` asks a Prometheus' })
    .optional()
    .describe(
      'Where it is known from when backups were made. `ping`: the job itself says so to `/ping/…`, and no `last_success` is needed.',
    )
    .meta(example('ping')),
  last_success: promqlField
    .optional()
    .describe(
      'PromQL that gives the Unix time (seconds) at which the last successful backup was completed; of several series the newest counts; values <= 0 mean never.',
    )
    .meta(example('max(backup_last_success_timestamp_seconds{dataset="orders-db"})')),
  semantics: z
    .enum(SEMANTICS, { error: 'expected completion, start or continuous' })
    .optional()
    .describe(
      'What that time means: `completion` (default) of a backup, whose data is as old as its start; its `start`; or `continuous`, up to where something that is copied all the time has come. Of pings: when the success was told.',
    )
    .meta(example('start')),
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

/** One dataset of a service file. */
export const backupSchema = fields.superRefine(({ source, last_success }, context) => {
  if (source === undefined && last_success === undefined) {
    const hint = 'or `source: ping` where the job of the backup tells Plimsoll itself'
    context.addIssue({
      code: 'custom',
      path: ['last_success'],
      ...finding('expected a query that gives when it was last backed up', hint),
    })
  }
  if (source !== undefined && last_success !== undefined) {
    const hint = 'leave out one of the two'
    context.addIssue({
      code: 'custom',
      path: ['last_success'],
      ...finding('expected no query: with `source: ping` no Prometheus is asked', hint),
    })
  }
})

export type BackupConfig = z.output<typeof backupSchema>

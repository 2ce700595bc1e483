import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import { cronField } from '../calendar/cron-field.js'
import { zoneField } from '../calendar/zone.js'
import { promqlField } from '../promql/promql-field.js'
import { durationField, example, finding, labelField, nameField, scrapeIntervalField } from '../shared/fields.js'
import { checkParts, controlFields } from './controls/control-schema.js'
import { MEASURES } from './measure/backup-measures.js'
import { SEMANTICS } from './semantics.js'
import { backupPresets } from './presets/presets.js'

/** What says how old a dataset's data is, and how old it may be. */
const times = {
  semantics: z
    .enum(SEMANTICS, { error: 'expected completion, start or continuous' })
    .optional()
    .describe(
      'What that time means: `completion` (default, where no preset says otherwise) of a backup, whose data is as old as its start; its `start`; or `continuous`, up to where something that is copied all the time has come. Of pings: when the success was told.',
    )
    .meta(example('start')),
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
  grace: durationField
    .optional()
    .describe(
      'How long after a planned time its backup may be done: after that the dataset is `late`, though its data is not too old yet. Needs `schedule`.',
    )
    .meta(example('1h')),
  suspended: z
    .strictObject({
      until: instantField.describe('From then on it is judged again.'),
      reason: z.string().min(1).describe('Why, in a sentence.').meta(example('Moves to another site.')),
    })
    .optional()
    .describe('Backups are left out for a while, and nobody is told: its exposure grows all the same.'),
  reports_loss: z
    .boolean()
    .optional()
    .describe(
      'What the source tells is all that there is, so that an older time than before means that backups were deleted: the newest data point goes back with it, and `RecoveryPointLost` says so. Default: an older time is taken for a source that has forgotten.',
    )
    .meta(example(true)),
  partial: z
    .literal('ok', { error: 'expected ok, or nothing: then such a run has failed' })
    .optional()
    .describe(
      'Of pings: a run that ends with exit status 3 has saved what it could read, and could not read everything, as restic says it. `ok`: that is a success. Default: it has failed.',
    )
    .meta(example('ok')),
}

export type BackupTimes = z.output<z.ZodObject<typeof times>>

function checkTimes({ schedule, grace }: Pick<BackupTimes, 'schedule' | 'grace'>, context: z.RefinementCtx): void {
  if (grace === undefined || schedule !== undefined) return
  const message = finding('expected a `schedule`: grace begins at its times', 'say when backups are planned')
  context.addIssue({ code: 'custom', path: ['grace'], ...message })
}

/** The same alone, as written cases have it. */
export const backupTimes = z.strictObject(times).superRefine(checkTimes)

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
  preset: z
    .enum([...backupPresets.keys()])
    .optional()
    .describe(
      'The tool that makes the backups: gives `last_success` and what that time means; [Backup tools](backup-tools.md) has all of them.',
    )
    .meta(example('pgbackrest')),
  match: z
    .record(labelField, z.string().min(1))
    .optional()
    .describe('With `preset`: labels of what this dataset is among all that the tool backs up.')
    .meta(example({ stanza: 'orders' })),
  scrape_interval: scrapeIntervalField
    .optional()
    .describe(
      'Scrape interval of these metrics, where it differs from `prometheus.scrape_interval`: a source that is silent for longer than two scrapes, and a minute at least, is a gap.',
    )
    .meta(example('60s')),
  size: promqlField
    .optional()
    .describe(
      'PromQL of the size of its newest backup in bytes, where the preset does not tell it: `BackupUnusual` fires where it is below half or above twice of what is usual.',
    )
    .meta(example('max(backup_size_bytes{dataset="orders-db"})')),
  duration: promqlField
    .optional()
    .describe('The same of how long that backup took, in seconds.')
    .meta(example('max(backup_duration_seconds{dataset="orders-db"})')),
  anomalies: z
    .literal('ignored', { error: 'expected ignored, or nothing: then `BackupUnusual` tells of them' })
    .optional()
    .describe(
      "Sizes and durations that are not as usual are nobody's business: where full and incremental backups take turns, or what is backed up comes and goes.",
    )
    .meta(example('ignored')),
  covers: z
    .record(nameField, z.array(z.string().min(1)))
    .default({})
    .describe(
      'Things of inventories that this dataset has the backups of, by name of the inventory; see `inventory` of the root file.',
    )
    .meta(example({ databases: ['orders', 'carts'] })),
  ...times,
  ...controlFields,
})

/** One dataset of a service file. */
export const backupSchema = fields.superRefine((backup, context) => {
  checkTimes(backup, context)
  checkParts(backup, context)
  if (backup.partial !== undefined && backup.source !== 'ping') {
    const hint = 'take it out: what a query tells bears no exit status'
    context.addIssue({ code: 'custom', path: ['partial'], ...finding('expected `source: ping` beside it', hint) })
  }
  for (const key of MEASURES) {
    if (backup[key] === undefined || backup.source !== 'ping') continue
    const hint = 'take it out: `?size=` says how large it was, and its start how long it took'
    context.addIssue({ code: 'custom', path: [key], ...finding('expected no query: pings tell it', hint) })
  }
  const fault = faultOfTelling(backup)
  if (fault !== null) {
    const { key, ...message } = fault
    context.addIssue({ code: 'custom', path: [key], ...message })
  }
})

/** Exactly one of three says when it was backed up. */
function faultOfTelling({ source, last_success, preset, match }: z.output<typeof fields>) {
  const telling = [source, preset, last_success].filter((one) => one !== undefined).length
  if (telling === 0) {
    const hint = '`preset: TOOL`, or `source: ping` where the job of the backup tells Plimsoll itself'
    return { key: 'last_success', ...finding('expected a query that gives when it was last backed up', hint) }
  }
  if (telling > 1) return { key: tooMany({ source, preset }), ...rivals({ source, last_success }) }
  if (match === undefined || preset !== undefined) return null
  return { key: 'match', ...finding('expected a `preset`, whose query it narrows', 'write the labels into the query') }
}

function tooMany({ source, preset }: Pick<z.output<typeof fields>, 'source' | 'preset'>): string {
  return source !== undefined && preset !== undefined ? 'preset' : 'last_success'
}

function rivals({ source, last_success }: Pick<z.output<typeof fields>, 'source' | 'last_success'>) {
  const hint = 'leave out one of the two'
  if (source === undefined) return finding('expected no query: the preset has one', hint)
  const what = last_success === undefined ? 'preset' : 'query'
  return finding(`expected no ${what}: with \`source: ping\` no Prometheus is asked`, hint)
}

export type BackupConfig = z.output<typeof backupSchema>

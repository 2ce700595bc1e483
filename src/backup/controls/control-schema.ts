import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { promqlField } from '../../promql/promql-field.js'
import { durationField, example, finding, labelField, nameField } from '../../shared/fields.js'
import { backupPresets } from '../presets/presets.js'

const attested = {
  attested_by: z
    .string()
    .trim()
    .min(1, { error: 'expected who says so' })
    .optional()
    .describe('Who says that it is so, where no metric does.')
    .meta(example('Ada, storage team')),
  expires: instantField
    .optional()
    .describe('Until when that is believed: from then on it is not assessed, and `ControlAttestationExpired` fires.')
    .meta(example('2027-03-31T00:00:00Z')),
  reference: z
    .string()
    .min(1)
    .optional()
    .describe('Where that is written: a ticket, a page.')
    .meta(example('https://wiki.example.com/backups/encryption')),
}

const BY_ONE = finding(
  'expected a query, or `attested_by` and `expires`',
  'name one of the two; without any it is not assessed',
)

interface Said {
  readonly attested_by?: string | undefined
  readonly expires?: Date | undefined
  readonly reference?: string | undefined
}

/** Either a query or somebody, and whoever attests says until when. */
function checkProof(query: string | undefined, said: Said, context: z.RefinementCtx): void {
  const fault = said.attested_by === undefined ? faultOfNobody(said) : faultOfSomebody(query, said)
  if (fault === null) return
  const { key, ...message } = fault
  context.addIssue({ code: 'custom', path: [key], ...message })
}

function faultOfNobody({ expires, reference }: Said) {
  if (expires === undefined && reference === undefined) return null
  const key = expires === undefined ? 'reference' : 'expires'
  return { key, ...finding('expected `attested_by` beside it', 'say who attests it') }
}

function faultOfSomebody(query: string | undefined, { expires }: Said) {
  const key = 'attested_by'
  if (query !== undefined) return { key, ...finding('expected one of two: a query says it already', 'leave one out') }
  if (expires !== undefined) return null
  return { key, ...finding('expected `expires` beside it', 'say until when it holds, such as 2027-03-31T00:00:00Z') }
}

/** What has to hold all the time. */
function property(what: string, required: string, query: string) {
  return z
    .union(
      [
        z.literal('required'),
        z
          .strictObject({
            metric: promqlField
              .optional()
              .describe(
                'PromQL whose values are 0 where it is not so and another number where it is; nothing means that nobody knows.',
              )
              .meta(example(query)),
            ...attested,
          })
          .superRefine((said, context) => {
            if (said.metric === undefined && said.attested_by === undefined && said.expires === undefined) {
              context.addIssue({ code: 'custom', path: [], ...BY_ONE })
            } else checkProof(said.metric, said, context)
          }),
      ],
      { error: 'expected `required`, or a map with `metric`, or with `attested_by` and `expires`' },
    )
    .optional()
    .describe(`${what} \`required\`: ${required}.`)
    .meta(example('required'))
}

const maxAge = durationField.describe('How old its newest one may be.')
const ownQuery = promqlField
  .optional()
  .describe('PromQL of the Unix time of its last success, where the preset cannot tell.')
  .meta(example('max(backup_last_success_timestamp_seconds{dataset="orders-db",site="b"})'))

/** Controls of one dataset: what has to be so, beside the age of its newest backup. */
export const controlFields = {
  types: z
    .array(
      z.strictObject({
        type: z.string().min(1).describe('As the tool calls it: `full`, `diff`, `incr`.').meta(example('full')),
        max_age: maxAge.meta(example('7d')),
        last_success: ownQuery,
      }),
    )
    .default([])
    .describe('Types of backups, each with the age that its newest one may have.')
    .meta(example([{ type: 'full', max_age: '7d' }])),
  copies: z
    .array(
      z.strictObject({
        name: nameField.describe('Name of the copy.').meta(example('off-site')),
        max_age: maxAge.meta(example('24h')),
        last_success: ownQuery,
        preset: z
          .enum([...backupPresets.keys()])
          .optional()
          .describe('The tool that makes the copy; default: that of the dataset.')
          .meta(example('restic')),
        match: z
          .record(labelField, z.string().min(1))
          .optional()
          .describe('Labels of the copy; beside those of the dataset, where it is the same tool.')
          .meta(example({ client_hostname: 'db1' })),
      }),
    )
    .default([])
    .describe('Further copies, such as one at another place.')
    .meta(example([{ name: 'off-site', preset: 'restic', match: { client_hostname: 'db1' }, max_age: '24h' }])),
  retention: z
    .union(
      [
        durationField,
        z
          .strictObject({
            keep: durationField.describe('How far back it has to be possible to go.').meta(example('30d')),
            oldest: promqlField
              .optional()
              .describe('PromQL of the Unix time of the oldest recovery point that is kept.')
              .meta(example('min(barman_first_backup{server="main"})')),
            points: z
              .number()
              .int()
              .min(1)
              .optional()
              .describe('How many recovery points have to be kept at least, by `count` or the metrics of `preset`.')
              .meta(example(14)),
            count: promqlField
              .optional()
              .describe('PromQL of how many recovery points are kept.')
              .meta(example('sum(barman_backups_total{server="main"} - barman_backups_failed{server="main"})')),
            ...attested,
          })
          .superRefine((said, context) => {
            checkProof(said.oldest, said, context)
            if (said.count === undefined || said.points !== undefined) return
            const message = finding('expected `points` beside it', 'say how many have to be kept at least')
            context.addIssue({ code: 'custom', path: ['count'], ...message })
          }),
      ],
      { error: 'expected a duration such as 30d, or a map with `keep`' },
    )
    .optional()
    .describe(
      'How far back it has to be possible to go; a duration alone: by the metrics of `preset`, where they tell.',
    )
    .meta(example('30d')),
  encryption: property(
    'That backups are encrypted.',
    'by the metrics of `preset`, where they tell',
    'min(pgbackrest_repo_status{stanza="orders",cipher!="none"} >= bool 0)',
  ),
  immutability: property(
    'That nobody can delete or change backups before their time.',
    'it is asked for, and not assessed until somebody says so',
    'min(object_lock_enabled{bucket="backups"})',
  ),
  restore_test: z
    .strictObject({
      drill: nameField.describe('Drill of the service that brings the dataset back.').meta(example('restore-orders')),
      every: durationField.describe('How long one that was passed proves it.').meta(example('30d')),
    })
    .optional()
    .describe('That it was brought back, and within its RTO: by a drill that was passed.'),
}

export type ControlsConfig = z.output<z.ZodObject<typeof controlFields>>

interface Told {
  readonly preset?: string | undefined
}

/** Types and copies of which nobody could tell. */
export function checkParts({ preset, types, copies }: ControlsConfig & Told, context: z.RefinementCtx): void {
  for (const [index, type] of types.entries()) {
    const message = faultOfType(type, preset)
    if (message !== null) context.addIssue({ code: 'custom', path: ['types', index, 'type'], ...message })
  }
  for (const [index, copy] of copies.entries()) {
    const message = faultOfCopy(copy, preset)
    if (message !== null) context.addIssue({ code: 'custom', path: ['copies', index, 'name'], ...message })
  }
}

function faultOfType({ last_success }: ControlsConfig['types'][number], ofDataset: string | undefined) {
  const tells = ofDataset !== undefined && backupPresets.get(ofDataset)?.ofType !== undefined
  if (last_success !== undefined || tells) return null
  const hint = ofDataset === undefined ? 'write the query' : `${ofDataset} does not tell types apart: write the query`
  return finding('expected `last_success` beside it', hint)
}

function faultOfCopy({ last_success, preset, match }: ControlsConfig['copies'][number], ofDataset: string | undefined) {
  if (last_success !== undefined) {
    if (preset === undefined && match === undefined) return null
    return finding('expected no `preset` and no `match`: the copy has a query', 'leave out one of the two')
  }
  if (preset === undefined && ofDataset === undefined) {
    return finding('expected `preset` or `last_success`: the dataset has no preset', 'say where the copy is told of')
  }
  if (preset === undefined && match === undefined) {
    return finding('expected `match`: by which labels is the copy another one?', 'name them, or another preset')
  }
  return null
}

import * as z from 'zod'
import { zoneField } from '../../calendar/zone.js'
import type { RootKeys } from '../../feature/root-key.js'
import { example, nameField } from '../../shared/fields.js'
import { rootKeys, serviceKeys, type OwnedRootKeys, type ShapeOf } from '../owned-keys.js'
import { alertmanagerSchema } from './alertmanager-schema.js'
import { teamSchema } from './people-schema.js'
import { prometheusSchema } from './prometheus-schema.js'
import { serverSchema } from './server-schema.js'
import { storageSchema } from './storage-schema.js'
import { targetsSchema } from './targets-schema.js'

/** What the root file says of no feature. */
const frame = {
  version: z.literal(1, { error: 'expected 1' }).describe('Version of this language.').meta(example(1)),
  organisation: z.string().describe('Name on reports.').meta(example('Example Shop')),
  timezone: zoneField.default('UTC').describe('Zone of periods, reports and schedules.'),
  environment: nameField
    .optional()
    .describe('A label on every rule and part of the ledger’s key; a service may override it.')
    .meta(example('production')),
  prometheus: z
    .union([prometheusSchema, z.record(nameField, prometheusSchema)], {
      error: 'expected a server with its `url`, or a map of named servers',
    })
    .describe('One server, or a map of named ones.')
    .meta(example({ url: 'http://localhost:9090' })),
  alertmanager: alertmanagerSchema.optional(),
  storage: storageSchema,
  server: serverSchema,
  targets: targetsSchema.prefault({}),
  teams: z.array(teamSchema).default([]).describe('Who owns services.'),
  include: z
    .array(z.string())
    .default([])
    .describe('Globs of further files, relative to this one.')
    .meta(example(['services/*.yaml'])),
}

/** The root file, `config/plimsoll.yaml`. */
export const rootSchema = z.strictObject(inReadingOrder())

/** Keys of features stand behind the key of the frame that they name, templates and what names none before `include`. */
function inReadingOrder(): typeof frame & ShapeOf<OwnedRootKeys> {
  const behind = (name: string | undefined) => Object.entries(rootKeys).filter(([, { after }]) => after === name)
  const templates = Object.values(serviceKeys).flatMap((key) => key.templates ?? [])
  const { include, ...others } = frame
  const shape = [
    ...Object.entries(others).flatMap(([name, schema]) => [[name, schema], ...behind(name).map(schemaOf)]),
    ...behind(undefined).map(schemaOf),
    ...templates.map(({ key, schema }) => [key, schema]),
    ['include', include],
  ]
  // Each key of the frame and of the features is in it, with its own schema.
  return Object.fromEntries(shape) as typeof frame & ShapeOf<OwnedRootKeys>
}

function schemaOf([name, { schema }]: [string, RootKeys[string]]) {
  return [name, schema]
}

export type RootFile = z.output<typeof rootSchema>

import * as z from 'zod'
import { zoneField } from '../../calendar/zone.js'
import { escalationPolicySchema } from '../../escalation/escalation-schema.js'
import { incidentsSchema } from '../../incident/incident-schema.js'
import { maintenanceSchema } from '../../maintenance/maintenance-schema.js'
import { packsSchema } from '../../packs/packs-schema.js'
import { reportSchema } from '../../report/report-schema.js'
import { durationField, example, nameField } from '../../shared/fields.js'
import { sloTemplateSchema } from '../../slo/slo-schema.js'
import { alertmanagerSchema } from './alertmanager-schema.js'
import { urlField } from './config-fields.js'
import { emailSchema } from './email-schema.js'
import { teamSchema } from './people-schema.js'
import { receiverSchema } from './receiver-schema.js'
import { prometheusSchema } from './prometheus-schema.js'
import { targetsSchema } from './targets-schema.js'

/** The root file, `config/plimsoll.yaml`. */
export const rootSchema = z.strictObject({
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
  storage: z
    .strictObject({
      url: z
        .string()
        .regex(/^sqlite:.+/, { error: 'expected sqlite: and the path of a file, such as sqlite:data/plimsoll.db' })
        .default('sqlite:data/plimsoll.db')
        .describe('Where the ledger is kept; a relative path starts at the folder of the root file.'),
      minute_detail: durationField
        .prefault('400d')
        .describe('How long minutes of objectives are kept; hours, and minutes of datasets, are kept for ever.'),
    })
    .prefault({})
    .describe('The ledger’s database.'),
  server: z
    .strictObject({
      listen: z
        .string()
        .regex(/^(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/, {
          error:
            'expected a loopback address and port such as 127.0.0.1:9580 (put a proxy with authentication in front to serve others)',
        })
        .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) < 65_536, {
          error: 'expected a port up to 65535',
        })
        .default('127.0.0.1:9580')
        .describe('Address and port of the HTTP server.'),
      external_url: urlField('https://plimsoll.example.com', ['http', 'https'])
        .optional()
        .describe('How people reach it; used in links.'),
      hosts: z
        .array(z.string().regex(/^[a-z0-9.-]+$/i, { error: 'expected a host name without port' }))
        .default([])
        .describe('Further host names under which it is asked, besides those of `external_url` and loopback.')
        .meta(example(['plimsoll.internal'])),
    })
    .prefault({})
    .describe('The HTTP server.'),
  email: emailSchema.optional(),
  targets: targetsSchema.prefault({}),
  incidents: incidentsSchema.prefault({}),
  receivers: z
    .array(receiverSchema)
    .default([])
    .meta(example([{ name: 'leadership', email: { to: ['cto@example.com'] } }]))
    .describe('Who can be told, and how.'),
  escalation_policies: z
    .array(escalationPolicySchema)
    .default([])
    .describe('Who is told, and when, while nobody acknowledges.'),
  teams: z.array(teamSchema).default([]).describe('Who owns services.'),
  reports: z.array(reportSchema).default([]).describe('Reports sent by schedule.'),
  maintenance: z.array(maintenanceSchema).default([]).describe('Planned maintenance.'),
  packs: packsSchema,
  slo_templates: z
    .record(nameField, sloTemplateSchema)
    .default({})
    .describe(
      'Parts of SLOs by name, to `use`; what an SLO may hold but its name. `$service`, `$slo` and `$environment` are filled in.',
    )
    .meta(example({ 'http-availability': { objective: 99.9 } })),
  include: z
    .array(z.string())
    .default([])
    .describe('Globs of further files, relative to this one.')
    .meta(example(['services/*.yaml'])),
})

export type RootFile = z.output<typeof rootSchema>

import { z } from 'zod'
import { backupSchema } from '../backup/backup-schema.js'
import { zoneField } from '../calendar/zone.js'
import { reportSchema } from '../report/report-schema.js'
import { slaSchema } from '../sla/sla-schema.js'
import { durationField, labelsField, nameField } from '../shared/fields.js'
import { sloInputSchema, sloSchema, sloTemplateSchema } from '../slo/slo-schema.js'

const url = (example: string) =>
  z
    .string({ error: `expected a URL such as ${example}` })
    .refine((text) => URL.canParse(text), { error: `expected a URL such as ${example}` })

const secretFile = z.string({ error: 'expected the path of a file' }).meta({ secretFile: true })

const prometheusSchema = z
  .strictObject({
    url: url('http://localhost:9090').describe('Base URL of any Prometheus-compatible query API.'),
    scrape_interval: durationField
      .prefault('15s')
      .describe('Scrape interval of the metrics that indicators read; an indicator may override it.'),
    retention: durationField.prefault('15d').describe('How far back the ledger may backfill.'),
    timeout: durationField.prefault('30s').describe('Longest wait for one answer.'),
    headers: z
      .record(z.string(), z.string())
      .default({})
      .describe('Further headers on every request, e.g. X-Scope-OrgID.'),
    basic_auth: z
      .strictObject({ username: z.string(), password_file: secretFile.describe('File that holds the password.') })
      .optional()
      .describe('User and password.'),
    bearer_token_file: secretFile.optional().describe('File that holds a bearer token.'),
    tls: z
      .strictObject({
        ca_file: secretFile.optional().describe('Certificate authority of the server.'),
        cert_file: secretFile.optional().describe('Our certificate.'),
        key_file: secretFile.optional().describe('Key of our certificate.'),
      })
      .optional()
      .describe('Certificates.'),
  })
  .describe('A Prometheus-compatible server.')

const emailSchema = z
  .strictObject({
    smtp: z
      .string()
      .regex(/^smtps?:\/\//, { error: 'expected a URL such as smtps://plimsoll@mail.example.com:465' })
      .refine((text) => URL.canParse(text), { error: 'expected a URL such as smtps://plimsoll@mail.example.com:465' })
      .describe('Mail server: smtp:// (STARTTLS where offered) or smtps://.'),
    password_file: secretFile.optional().describe('File that holds the password of the user named in the URL.'),
    from: z.string().describe('Sender of every mail.'),
  })
  .describe('How mail is sent.')

const receiverSchema = z.strictObject({
  name: nameField.describe('Name, unique.'),
  email: z
    .strictObject({ to: z.array(z.email({ error: 'expected a mail address such as cto@example.com' })).min(1) })
    .describe('Mail addresses.'),
})

const teamSchema = z.strictObject({
  name: nameField.describe('Name, unique.'),
  receivers: z
    .strictObject({ page: nameField.optional(), ticket: nameField.optional() })
    .default({})
    .describe('Receiver (by name) for each severity.'),
})

const targetsSchema = z
  .strictObject({
    rto: durationField.prefault('1h').describe('Recovery time objective.'),
    rpo: durationField.prefault('5m').describe('Recovery point objective.'),
    mttd: durationField.prefault('5m').describe('Mean time to detect.'),
    mttr: durationField.prefault('30m').describe('Mean time to recover.'),
  })
  .describe('Targets of the organisation; a service may override each.')

const serviceTargetsSchema = z
  .strictObject({
    rto: durationField.optional().describe('Recovery time objective.'),
    rpo: durationField.optional().describe('Recovery point objective.'),
    mttd: durationField.optional().describe('Mean time to detect.'),
    mttr: durationField.optional().describe('Mean time to recover.'),
  })
  .describe('Targets of this service, where they differ from those of the organisation.')

/** The root file, `config/plimsoll.yaml`. */
export const rootSchema = z.strictObject({
  version: z.literal(1, { error: 'expected 1' }).describe('Version of this language.'),
  organisation: z.string().describe('Name on reports.'),
  timezone: zoneField.default('UTC').describe('Zone of periods, reports and schedules.'),
  environment: nameField
    .optional()
    .describe('A label on every rule and part of the ledger’s key; a service may override it.'),
  prometheus: z
    .union([prometheusSchema, z.record(nameField, prometheusSchema)])
    .describe('One server, or a map of named ones.'),
  storage: z
    .strictObject({
      url: z
        .string()
        .regex(/^sqlite:.+/, { error: 'expected sqlite: and the path of a file, such as sqlite:data/plimsoll.db' })
        .default('sqlite:data/plimsoll.db')
        .describe('Where the ledger is kept; a relative path starts at the folder in which Plimsoll is started.'),
      minute_detail: durationField.prefault('400d').describe('How long minutes are kept; hours are kept for ever.'),
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
        .default('127.0.0.1:9580')
        .describe('Address and port of the HTTP server.'),
      external_url: url('https://plimsoll.example.com').optional().describe('How people reach it; used in links.'),
    })
    .prefault({})
    .describe('The HTTP server.'),
  email: emailSchema.optional(),
  targets: targetsSchema.prefault({}),
  receivers: z.array(receiverSchema).default([]).describe('Who can be told, and how.'),
  teams: z.array(teamSchema).default([]).describe('Who owns services.'),
  reports: z.array(reportSchema).default([]).describe('Reports sent by schedule.'),
  slo_templates: z
    .record(nameField, sloTemplateSchema)
    .default({})
    .describe('Parts of SLOs to `use`; `$service`, `$slo` and `$environment` are filled in.'),
  include: z.array(z.string()).default([]).describe('Globs of further files, relative to this one.'),
})

const linksSchema = z
  .strictObject({
    runbook: z.string().optional(),
    dashboard: z.string().optional(),
    logs: z.string().optional(),
    traces: z.string().optional(),
    repository: z.string().optional(),
  })
  .describe('URLs for people, put on alerts; `$service`, `$slo`, `$environment` are filled in.')

/** A service file. */
export const serviceSchema = z.strictObject({
  service: nameField.describe('Name, unique.'),
  description: z.string().optional().describe('One sentence for people.'),
  team: nameField.optional().describe('Team (by name) that owns it.'),
  tier: z.int().min(0).max(9).optional().describe('Importance: 0 or 1 is highest.'),
  environment: nameField.optional().describe('Overrides `environment` of the root file.'),
  prometheus: nameField.optional().describe('Name of the Prometheus that has its metrics, where there are several.'),
  labels: labelsField.default({}).describe('Labels on alerts and slo_info.'),
  targets: serviceTargetsSchema.default({}),
  depends_on: z.array(nameField).default([]).describe('Services that it cannot work without.'),
  links: linksSchema.default({}),
  slos: z.array(sloInputSchema).default([]).describe('Service level objectives.'),
  slas: z.array(slaSchema).default([]).describe('Service level agreements.'),
  backups: z.array(backupSchema).default([]).describe('Datasets and their recovery point objectives.'),
})

/** A service file after its templates are merged in: what is left of `use` is gone, so nothing of an SLO may be missing. */
export const mergedServiceSchema = serviceSchema.extend({ slos: z.array(sloSchema).default([]) })

export type RootFile = z.output<typeof rootSchema>
export type ServiceFile = z.output<typeof mergedServiceSchema>

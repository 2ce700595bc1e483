import * as z from 'zod'
import { example, labelsField, nameField } from '../../shared/fields.js'
import { serviceKeys, type OwnedServiceKeys, type ShapeOf } from '../owned-keys.js'
import { serviceTargetsSchema } from './targets-schema.js'

const link = (what: string, sample: string) =>
  z
    .string({ error: `expected a URL such as ${sample}` })
    .regex(/^https?:\/\/\S+$/, { error: `expected a URL such as ${sample}` })
    .optional()
    .describe(`${what}.`)
    .meta(example(sample))

const linksSchema = z
  .strictObject({
    runbook: link('What to do when an alert fires', 'https://wiki.example.com/runbooks/$service'),
    dashboard: link('Graphs', 'https://grafana.example.com/d/plimsoll-service?var-service=$service&var-slo=$slo'),
    logs: link('Logs', 'https://grafana.example.com/explore?service=$service'),
    traces: link('Traces', 'https://traces.example.com/search?service=$service'),
    repository: link('Source code', 'https://git.example.com/shop/$service'),
  })
  .describe('URLs for people, put on alerts; `$service`, `$slo`, `$environment` are filled in.')

/** What a service file says of the service itself. */
const frame = {
  service: nameField.describe('Name, unique.').meta(example('checkout')),
  renamed_from: nameField
    .optional()
    .describe(
      'Former name of the service: SLOs, their groups, agreements, datasets and incidents keep their history over a rename.',
    )
    .meta(example('shop-checkout')),
  description: z
    .string()
    .optional()
    .describe('One sentence for people.')
    .meta(example('Takes the order and the money.')),
  team: nameField.optional().describe('Team (by name) that owns it.').meta(example('payments')),
  tier: z
    .int({ error: 'expected a whole number from 0 to 9, 0 being the most important' })
    .min(0)
    .max(9)
    .optional()
    .describe('Importance: 0 or 1 is highest.')
    .meta(example(1)),
  environment: nameField
    .optional()
    .describe(
      'Overrides `environment` of the root file. A service has one name per environment: `checkout` and `checkout-staging`.',
    )
    .meta(example('staging')),
  prometheus: nameField
    .optional()
    .describe('Name of the Prometheus that has its metrics, where there are several.')
    .meta(example('eu')),
  labels: labelsField.default({}).describe('Labels on alerts and slo_info.'),
  targets: serviceTargetsSchema.default({}),
  depends_on: z
    .array(nameField)
    .default([])
    .describe('Services that it cannot work without.')
    .meta(example(['catalog'])),
  links: linksSchema.default({}),
}

const keys = Object.entries(serviceKeys)

// What stands in the entries is what stands in the keys of the same names.
const owned = Object.fromEntries(keys.map(([name, { schema }]) => [name, schema])) as ShapeOf<OwnedServiceKeys>

/** A service file as a person writes it. */
export const serviceSchema = z.strictObject({
  ...frame,
  ...Object.fromEntries(keys.map(([name, { schema, written }]) => [name, written ?? schema])),
})

/** A service file after its templates are merged in: nothing that a template could have supplied may be missing. */
export const mergedServiceSchema = z.strictObject({ ...frame, ...owned })

export type ServiceFile = z.output<typeof mergedServiceSchema>

import * as z from 'zod'
import { textsUnder, type ServiceKey } from '../feature/service-key.js'
import { rawAt, textAt } from '../yaml/raw.js'
import { resolveSlo } from './resolve-slo.js'
import { INDICATOR_QUERIES, sloInputSchema, sloSchema, sloTemplatesSchema } from './slo-schema.js'
import type { SloPart } from './slo.js'

const schema = z.array(sloSchema).default([])

/** The key `slos` of service files. */
export const slosKey: ServiceKey<typeof schema, SloPart> = {
  schema,
  written: z.array(sloInputSchema).default([]).describe('Service level objectives.'),
  templates: {
    key: 'slo_templates',
    schema: sloTemplatesSchema,
    rivals: new Map([
      ['indicator', ['ratio', 'latency', 'probe', 'threshold', 'freshness', 'ratio_query']],
      ['ratio', ['bad', 'good']],
      ['ratio_query', ['bad', 'good', 'error_ratio']],
    ]),
  },
  fills: (slo) => textAt(slo, 'name') ?? '',
  queries: (slo) => textsUnder(rawAt(slo, 'indicator'), INDICATOR_QUERIES),
  parts: { kind: 'SLO', of: ({ slos }) => slos },
  resolve: (value, context) => ({ slos: value.map((slo) => resolveSlo(slo, context)) }),
}

import * as z from 'zod'
import { FLAVOURS } from '../../prometheus/source.js'
import { isOlder } from '../../promql/server-support.js'
import { durationField, example, finding, scrapeIntervalField } from '../../shared/fields.js'
import { freeLabelField } from '../../slo/slo-schema.js'
import { secretFileField, urlField } from '../../shared/connection-fields.js'

/** Oldest Prometheus whose rules and queries are tested. */
const OLDEST = '2.42'

/** A Prometheus-compatible server. */
export const prometheusSchema = z
  .strictObject({
    url: urlField('http://localhost:9090', ['http', 'https']).describe(
      'Base URL of any Prometheus-compatible query API.',
    ),
    version: z
      .string({ error: 'expected a version in quotes such as "3.5"' })
      .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'expected a version in quotes such as "3.5"' })
      .refine((version) => !isOlder(version, OLDEST), { error: `expected ${OLDEST} or newer` })
      .optional()
      .describe(
        'Version of the server: PromQL that needs a newer one is a mistake. `validate --live` asks for it where it is not given.',
      )
      .meta(example('3.5')),
    flavour: z
      .enum(FLAVOURS)
      .default('prometheus')
      .describe(
        'What the server is. VictoriaMetrics counts what lies between two samples in another way: counters are read by difference there. For `mimir` its limits of rules are remarked upon. `validate --live` says where it is another one.',
      ),
    scrape_interval: scrapeIntervalField
      .prefault('15s')
      .describe('Scrape interval of the metrics that indicators read; an indicator may override it.'),
    retention: durationField.prefault('15d').describe('How far back the ledger may backfill.'),
    timeout: durationField
      .refine((seconds) => seconds <= 3600, { error: 'expected a timeout of 1h or less' })
      .prefault('30s')
      .describe('Longest wait for one answer.'),
    headers: z
      .record(
        z
          .string()
          .regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'expected the name of an HTTP header such as X-Scope-OrgID' }),
        z.string({ error: 'expected a text' }).regex(/^[\t\x20-\x7e]*$/, { error: 'expected plain ASCII on one line' }),
      )
      .default({})
      .describe('Further headers on every request, e.g. X-Scope-OrgID.')
      .meta(example({ 'X-Scope-OrgID': 'shop' })),
    replica_labels: z
      .array(freeLabelField)
      .default([])
      .describe(
        'Labels in which series of replicas differ where several Prometheus answer together (Thanos, Mimir): of such series the one with more events counts, minute by minute.',
      )
      .meta(example(['prometheus_replica'])),
    basic_auth: z
      .strictObject({
        username: z.string().describe('User.').meta(example('plimsoll')),
        password_file: secretFileField.describe('File that holds the password.'),
      })
      .optional()
      .describe('User and password.'),
    bearer_token_file: secretFileField
      .optional()
      .describe('File that holds a bearer token.')
      .meta(example('secrets/token')),
    tls: z
      .strictObject({
        ca_file: secretFileField
          .optional()
          .describe('Certificate authority of the server.')
          .meta(example('certs/ca.pem')),
        cert_file: secretFileField.optional().describe('Our certificate.').meta(example('certs/plimsoll.pem')),
        key_file: secretFileField.optional().describe('Key of our certificate.').meta(example('secrets/plimsoll.key')),
      })
      .optional()
      .describe('Certificates.'),
  })
  .superRefine(({ basic_auth: user, bearer_token_file: token }, context) => {
    if (user === undefined || token === undefined) return
    const message = 'expected either `basic_auth` or `bearer_token_file`, not both'
    context.addIssue({ code: 'custom', ...finding(message, 'keep the one that the server asks for') })
  })
  .describe('A Prometheus-compatible server.')

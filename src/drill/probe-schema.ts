import * as z from 'zod'
import { promqlField } from '../promql/promql-field.js'
import { urlField } from '../shared/connection-fields.js'
import { delayField, durationField, example, finding } from '../shared/fields.js'
import { DNS_TYPES } from './drill.js'

const word = (what: string) => z.string({ error: `expected ${what}` }).min(1, { error: `expected ${what}` })

/** A command of a step, of a check, or one that says a recovery point. */
export const commandFields = {
  run: z
    .array(z.string(), { error: 'expected a list of words such as [./smoke.sh, --fast]' })
    .min(1, { error: 'expected a program and its arguments, such as [./smoke.sh, --fast]' })
    .describe(
      'A program and its arguments. No shell reads them: `[sh, -c, "a | b"]` asks for one. Runs where `plimsoll drill` was called, never in the daemon.',
    )
    .meta(example(['./smoke.sh'])),
  timeout: durationField.prefault('60s').describe('It is ended after that, and has failed.').meta(example('60s')),
}

const within = durationField.prefault('5s').describe('How long an answer may take.').meta(example('1s'))

const addressField = z
  .string({ error: 'expected a host and a port such as standby:5432' })
  .regex(/^(\[[0-9a-fA-F:.]+\]|[^\s:/[\]]+):\d{1,5}$/, { error: 'expected a host and a port such as standby:5432' })

const http = z
  .strictObject({
    url: urlField('http://standby.example/health', ['http', 'https']).describe('What is asked for by GET.'),
    status: z
      .int({ error: 'expected a status such as 200' })
      .min(100)
      .max(599)
      .default(200)
      .describe('What it has to answer; redirects are not followed.'),
    body_contains: word('a text').optional().describe('A text that the answer has to have.').meta(example('ok')),
    within,
  })
  .optional()
  .describe('An answer over HTTP.')

const tcp = z
  .strictObject({
    address: addressField.describe('Host and port.').meta(example('standby:5432')),
    within,
  })
  .optional()
  .describe('A port that takes connections.')

const tls = z
  .strictObject({
    address: addressField.describe('Host and port.').meta(example('standby:443')),
    server_name: word('a host name')
      .optional()
      .describe('The name that the certificate has to be for, where it is not the host.')
      .meta(example('shop.example')),
    ca_file: word('the path of a file')
      .optional()
      .describe('Certificates that are trusted instead of those of the machine.')
      .meta({ format: 'path', ...example('ca.pem') }),
    valid_for: delayField.prefault('0s').describe('How long the certificate has to be valid yet.').meta(example('7d')),
    within,
  })
  .optional()
  .describe('A certificate that is valid for the name.')

const dns = z
  .strictObject({
    name: word('a host name').describe('The name that is looked up.').meta(example('shop.example')),
    type: z.enum(DNS_TYPES).default('A').describe('Kind of the record.'),
    answer: word('an answer').optional().describe('One of the answers has to be this.').meta(example('192.0.2.7')),
    server: z
      .string()
      .regex(/^\S+$/, { error: 'expected an address such as 192.0.2.53' })
      .optional()
      .describe('Name server that is asked instead of those of the machine.')
      .meta(example('192.0.2.53')),
    within,
  })
  .optional()
  .describe('A name that is known, as what it should be.')

const promql = z
  .strictObject({
    query: promqlField
      .describe('Holds while it gives a series, as the condition of an alert does.')
      .meta(example('slo:error_ratio:rate5m{service="checkout"} < 0.01')),
    for: delayField
      .prefault('0s')
      .describe('How long it has to hold. The clock stops where that time began: waiting is no trouble.')
      .meta(example('5m')),
  })
  .optional()
  .describe('A condition on the metrics of the Prometheus of the service.')

const file = z
  .strictObject({
    path: word('the path of a file')
      .describe('Where it lies on the machine of who runs the drill.')
      .meta({
        ...example('/restore/orders.sql'),
      }),
    max_age: durationField.optional().describe('How long ago it may have been changed.').meta(example('1h')),
    sha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, { error: 'expected 64 digits in hexadecimal, as sha256sum prints them' })
      .optional()
      .describe('Its checksum.')
      .meta(example('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')),
    min_size: z
      .int({ error: 'expected a number of bytes' })
      .min(0)
      .default(1)
      .describe('Fewest bytes that it has to have.'),
  })
  .optional()
  .describe('A file that is there, new, whole.')

const command = z
  .strictObject(commandFields)
  .optional()
  .describe('A command that ends with 0: SQL, counts of rows, whatever else.')

/** The kinds of probes, of which a check has one. */
export const probes = { http, tcp, tls, dns, promql, command, file }

const KINDS = Object.keys(probes) as (keyof typeof probes)[]

/** The kinds that a check names. */
export function kindsIn(check: Readonly<Record<string, unknown>>): (keyof typeof probes)[] {
  return KINDS.filter((kind) => check[kind] !== undefined)
}

export const ONE_PROBE = finding(`expected exactly one of ${KINDS.map((kind) => `\`${kind}\``).join(', ')}`)

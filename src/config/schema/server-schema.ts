import * as z from 'zod'
import { ROLES } from '../../access/roles.js'
import { secretFileField, urlField } from '../../shared/connection-fields.js'
import { example, finding, nameField } from '../../shared/fields.js'
import { oidcSchema, proxySchema } from './sign-in-schema.js'

const ADDRESS = 'expected an address and port such as 127.0.0.1:9580, or 0.0.0.0:9580 for all addresses of this machine'

const listenField = z
  .string({ error: ADDRESS })
  .refine(hasHost, { error: ADDRESS })
  .refine((text) => portOf(text) < 65_536, { error: 'expected a port up to 65535' })

function hasHost(text: string): boolean {
  const [, host = ''] = /^(.+):\d{1,5}$/.exec(text) ?? []
  const six = /^\[(.+)\]$/.exec(host)?.[1]
  if (six !== undefined) return z.ipv6().safeParse(six).success
  return /^[\d.]+$/.test(host) ? z.ipv4().safeParse(host).success : /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)
}

function portOf(text: string): number {
  return Number(text.slice(text.lastIndexOf(':') + 1))
}

const tokenSchema = z.strictObject({
  name: nameField.describe('Who acts by it, as it stands in the records.').meta(example('ci')),
  role: z
    .enum(ROLES, { error: `expected one of ${ROLES.join(', ')}` })
    .describe(
      '`viewer` reads, `ingest` delivers, `responder` answers for incidents, exclusions and reports, `admin` does everything; each also reads.',
    ),
  token_file: secretFileField
    .describe('File that holds the token, `plimsoll token new` writes one; each of its lines is valid.')
    .meta(example('secrets/ci')),
})

const tlsSchema = z.strictObject({
  cert_file: secretFileField.describe('Our certificate, and those behind it.').meta(example('certs/plimsoll.pem')),
  key_file: secretFileField.describe('Its key.').meta(example('secrets/plimsoll.key')),
  client_ca_file: secretFileField
    .optional()
    .describe('Authority that has signed the certificates of all who ask; others are not answered at all.')
    .meta(example('certs/clients.pem')),
})

/** How Plimsoll is reached, and who may do what. */
export const serverSchema = z
  .strictObject({
    listen: listenField
      .default('127.0.0.1:9580')
      .describe('Address and port of the HTTP server; 0.0.0.0 listens on all addresses, [::] on those of IPv6, too.'),
    external_url: urlField('https://plimsoll.example.com', ['http', 'https'])
      .optional()
      .describe('How people reach it; used in links.'),
    hosts: z
      .array(
        z.string().regex(/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/i, { error: 'expected a host name or address without port' }),
      )
      .default([])
      .describe('Further host names under which it is asked, besides `external_url`, its own addresses and loopback.')
      .meta(example(['plimsoll.internal'])),
    tokens: z
      .array(tokenSchema)
      .default([])
      .describe('Who may do what. With any, a shell on this machine that shows none only reads.')
      .meta(example([{ name: 'ci', role: 'viewer', token_file: 'secrets/ci' }])),
    metrics_token: z.boolean().default(false).describe('Whether `/metrics` asks for a token, of whatever role.'),
    tls: tlsSchema.optional().describe('Certificates, in PEM. The files are read again when they change.'),
    oidc: oidcSchema.optional().describe('Provider of OpenID Connect by which people sign in.'),
    proxy: proxySchema
      .optional()
      .describe('Proxy that has signed people in before it passes on what they ask, and says from where they come.'),
  })
  .superRefine(({ oidc, external_url: url, listen }, context) => {
    if (oidc === undefined || url !== undefined || /^(127\.[\d.]+|localhost|\[::1\]):/.test(listen)) return
    const hint =
      'the provider sends people back to that address; name it, and register ADDRESS/sign-in/oidc/callback there'
    context.addIssue({ code: 'custom', path: ['oidc'], ...finding('`oidc` needs `external_url`', hint) })
  })
  .prefault({})
  .describe('The HTTP server.')

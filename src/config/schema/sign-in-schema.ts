import * as z from 'zod'
import { secretFileField, urlField } from '../../shared/connection-fields.js'
import { example, finding } from '../../shared/fields.js'

const groups = (role: string, sample: string) =>
  z
    .array(z.string({ error: 'expected the name of a group' }).min(1, { error: 'expected the name of a group' }))
    .default([])
    .describe(`Groups whose people have the role \`${role}\`; \`*\` is everybody who is signed in.`)
    .meta(example([sample]))

const rolesSchema = z
  .strictObject({
    viewer: groups('viewer', 'staff'),
    ingest: groups('ingest', 'machines'),
    responder: groups('responder', 'sre'),
    admin: groups('admin', 'platform'),
  })
  .superRefine((roles, context) => {
    if (Object.values(roles).some((some) => some.length > 0)) return
    const hint = 'without any, nobody could sign in: such as `viewer: ["*"]`'
    context.addIssue({ code: 'custom', ...finding('expected a group for at least one role', hint) })
  })
  .describe('Which groups have which role. Who is in several has the strongest.')
  .meta(example({ viewer: ['staff'], responder: ['sre'], admin: ['platform'] }))

const issuerField = urlField('https://id.example.com', ['http', 'https']).superRefine((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'http:' || isLoopback(url.hostname)) return
  const hint = 'only a provider on this machine (127.0.0.1, [::1], localhost) may be asked without TLS'
  context.addIssue({ code: 'custom', ...finding('expected an https URL', hint) })
})

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name)
}

/** A provider by which people sign in. */
export const oidcSchema = z.strictObject({
  issuer: issuerField.describe(
    'URL of the provider, as it names itself. It is asked when somebody signs in, not before.',
  ),
  name: z
    .string()
    .min(1)
    .optional()
    .describe('As people know it; default: the host of `issuer`.')
    .meta(example('Keycloak')),
  client_id: z
    .string()
    .min(1, { error: 'expected the id of the client' })
    .describe('As what Plimsoll is known there.')
    .meta(example('plimsoll')),
  client_secret_file: secretFileField
    .optional()
    .describe('File that holds the secret of the client; left out: it is a public one.')
    .meta(example('secrets/oidc')),
  scopes: z
    .array(z.string().regex(/^[!#-[\]-~]+$/, { error: 'expected a scope without spaces' }))
    .default(['openid', 'profile', 'email'])
    .describe(
      'What is asked for; `openid` always is. Where `offline_access` is among them, or the provider gives a refresh token anyway, groups are looked at again every 5 minutes.',
    )
    .meta(example(['openid', 'profile', 'email', 'groups'])),
  groups_claim: z
    .string()
    .min(1)
    .default('groups')
    .describe('Claim that holds the groups of somebody, in the ID token or at the userinfo endpoint.'),
  name_claim: z
    .string()
    .min(1)
    .default('preferred_username')
    .describe('Claim that names somebody, as it stands in the records; where it is missing `email`, else `sub`.'),
  roles: rolesSchema,
})

const headerField = z.string().regex(/^[A-Za-z0-9-]+$/, { error: 'expected the name of a header' })

/** A proxy that has signed people in. */
export const proxySchema = z.strictObject({
  from: z
    .array(
      z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
        error: 'expected an address or a network such as 10.0.0.0/8',
      }),
    )
    .min(1, { error: 'expected at least one address or network' })
    .describe('Addresses and networks of the proxy. What anybody else says of who they are is ignored.')
    .meta(example(['10.0.0.0/8'])),
  user_header: headerField.default('X-Forwarded-User').describe('Header that names who asks.'),
  groups_header: headerField.default('X-Forwarded-Groups').describe('Header with their groups, with commas between.'),
  roles: rolesSchema,
})

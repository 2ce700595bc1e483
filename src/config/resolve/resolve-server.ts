import type { Places } from '../../feature/root-key.js'
import type { ServerSettings } from '../../http/server-settings.js'
import type { OidcSettings } from '../../access/oidc-settings.js'
import type { ProxySettings } from '../../access/proxy-settings.js'
import type { RootFile } from '../schema/root-schema.js'

type Oidc = NonNullable<RootFile['server']['oidc']>
type Proxy = NonNullable<RootFile['server']['proxy']>

/** Turns what is said of the server into the domain's terms. */
export function resolveServer({ server }: RootFile, places: Places): ServerSettings {
  const { tls } = server
  return {
    ...splitListen(server.listen),
    externalUrl: server.external_url ?? null,
    hosts: server.hosts,
    tokens: server.tokens.map(({ name, role, token_file }) => ({ name, role, tokenFile: places.secret(token_file) })),
    metricsToken: server.metrics_token,
    oidc: server.oidc === undefined ? null : resolveOidc(server.oidc, server, places),
    proxy: server.proxy === undefined ? null : resolveProxy(server.proxy),
    tls:
      tls === undefined
        ? null
        : {
            certFile: places.secret(tls.cert_file),
            keyFile: places.secret(tls.key_file),
            clientCaFile: tls.client_ca_file === undefined ? null : places.secret(tls.client_ca_file),
          },
  }
}

/** Where a provider sends people back to, beside the address by which Plimsoll is reached. */
const OIDC_CALLBACK = '/sign-in/oidc/callback'

function resolveOidc(oidc: Oidc, { external_url: url, listen, tls }: RootFile['server'], places: Places): OidcSettings {
  const { issuer, client_secret_file: secretFile, scopes, roles } = oidc
  const reached = url ?? `${tls === undefined ? 'http' : 'https'}://${listen}`
  return {
    ...{ issuer, roles, scopes: [...new Set(['openid', ...scopes])] },
    name: oidc.name ?? new URL(issuer).host,
    clientId: oidc.client_id,
    clientSecretFile: secretFile === undefined ? null : places.secret(secretFile),
    groupsClaim: oidc.groups_claim,
    nameClaim: oidc.name_claim,
    redirectUri: reached.replace(/\/+$/, '') + OIDC_CALLBACK,
  }
}

function resolveProxy({ from, user_header, groups_header, roles }: Proxy): ProxySettings {
  return { from, userHeader: user_header.toLowerCase(), groupsHeader: groups_header.toLowerCase(), roles }
}

function splitListen(listen: string): { host: string; port: number } {
  const colon = listen.lastIndexOf(':')
  return { host: listen.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), port: Number(listen.slice(colon + 1)) }
}

/**
 * The base URL, without a slash at the end, by which a program reaches the daemon where nobody says another. A certificate is one of the name
 * that people know, and on all addresses there is no address to name: there it is `external_url`, and loopback where none is said.
 */
export function reachedAt({ host, port, tls, externalUrl }: ServerSettings): string {
  const isEverywhere = host === '0.0.0.0' || /^[0:]+$/.test(host)
  if (externalUrl !== null && (isEverywhere || tls !== null)) return externalUrl.replace(/\/+$/, '')
  const name = isEverywhere ? '127.0.0.1' : host
  return `${tls === null ? 'http' : 'https'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}

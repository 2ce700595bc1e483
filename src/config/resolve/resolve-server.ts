import type { Places } from '../../feature/root-key.js'
import type { ServerSettings } from '../../http/server-settings.js'
import type { RootFile } from '../schema/root-schema.js'

/** Turns what is said of the server into the domain's terms. */
export function resolveServer({ server }: RootFile, places: Places): ServerSettings {
  const { tls } = server
  return {
    ...splitListen(server.listen),
    externalUrl: server.external_url ?? null,
    hosts: server.hosts,
    tokens: server.tokens.map(({ name, role, token_file }) => ({ name, role, tokenFile: places.secret(token_file) })),
    metricsToken: server.metrics_token,
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

import { readFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import type { PrometheusSource } from './source.js'
import { PrometheusError } from '../promql/prometheus-error.js'

/** What one request carries to be let in. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  /** `null`: Node's own trust, no certificate of ours. */
  readonly agent: Agent | null
}

/**
 * Reads the secrets of a source at every use, so that a rotated password or certificate counts from the next question on. The agent is
 * kept as long as its files say the same.
 *
 * @returns a function that rejects with `PrometheusError` `unauthorized` when a file cannot be read
 */
export function createCredentialsReader(source: PrometheusSource): () => Promise<Credentials> {
  let kept: { readonly files: string; readonly agent: Agent } | null = null
  return async () => {
    const headers = { ...source.headers, ...(await authorization(source)) }
    if (source.tls === null) return { headers, agent: null }
    const { caFile, certFile, keyFile } = source.tls
    const [ca, cert, key] = await Promise.all([caFile, certFile, keyFile].map((path) => secret(source, path)))
    const files = JSON.stringify([ca, cert, key])
    if (kept?.files !== files) {
      kept?.agent.destroy()
      kept = {
        files,
        agent: new Agent({ keepAlive: true, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }),
      }
    }
    return { headers, agent: kept.agent }
  }
}

async function authorization(source: PrometheusSource): Promise<Record<string, string>> {
  if (source.basicAuth !== null) {
    const password = await secret(source, source.basicAuth.passwordFile)
    const pair = Buffer.from(`${source.basicAuth.username}:${password?.trim() ?? ''}`).toString('base64')
    return { authorization: `Basic ${pair}` }
  }
  const token = await secret(source, source.bearerTokenFile)
  return token === null ? {} : { authorization: `Bearer ${token.trim()}` }
}

async function secret(source: PrometheusSource, path: string | null): Promise<string | null> {
  if (path === null) return null
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PrometheusError('unauthorized', `cannot read ${path}, needed to ask Prometheus ${source.name}`, { cause })
  })
}

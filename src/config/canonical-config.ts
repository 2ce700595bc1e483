import type { ResolvedConfig } from './resolve-config.js'

/**
 * The text that a configuration's hash is taken of: JSON with sorted keys and no spaces. It holds what a verdict depends on and who is told.
 *
 * Left out, because they only say where things are or hold secrets: url, headers, credentials, certificates and timeout of a Prometheus;
 * storage; server; email. Files and their layout are not in it either, so moving a service to another file changes nothing.
 */
export function canonicalConfig(config: ResolvedConfig): string {
  const { organisation, timezone, environment, receivers, teams, reports, services } = config
  const prometheus = config.prometheus.map(({ name, scrapeIntervalSeconds, retentionSeconds }) => ({
    name,
    scrapeIntervalSeconds,
    retentionSeconds,
  }))
  const meaning = { organisation, timezone, environment, prometheus, receivers, teams, reports, services }
  return JSON.stringify(sorted(meaning))
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

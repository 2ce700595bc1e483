import type { AlertmanagerSettings } from '../alertmanager/alertmanager-settings.js'
import type { Receiver } from '../notify/receiver.js'
import type { ResolvedConfig } from './resolve/resolve-config.js'

/**
 * The text that a configuration's hash is taken of: JSON with sorted keys and no spaces. It holds what a verdict depends on and who is told.
 *
 * Left out, because they only say where things are or hold secrets: url, headers, credentials, certificates and timeout of a Prometheus;
 * storage; server; email; the same of receivers and of Alertmanager. Files and their layout are not in it either, so moving a service to another file changes nothing.
 */
export function canonicalConfig(config: ResolvedConfig): string {
  const { organisation, timezone, environment, alertmanager, receivers, services } = config
  const { incidents, escalationPolicies, teams, reports, maintenance, packs } = config
  const prometheus = config.prometheus.map(({ name, scrapeIntervalSeconds, retentionSeconds }) => ({
    name,
    scrapeIntervalSeconds,
    retentionSeconds,
  }))
  const meaning = {
    ...{ organisation, timezone, environment, prometheus, services },
    ...{ incidents, escalationPolicies, teams, reports, maintenance },
    // Whoever uses none keeps the hash that they had before there were any.
    ...(Object.keys(packs).length === 0 ? {} : { packs }),
    receivers: receivers.map(toldHow),
    alertmanager: alertmanager === null ? null : toldAtAll(alertmanager),
  }
  return JSON.stringify(sorted(meaning))
}

function toldHow(receiver: Receiver) {
  const { name, kind } = receiver
  return kind === 'email' ? { name, kind, to: receiver.to } : { name, kind }
}

function toldAtAll({ defaultReceiver, watchdogReceiver }: AlertmanagerSettings) {
  return { defaultReceiver, watchdogReceiver }
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

import type { AlertmanagerSettings } from '../alertmanager/alertmanager-settings.js'
import { rootKeys } from './owned-keys.js'
import type { Config } from './config.js'

/**
 * The text that a configuration's hash is taken of: JSON with sorted keys and no spaces. It holds what a verdict depends on and who is told.
 *
 * Left out, because they only say where things are or hold secrets: url, headers, credentials, certificates and timeout of a Prometheus;
 * storage; server; the same of Alertmanager, and of what features say (`meaning` of their keys). Files and their layout are not in it either, so moving a service to another file changes nothing.
 */
export function canonicalConfig(config: Config | Omit<Config, NotMeant>): string {
  const prometheus = config.prometheus.map(({ name, scrapeIntervalSeconds, retentionSeconds }) => ({
    name,
    scrapeIntervalSeconds,
    retentionSeconds,
  }))
  // The configuration has what each key makes of itself.
  const meanings = Object.values(rootKeys).map(({ meaning }) => meaning?.(config as never) ?? {})
  const alertmanager = config.alertmanager === null ? null : toldAtAll(config.alertmanager)
  const own = { prometheus, alertmanager, storage: undefined, server: undefined }
  return canonicalText(Object.assign({}, config, NOT_MEANT, own, ...meanings))
}

type NotMeant = keyof typeof NOT_MEANT

/** Where things were found, and what comes of the rest. */
const NOT_MEANT = { files: undefined, queries: undefined, notes: undefined, hash: undefined, canonical: undefined }

function toldAtAll({ defaultReceiver, watchdogReceiver }: AlertmanagerSettings) {
  return { defaultReceiver, watchdogReceiver }
}

/** JSON with sorted keys and no spaces, dates and large numbers as texts: the same for data of the same meaning. */
export function canonicalText(data: unknown): string {
  return JSON.stringify(sorted(data))
}

/** Also of one that was copied as a whole, where that makes dates of another kind, as under jest. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (isDate(value)) return value.toISOString()
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

import type { Config } from '../config/config.js'
import type { AskedServer } from '../drift/drift.js'

/** The servers that are asked again and again what they have loaded, in the order of the configuration. */
export function driftServers({ prometheus, alertmanager, drift }: Config): readonly AskedServer[] {
  const sources = prometheus.filter(({ name }) => drift.prometheus?.includes(name) ?? true)
  const urls = drift.alertmanager === 'off' ? [] : (alertmanager?.urls ?? [])
  return [
    ...sources.map(({ name, url }) => ({ server: 'prometheus' as const, name, url })),
    ...urls.map((url) => ({ server: 'alertmanager' as const, name: url, url })),
  ]
}

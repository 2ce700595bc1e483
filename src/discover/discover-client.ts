import type { Asker } from './ask-client.js'
import { findBackups, findPlausibleBackups } from './backups-client.js'
import { findDurations } from './durations-client.js'
import type { Facts } from './facts.js'
import { depthOf } from './past-client.js'
import { findProbes } from './probes-client.js'
import { findRequests } from './requests-client.js'

/** What a Prometheus has that Plimsoll can watch. Asks the query API alone. Rejects with `PrometheusError`. */
export async function discover(asker: Asker): Promise<Omit<Facts, 'retentionSeconds'>> {
  const requests = await findRequests(asker)
  const durations = await findDurations(asker)
  const probes = await findProbes(asker)
  const backups = await findBackups(asker)
  const services = [...requests.facts, ...durations.facts, ...probes.facts]
  const metrics = services.map((fact) =>
    fact.kind === 'probe' ? 'probe_success' : fact.kind === 'requests' ? fact.metric : countOf(fact),
  )
  return {
    services,
    backups: backups.facts,
    plausible: await findPlausibleBackups(asker, backups.metrics),
    left: [...requests.left, ...durations.left, ...probes.left, ...backups.left],
    depthSeconds: await depthOf(asker, [...new Set(metrics)].slice(0, 20)),
  }
}

function countOf({ metric, native }: { readonly metric: string; readonly native: boolean }): string {
  return native ? metric : `${metric}_count`
}

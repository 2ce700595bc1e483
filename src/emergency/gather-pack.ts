import { datasetId, datasetKey, type RecoveryPointsReader } from '../backup/dataset.js'
import { plannedDrills } from '../drill/drill.js'
import { drillStanding, type CountedRun } from '../drill/drill-figures.js'
import type { AlertBook } from '../runbook/runbook.js'
import {
  packAlerts,
  type NewestPoints,
  type Pack,
  type PackConfig,
  type PackDataset,
  type PackDrill,
} from './pack-contents.js'

export interface PackParts {
  readonly config: PackConfig
  readonly version: string
  readonly alerts: AlertBook
  readonly recoveryPoints: Pick<RecoveryPointsReader, 'newest'>
  /** Runs of drills that are over. */
  readonly drillRuns: () => Promise<readonly CountedRun[]>
}

/** Everything that the pack says, as it is known now. */
export async function gatherPack(parts: PackParts, now: Date): Promise<Pack> {
  const { config, version, alerts } = parts
  const datasets = config.services.flatMap((service) => service.datasets)
  const newest = await parts.recoveryPoints.newest(datasets.map(datasetKey))
  const runs = await parts.drillRuns()
  return {
    ...{ organisation: config.organisation, zone: config.timezone, version, configHash: config.hash, madeAt: now },
    ...{ services: config.services, teams: config.teams, escalationPolicies: config.escalationPolicies },
    datasets: packDatasets(config, newest),
    drills: packDrills(config, runs, now),
    alerts: packAlerts(alerts, config),
    addresses: addressesOf(config),
  }
}

function packDatasets({ services }: PackConfig, newest: NewestPoints): readonly PackDataset[] {
  return services.flatMap(({ datasets, drills }) =>
    datasets.map((dataset) => ({
      ...{ service: dataset.service, name: dataset.name, description: dataset.description },
      ...{ tool: dataset.preset, match: dataset.match, rpoSeconds: dataset.rpoSeconds },
      newest: newest.get(datasetId(datasetKey(dataset)))?.pointAt ?? null,
      drill: drills.find((drill) => drill.dataset === dataset.name)?.name ?? null,
    })),
  )
}

function packDrills({ services }: PackConfig, runs: readonly CountedRun[], now: Date): readonly PackDrill[] {
  return plannedDrills(services).map((drill) => {
    const { lastPassedAt, rtoActualSeconds } = drillStanding(drill, runs, { seenAt: now, now })
    const { service, name, type, description, dataset, rtoSeconds } = drill
    return {
      ...{ service, name, type, description, dataset, rtoSeconds, lastPassedAt, measuredSeconds: rtoActualSeconds },
      steps: drill.steps.map(({ text, command }) => ({ text, command: command === null ? null : command.run })),
    }
  })
}

function addressesOf({ prometheus, alertmanager, server, services }: PackConfig): Pack['addresses'] {
  const dashboards = services.flatMap(({ name, links }) =>
    Object.entries(links).flatMap(([kind, href]) =>
      kind === 'repository' ? [] : [{ what: `${kind} of ${name}`, where: href }],
    ),
  )
  return [
    ...(server.externalUrl === null ? [] : [{ what: 'Plimsoll', where: server.externalUrl }]),
    ...prometheus.map(({ name, url }) => ({ what: `Prometheus ${name}`, where: url })),
    ...(alertmanager?.urls ?? []).map((url) => ({ what: 'Alertmanager', where: url })),
    ...dashboards,
  ]
}

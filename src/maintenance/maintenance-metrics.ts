import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsAt, type Occurrence } from './windows-in.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const MAINTENANCE_METRICS = { active: 'plimsoll_maintenance_active' } as const

/** Planned maintenance. */
export const maintenanceMetrics: readonly MetricDefinition[] = [
  {
    name: MAINTENANCE_METRICS.active,
    help: '1 while a window of planned maintenance takes place for a service, else 0; of what was entered while the daemon runs only 1.',
    type: 'gauge',
    labels: ['window', 'service', 'environment'],
  },
]

interface Named {
  readonly name: string
  readonly environment: string | null
}

/** A sample for each window and each service that it concerns. */
export function maintenanceSamples(
  windows: readonly MaintenanceWindow[],
  services: readonly Named[],
  now: Date,
): readonly MetricSample[] {
  const active = new Set(windowsAt(windows, now).map(({ window }) => window))
  return windows.flatMap((window) =>
    services
      .filter(({ name }) => window.services.includes(name))
      .flatMap(({ name, environment }) =>
        samplesOf(
          { window: window.name, service: name, environment },
          { [MAINTENANCE_METRICS.active]: active.has(window.name) ? 1 : 0 },
        ),
      ),
  )
}

/** Of what was entered and takes place. A name that the configuration has as well is told by that one. */
export function enteredSamples(
  active: readonly Occurrence[],
  {
    maintenance,
    services,
  }: { readonly maintenance: readonly MaintenanceWindow[]; readonly services: readonly Named[] },
): readonly MetricSample[] {
  const configured = new Set(maintenance.map(({ name }) => name))
  const named = new Map<string, readonly MetricSample[]>()
  for (const { window, services: concerned } of active.filter(
    ({ entry, window }) => entry !== null && !configured.has(window),
  )) {
    for (const { name, environment } of services.filter((one) => concerned.includes(one.name))) {
      const labels = { window, service: name, environment }
      named.set(`${window}/${name}`, samplesOf(labels, { [MAINTENANCE_METRICS.active]: 1 }))
    }
  }
  return [...named.values()].flat()
}

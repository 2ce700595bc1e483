import type { AlertmanagerClient } from '../alertmanager/alertmanager-client.js'
import type { AlertmanagerSettings } from '../alertmanager/alertmanager-settings.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { Service } from '../service/service.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createAlertIntake } from './intake/alert-intake-store.js'
import { createIncidentDesk, type IncidentDesk } from './incident-desk-store.js'
import { createIncidentSummaryReader } from './view/incident-summary-store.js'
import type { IncidentSummaryReader } from './view/incident-summary.js'
import type { IncidentSettings } from './incident-settings.js'
import { readIncidentPage } from './incident-store.js'
import { createIncidentsRouter } from './view/incidents-router.js'
import { createMeasurement } from './measure/measure-job.js'
import { createReconcileJob } from './intake/reconcile-job.js'
import { createWebhookRouter, type WebhookOutcome } from './intake/webhook-router.js'

/** What incidents are read, measured and told by. */
export interface IncidentsConfig {
  readonly timezone: string
  readonly incidents: IncidentSettings
  readonly services: readonly Service[]
  readonly prometheus: readonly Pick<PrometheusSource, 'name' | 'retentionSeconds' | 'replicaLabels'>[]
  /** `null`: no Alertmanager is configured. */
  readonly alertmanager: Pick<AlertmanagerSettings, 'webhookTokenFile'> | null
}

export interface IncidentsParts {
  readonly config: IncidentsConfig
  readonly database: Database
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  /** `null`: no Alertmanager is configured. */
  readonly alertmanager: AlertmanagerClient | null
  /** Gives a new incident its id: unique for ever, and not to be guessed. */
  readonly newId: () => string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly onWebhook: (outcome: WebhookOutcome) => void
  /** Told of each alert of which nothing can be made. */
  readonly onSetAside: () => void
  /** Told how many alerts Alertmanager left out of a delivery. */
  readonly onTruncated: (alerts: number) => void
}

/** Everything that `incident/` offers to the composition root. */
export interface Incidents extends IncidentSummaryReader {
  readonly desk: IncidentDesk
  readonly routers: readonly ReturnType<typeof createIncidentsRouter>[]
  /** Compares with Alertmanager and Prometheus every minute; to be run once at the start as well. */
  readonly reconcileJob: Job
  /** That one, and every 30 s: onset, recovery, closing. */
  readonly jobs: readonly Job[]
}

/** Puts the room together. Nothing is asked or written before its first job or request. */
export function createIncidents(parts: IncidentsParts): Incidents {
  const { config, database, readers, clock } = parts
  const settings = config.incidents
  const { services } = config
  const intake = createAlertIntake({ ...parts, services, settings })
  const slos = services.flatMap((service) => service.slos)
  const replicaLabels = new Map(config.prometheus.map((source) => [source.name, source.replicaLabels]))
  const measurement = createMeasurement({ ...parts, slos, settings, replicaLabels })
  const desk = createIncidentDesk({ database, clock })
  const sources = config.prometheus.flatMap(({ name, retentionSeconds }) => {
    const reader = readers.get(name)
    return reader === undefined ? [] : [{ name, retentionSeconds, reader }]
  })
  const tokenFile = config.alertmanager?.webhookTokenFile ?? null
  const reconcileJob = createReconcileJob({ ...parts, intake, measurement, sources })
  return {
    desk,
    routers: [
      createWebhookRouter({ ...parts, intake, tokenFile, onOutcome: parts.onWebhook }),
      createIncidentsRouter({ desk, page: (page) => readIncidentPage(database, page) }),
    ],
    reconcileJob,
    jobs: [reconcileJob, measurement.job],
    ...createIncidentSummaryReader(database, config),
  }
}

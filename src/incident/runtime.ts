import type { RequestHandler } from 'express'
import type { AlertmanagerClient } from '../alertmanager/alertmanager-client.js'
import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import { partOf } from '../page/pager.js'
import type { Pages } from '../page/pages-router.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { StandingAgreements } from '../sla/standing-agreements.js'
import type { Service, Team } from '../service/service.js'
import type { Clock } from '../shared/clock.js'
import type { Hurry } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createIncidentDesk } from './incident-desk-store.js'
import type { IncidentSettings } from './incident-settings.js'
import { incidentLinks } from './incident-links.js'
import { countIncidents, readCoursePage, readIncidentPage } from './incident-store.js'
import { createAlertIntake, type AlertIntake } from './intake/alert-intake-store.js'
import { createReconcileJob } from './intake/reconcile-job.js'
import { createWebhookRouter } from './intake/webhook-router.js'
import { createMeasurement } from './measure/measure-job.js'
import { createIncidentReport } from './report/incident-report.js'
import { incidentsStatus } from './view/incident-answer.js'
import { INCIDENT_COUNTERS } from './view/incident-metrics.js'
import { createIncidentPagesRouter, type IncidentPagesParts } from './view/incident-pages-router.js'
import { createIncidentDetailsReader } from './view/incident-details-store.js'
import type { IncidentSummaryReader } from './view/incident-summary.js'
import { createIncidentsRouter, type ServicesOfTeam } from './view/incidents-router.js'

/** What incidents use while the daemon runs. */
export interface IncidentPorts {
  readonly config: {
    readonly incidents: IncidentSettings
    readonly services: readonly Service[]
    readonly teams: readonly Team[]
    readonly organisation: string
    readonly timezone: string
    readonly prometheus: readonly Pick<PrometheusSource, 'name' | 'retentionSeconds' | 'replicaLabels'>[]
  }
  readonly incidents: IncidentSummaryReader
  /** How agreements stand, as the status has judged them. */
  readonly standing: Pick<StandingAgreements, 'newest'>
  readonly database: Database
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  /** `null`: no Alertmanager is configured. */
  readonly alertmanager: AlertmanagerClient | null
  /** Gives a new incident its id: unique for ever, and not to be guessed. */
  readonly newId: () => string
  readonly hurry: Hurry
  readonly pages: Pages
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly meter: Meter<(typeof INCIDENT_COUNTERS)[keyof typeof INCIDENT_COUNTERS]>
}

/** Nothing is asked or written before its first job or request. */
export function createIncident(ports: IncidentPorts): Runtime {
  const { config, database, clock, meter } = ports
  const settings = config.incidents
  const { services } = config
  const onSetAside = () => {
    meter.count(INCIDENT_COUNTERS.setAside, {})
  }
  const intake = createAlertIntake({ ...ports, services, settings, onSetAside })
  const slos = services.flatMap((service) => service.slos)
  const replicaLabels = new Map(config.prometheus.map((source) => [source.name, source.replicaLabels]))
  const measurement = createMeasurement({ ...ports, slos, settings, replicaLabels })
  const desk = createIncidentDesk({
    ...{ database, clock, settings, services, newId: ports.newId },
    onActed: () => {
      ports.hurry('escalation', 'delivery')
    },
  })
  const details = createIncidentDetailsReader(ports)
  const servicesOf = servicesOfTeams(services, config.teams)
  return {
    name: 'incident',
    status: readingOf(incidentsStatus, ({ now }: { readonly now: Date }) => ports.incidents.summary(now)),
    report: createIncidentReport(ports),
    links: incidentLinks({ ...config, desk }),
    navigation: [{ href: '/incidents', text: 'Incidents', place: 30 }],
    routers: [
      webhookRouter(ports, intake),
      createIncidentPagesRouter({ ...pageParts(ports), ...{ desk, details, servicesOf } }),
      createIncidentsRouter({
        ...{ desk, details, servicesOf },
        page: (page) => database.read((reader) => readIncidentPage(reader, page)),
      }),
    ],
    jobs: [createReconcileJob({ ...ports, intake, measurement, sources: sourcesOf(ports) }), measurement.job],
  }
}

function webhookRouter(ports: IncidentPorts, intake: AlertIntake): RequestHandler {
  const { meter } = ports
  return createWebhookRouter({
    ...ports,
    intake,
    onOutcome: (outcome) => {
      meter.count(INCIDENT_COUNTERS.webhooks, { outcome })
    },
    onTruncated: (alerts) => {
      meter.count(INCIDENT_COUNTERS.truncated, {}, alerts)
    },
  })
}

function sourcesOf({ config, readers }: IncidentPorts) {
  return config.prometheus.flatMap(({ name, retentionSeconds }) => {
    const reader = readers.get(name)
    return reader === undefined ? [] : [{ name, retentionSeconds, reader }]
  })
}

function pageParts({ pages, config, database }: IncidentPorts) {
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)
  const list: IncidentPagesParts['list'] = (asked, order) =>
    database.read(async (reader) => {
      const { offset, pager } = partOf(await countIncidents(reader, asked), order)
      return { items: await readCoursePage(reader, { ...asked, offset, limit: order.size }), pager }
    })
  return { pages, list, teams: names(config.teams), services: names(config.services) }
}

function servicesOfTeams(services: readonly Service[], teams: readonly Team[]): ServicesOfTeam {
  return (team) => {
    if (!teams.some(({ name }) => name === team)) return null
    return services.flatMap((service) => (service.team === team ? [service.name] : []))
  }
}

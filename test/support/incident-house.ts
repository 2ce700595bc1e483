import { nothingRuns } from '../../src/shared/job.js'
import { createHttpApp } from '../../src/app/http/create-http-app.js'
import { createIdempotency } from '../../src/http/idempotency/idempotency-router.js'
import { accessBy } from './open-access.js'
import { createPages } from '../../src/page/pages-router.js'
import { knownKeys } from '../../src/http/links/link-key-store.js'
import { createLinkPageWriter } from '../../src/http/links/link-page.js'
import { createLinkRouter } from '../../src/http/links/link-router.js'
import { loadLinkTemplate } from '../../src/http/links/link-template-files.js'
import { loadBaseStyle } from '../../src/page/page-files.js'
import { accessRules } from '../../src/app/access.js'
import { listen } from '../../src/http/http-server.js'
import { createAlertmanagerClient } from '../../src/alertmanager/alertmanager-client.js'
import type { Config } from '../../src/config/config.js'
import { createGroupKeys } from '../../src/generate/alertmanager/group-keys.js'
import { createPagerduty } from '../../src/pagerduty/runtime.js'
import type { MetricSample } from '../../src/shared/metric.js'
import { createIncident } from '../../src/incident/runtime.js'
import { createIncidentSummaryReader } from '../../src/incident/view/incident-summary-store.js'
import type { IncidentSummaryReader } from '../../src/incident/view/incident-summary.js'
import type { SeriesReader } from '../../src/promql/series-reader.js'
import type { Clock } from '../../src/shared/clock.js'
import type { Steps } from '../../src/shared/steps.js'
import type { AgreementResult } from '../../src/sla/agreement-result.js'
import type { Database } from '../../src/store/database.js'
import { exampleConfig } from './example-config.js'
import { createMemoryLogger, type LogLine } from './memory-logger.js'
import { incidentSettings } from './sample-incident.js'
import { sampleStatus } from './sample-status.js'

export interface IncidentHouseOrder {
  readonly database: Database
  readonly reader: SeriesReader
  readonly clock: Clock
  readonly steps?: Steps
  /** `null`: no Alertmanager is asked. */
  readonly alertmanagerUrl?: string | null
  readonly tokenFile?: string | null
  /** 0 takes a free one. */
  readonly port?: number
  /** Default: that of the example. */
  readonly config?: Config
  /** How agreements stand; default: there are none. */
  readonly standing?: readonly AgreementResult[]
}

/** The room of incidents behind HTTP, without the rest of the daemon. */
export interface IncidentHouse {
  readonly url: string
  readonly incidents: IncidentSummaryReader
  /** Outcomes of deliveries, in order. */
  readonly outcomes: readonly string[]
  readonly logged: readonly LogLine[]
  reconcile(): Promise<void>
  /** Runs the job that does what PagerDuty told and what waits. */
  followPagerduty(): Promise<void>
  pagerdutySamples(): Promise<readonly MetricSample[]>
  stop(): Promise<void>
}

function configOf({ alertmanagerUrl = null, tokenFile = null, config }: IncidentHouseOrder): Config {
  const base = config ?? exampleConfig({})
  return {
    ...base,
    incidents: incidentSettings,
    services: base.services.map((service) => ({ ...service, environment: 'production' })),
    alertmanager: {
      urls: alertmanagerUrl === null ? [] : [alertmanagerUrl],
      webhookUrl: '',
      webhookTokenFile: tokenFile,
      secretsDir: '',
      defaultReceiver: '',
      watchdogReceiver: null,
    },
  }
}

/** What is said of a counter that has no outcome. */
const OUTCOME_OF = {
  plimsoll_webhook_received_total: () => 'received',
  plimsoll_alerts_set_aside_total: () => 'set_aside',
  plimsoll_alerts_truncated_total: (alerts = 1) => `truncated ${alerts}`,
} as const

export async function startIncidentHouse(order: IncidentHouseOrder): Promise<IncidentHouse> {
  const { database, reader, clock, steps = () => undefined, alertmanagerUrl = null } = order
  const logger = createMemoryLogger()
  const outcomes: string[] = []
  let count = 0
  const config = configOf(order)
  const incidents = createIncidentSummaryReader(database, config)
  const {
    jobs = [],
    routers = [],
    links = [],
  } = createIncident({
    config,
    database,
    incidents,
    pages: createPages({
      ...{ ...config, version: '0.1.0', configHash: config.hash, rules: accessRules(config), offersSignIn: false },
      navigation: () => [],
    }),
    standing: { newest: () => order.standing ?? [] },
    readers: new Map([['default', reader]]),
    alertmanager: alertmanagerUrl === null ? null : createAlertmanagerClient([alertmanagerUrl]),
    hurry: nothingRuns,
    newId: () => `incident-${process.pid}-${++count}`,
    clock,
    logger,
    steps,
    meter: {
      count: (name, { outcome }, by) => outcomes.push(outcome ?? OUTCOME_OF[name](by)),
      observe: () => undefined,
    },
  })
  const pagerduty = createPagerduty({
    ...{ config, database, clock, logger, steps, groupKeys: createGroupKeys(config) },
    meter: { count: (_name, { outcome = '' }) => outcomes.push(outcome), observe: () => undefined },
  })
  const reconcileJob = jobs.find(({ name }) => name === 'alerts')!
  const app = createHttpApp({
    version: '0.1.0',
    names: { externalUrl: null, hosts: [], host: '127.0.0.1' },
    access: accessBy(config, clock),
    onRefused: (_path, code) => outcomes.push(code),
    metricsToken: false,
    logger,
    reasons: () => Promise.resolve([]),
    render: () => Promise.resolve({ contentType: 'text/plain', body: [] }),
    status: sampleStatus,
    services: [],
    idempotency: createIdempotency({ database, clock, steps }),
    routers: [
      ...[{ routers }, pagerduty].flatMap(({ routers: own = [] }) => own),
      createLinkRouter({
        ...{ actions: links, clock, write: createLinkPageWriter(loadLinkTemplate(), loadBaseStyle()) },
        keys: () => database.read(knownKeys),
      }),
    ],
    reload: () => Promise.resolve({ kind: 'stopping' }),
  })
  const server = await listen(app, { host: '127.0.0.1', port: order.port ?? 0 })
  return {
    url: server.url,
    incidents,
    outcomes,
    logged: logger.lines,
    reconcile: () => reconcileJob.run(clock(), new AbortController().signal),
    followPagerduty: async () => {
      for (const job of [pagerduty].flatMap(({ jobs: own = [] }) => own))
        await job.run(clock(), new AbortController().signal)
    },
    pagerdutySamples: () => pagerduty.readSamples?.() ?? Promise.resolve([]),
    stop: () => server.close(500),
  }
}

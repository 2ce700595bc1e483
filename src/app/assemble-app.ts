import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { createAlertmanagerClient } from '../alertmanager/alertmanager-client.js'
import type { Config } from '../config/config.js'
import { createHttpApp } from './http/create-http-app.js'
import type { Reload } from './http/reload-router.js'
import { createIncidents, type Incidents } from '../incident/create-incidents.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { Ledger } from '../ledger/ledger.js'
import { maintenanceSamples } from '../maintenance/maintenance-metrics.js'
import { createMaintenanceRouter } from '../maintenance/maintenance-router.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { createScheduler, type Scheduler } from '../scheduler/create-scheduler.js'
import type { JobObserver } from '../scheduler/job-runner.js'
import { createJobSlotStore } from '../scheduler/job-slot-store.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { MetricSample } from '../shared/metric.js'
import type { Steps } from '../shared/steps.js'
import { readStatus } from '../status/read-status.js'
import { createClockWatchJob } from './clock-watch-job.js'
import { createFirstIngest, type FirstIngest } from './first-ingest.js'
import type { Ground } from './ground.js'
import { createMail } from './mail.js'
import { createObservedReaders } from './observed-readers.js'
import { createReadyReasons } from './ready-reasons.js'
import { refusedSamples, selfSamples, type MailFacts } from './self-observation.js'
import { createStatusBoard, type StatusBoard } from './status-board.js'

/** What everything is made of. */
export interface Means {
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly readers: ReadonlyMap<string, SeriesReader> | null
  readonly reload: Reload
}

/** Everything that works with one configuration, put together and not yet started: after a reload another one takes its place. */
export interface Assembly {
  readonly config: Config
  /** Answers HTTP. */
  readonly answer: RequestListener
  readonly samples: () => readonly MetricSample[]
  readonly scheduler: Scheduler
  /** All that the scheduler runs. */
  readonly jobs: readonly Job[]
  /** Sets back what a clock that ran ahead has written. */
  readonly clockJob: Job
  readonly board: StatusBoard
  readonly firstIngest: FirstIngest
  readonly ledger: Ledger
  readonly incidents: Incidents
}

/**
 * Puts everything together upon the ground. Nothing is read, written, asked or begun here, so that a configuration that cannot be worked
 * with does no harm.
 *
 * @param before what worked until now; `null` at the start
 */
export function assembleApp(means: Means, ground: Ground, before: Assembly | null): Assembly {
  const { config, clock } = means
  const { database, meter } = ground
  let mailFacts: MailFacts = { pending: 0, lastSent: new Map(), superseded: new Map(), escalations: 0 }
  const readers = means.readers ?? createObservedReaders(config, { ...means, meter })
  const ledger = ledgerOf(means, ground, { readers, before })
  const mail = createMail({ ...means, database, ledger, meter })
  const incidents = incidentsOf(means, ground, readers)
  const board = createStatusBoard(async () => {
    mailFacts = await mail.facts()
    return readStatus({ ...means, ...ledger, incidents }, clock())
  }, ledger.backfill)
  const hasArrived = before?.firstIngest.waitingFor() === null
  const firstIngest = createFirstIngest(ledger, { ...means, hasArrived, afterwards: board.refresh })
  const facts = () => ({ ...means, ...ground.facts, mail: mailFacts, configHash: config.hash })
  const clockJob = clockJobOf(means, ground)
  const reasons = createReadyReasons({ database, clock, board, firstIngest })
  return {
    config,
    answer: createHttpApp({
      ...{ ...means, names: config.server, reasons, render: meter.render, status: board.document },
      routers: [...incidents.routers, createMaintenanceRouter(config.maintenance, clock)],
    }),
    samples: () => [
      ...board.samples(),
      ...maintenanceNow(means),
      ...selfSamples(facts(), board.document()),
      ...refusedSamples(ledger.refusedMinutes()),
    ],
    scheduler: schedulerOf(means, ground),
    jobs: [clockJob, board.job, ...jobsOf(ledger), ...mail.jobs, ...incidents.jobs, firstIngest.job],
    clockJob,
    board,
    firstIngest,
    ledger,
    incidents,
  }
}

function schedulerOf(means: Means, ground: Ground): Scheduler {
  return createScheduler({
    ...means,
    slots: createJobSlotStore(ground.database),
    observe: observer(ground, means.clock),
    onSetBack: () => {
      tellSetBack(ground, 'job')
    },
  })
}

/** The ledger's ingest is the first ingest's: its first success ends a wait. */
function jobsOf({ housekeepingJob, refillJob }: Ledger): readonly Job[] {
  return [housekeepingJob, refillJob]
}

function clockJobOf(means: Means, ground: Ground): Job {
  const onSetBack = (what: string) => {
    tellSetBack(ground, what)
  }
  return createClockWatchJob({ ...means, database: ground.database, onSetBack })
}

function tellSetBack({ meter }: Ground, what: string): void {
  meter.count('plimsoll_clock_set_back_total', { what })
}

function ledgerOf(
  means: Means,
  { database, meter }: Ground,
  { readers, before }: { readonly readers: ReadonlyMap<string, SeriesReader>; readonly before: Assembly | null },
): Ledger {
  return createLedger({
    ...means,
    database,
    readers,
    answers: before?.ledger.lastAnswers() ?? [],
    onLeftOut: (labels) => {
      meter.count('plimsoll_ledger_series_left_out_total', labels)
    },
    onRefused: (labels) => {
      meter.count('plimsoll_ledger_minutes_refused_total', labels)
    },
  })
}

/** Of this instant, not of the last status: a window begins on time. */
function maintenanceNow({ config, clock }: Means): readonly MetricSample[] {
  return maintenanceSamples(config.maintenance, config.services, clock())
}

function incidentsOf(means: Means, { database, meter }: Ground, readers: ReadonlyMap<string, SeriesReader>): Incidents {
  const { alertmanager } = means.config
  return createIncidents({
    ...means,
    database,
    readers,
    alertmanager: alertmanager === null ? null : createAlertmanagerClient(alertmanager.urls),
    newId: randomUUID,
    onWebhook: (outcome) => {
      meter.count('plimsoll_webhook_received_total', { outcome })
    },
    onSetAside: () => {
      meter.count('plimsoll_alerts_set_aside_total', {})
    },
    onTruncated: (alerts) => {
      meter.count('plimsoll_alerts_truncated_total', {}, alerts)
    },
  })
}

function observer({ meter, facts }: Ground, clock: Clock): JobObserver {
  return ({ job, seconds, ok }) => {
    meter.observe('plimsoll_job_duration_seconds', { job_name: job }, seconds)
    if (ok) facts.jobSuccess.set(job, clock())
    else meter.count('plimsoll_job_failures_total', { job_name: job })
  }
}

import type { Config } from '../config/config.js'
import { createHttpApp } from '../http/create-http-app.js'
import { listen, type HttpServer } from '../http/http-server.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { Ledger } from '../ledger/ledger.js'
import { metricGroups } from '../metrics/metric-definitions.js'
import { createMetricsRegistry, type MetricsRegistry } from '../metrics/metrics-registry.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { createScheduler, type Scheduler } from '../scheduler/create-scheduler.js'
import type { JobObserver } from '../scheduler/job-runner.js'
import { createJobSlotStore } from '../scheduler/job-slot-store.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import { readStatus } from '../status/read-status.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { CleanUp } from './clean-up.js'
import { createFirstIngest, type FirstIngest } from './first-ingest.js'
import { createMail, type Mail } from './mail.js'
import { createObservedReaders } from './observed-readers.js'
import { createReadyReasons } from './ready-reasons.js'
import { selfSamples, type MailFacts } from './self-observation.js'
import { createStatusBoard, type StatusBoard } from './status-board.js'

/** Longest wait for running jobs and open requests when the daemon stops. With the first ingest they stay below 5 s. */
const STOP_JOBS_MS = 2000
const STOP_HTTP_MS = 1000

export interface Means {
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly readers: ReadonlyMap<string, SeriesReader> | null
  readonly port: number
  readonly cleanUp: CleanUp
}

/** Everything that runs, put together and not yet started. */
export interface Assembly {
  readonly server: HttpServer
  readonly scheduler: Scheduler
  readonly board: StatusBoard
  readonly firstIngest: FirstIngest
  readonly ledger: Ledger
  readonly mail: Mail
}

/** What changes while the daemon runs, for the metrics. */
interface Facts {
  readonly jobSuccess: Map<string, Date>
  mail: MailFacts
}

/** Opens the store, puts everything together upon it and listens. What was opened is on the clean-up stack, also when this rejects. */
export async function assembleApp(means: Means): Promise<Assembly> {
  const { config, clock, cleanUp } = means
  const facts: Facts = { jobSuccess: new Map(), mail: { pending: 0, lastSent: new Map() } }
  const database = await openStore(config.storage.file)
  cleanUp.add('store', () => database.destroy())
  const samples = () => [
    ...board.samples(),
    ...selfSamples({ ...means, ...facts, configHash: config.hash }, board.document()),
  ]
  const meter = createMetricsRegistry(
    metricGroups.flatMap(({ metrics }) => metrics),
    samples,
  )
  const readers = means.readers ?? createObservedReaders(config, { ...means, meter })
  const ledger = createLedger({ ...means, database, readers })
  const mail = createMail({ ...means, database, ledger, meter })
  const board = createStatusBoard(async () => {
    facts.mail = await mail.facts()
    return readStatus({ ...means, ...ledger }, clock())
  })
  const firstIngest = createFirstIngest(ledger, { ...means, afterwards: board.refresh })
  const server = await serve(means, { database, board, meter, firstIngest })
  const scheduler = createScheduler({
    ...means,
    slots: createJobSlotStore(database),
    observe: observer(meter, facts, clock),
  })
  cleanUp.add('jobs', async () => {
    const isDone = await scheduler.stop(STOP_JOBS_MS)
    if (!isDone) means.logger.warn({}, 'Jobs did not end in time and are left behind')
  })
  return { server, scheduler, board, firstIngest, ledger, mail }
}

function observer(meter: MetricsRegistry, facts: Facts, clock: Clock): JobObserver {
  return ({ job, seconds, ok }) => {
    meter.observe('plimsoll_job_duration_seconds', { job_name: job }, seconds)
    if (ok) facts.jobSuccess.set(job, clock())
    else meter.count('plimsoll_job_failures_total', { job_name: job })
  }
}

interface Served {
  readonly database: Database
  readonly board: StatusBoard
  readonly meter: MetricsRegistry
  readonly firstIngest: FirstIngest
}

async function serve(means: Means, { database, board, meter, firstIngest }: Served): Promise<HttpServer> {
  const reasons = createReadyReasons({ database, board, firstIngest })
  const app = createHttpApp({ ...means, reasons, render: meter.render, status: board.document })
  const server = await listen(app, { host: means.config.server.host, port: means.port })
  means.cleanUp.add('http', () => server.close(STOP_HTTP_MS))
  return server
}

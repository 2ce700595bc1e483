import type { Config } from '../config/config.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { systemClock, type Clock } from '../shared/clock.js'
import { endsWithin } from '../shared/ends-within.js'
import { createLogger, type Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import { plimsollVersion } from '../shared/version-files.js'
import type { StatusDocument } from '../status/status-document.js'
import { assembleApp, type Assembly } from './assemble-app.js'
import { createCleanUp, type CleanUp } from './clean-up.js'

/** Longest wait for a question to Prometheus that is under way when the daemon stops. */
const STOP_FIRST_INGEST_MS = 1500

/** The daemon. */
export interface App {
  /** Opens everything and starts to work; resolves when HTTP answers. When it rejects, everything was given back. */
  start(): Promise<void>
  /** Ends what runs, waiting a few seconds at most, and gives everything back. Repeating it waits for the first. Never rejects. */
  stop(): Promise<void>
  /** Base URL; `null` before the start. */
  url(): string | null
  /** The newest status; `null` before the first. */
  status(): StatusDocument | null
  /** Ingests everything up to now and reads the status, beside the schedule. Rejects when a Prometheus does not answer. */
  runCycle(): Promise<void>
  /** Reads the status now, beside the schedule. */
  refresh(): Promise<void>
}

/** What a test or a bench puts in the place of the real thing. */
export interface AppOverrides {
  readonly clock?: Clock
  readonly logger?: Logger
  readonly steps?: Steps
  /** By name of the Prometheus. */
  readonly readers?: ReadonlyMap<string, SeriesReader>
  /** 0 takes a free one. */
  readonly port?: number
}

export function createApp(config: Config, overrides: AppOverrides = {}): App {
  const means = meansOf(config, overrides)
  let assembly: Assembly | null = null
  return {
    async start() {
      try {
        assembly = await assembleApp(means)
        startWork(assembly, means)
      } catch (error) {
        await means.cleanUp.run()
        throw error
      }
    },
    stop: () => means.cleanUp.run(),
    url: () => assembly?.server.url ?? null,
    status: () => assembly?.board.document() ?? null,
    async runCycle() {
      await assembly?.ledger.ingestUpTo(means.clock())
      await assembly?.board.refresh()
    },
    async refresh() {
      await assembly?.board.refresh()
    },
  }
}

function meansOf(config: Config, overrides: AppOverrides) {
  const logger = overrides.logger ?? createLogger('info')
  return {
    config,
    logger,
    version: plimsollVersion(),
    clock: overrides.clock ?? systemClock,
    steps:
      overrides.steps ??
      ((step: string) => {
        logger.debug({ step }, 'Step done')
      }),
    readers: overrides.readers ?? null,
    port: overrides.port ?? config.server.port,
    cleanUp: createCleanUp(logger),
  }
}

interface Work {
  readonly logger: Logger
  readonly cleanUp: CleanUp
}

/** In the background: a first status of what the ledger holds, then the backlog, then the rhythm of every 30 s. */
function startWork(assembly: Assembly, { logger, cleanUp }: Work): void {
  const { scheduler, board, firstIngest, ledger, mail } = assembly
  const stopping = new AbortController()
  const work = async () => {
    await board.refresh().catch((error: unknown) => {
      logger.error({ err: error }, 'The status could not be read')
    })
    for (const job of [board.job, ledger.housekeepingJob, ...mail.deliveryJobs]) scheduler.add(job)
    await firstIngest.run(stopping.signal)
    for (const job of [firstIngest.job, ...mail.reportJobs]) scheduler.add(job)
  }
  const working = work().catch((error: unknown) => {
    if (!stopping.signal.aborted) logger.error({ err: error }, 'The daemon could not begin its work')
  })
  cleanUp.add('first ingest', async () => {
    stopping.abort()
    await endsWithin(working, STOP_FIRST_INGEST_MS)
  })
}

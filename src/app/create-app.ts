import { byCommand } from '../audit/initiator.js'
import type { Config } from '../config/config.js'
import type { ReloadOutcome } from './http/reload-router.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { createCleanUp } from '../shared/clean-up.js'
import { systemClock, type Clock } from '../shared/clock.js'
import { createLogger, type Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import { plimsollVersion } from '../shared/version-files.js'
import type { StatusDocument } from '../status/status-document.js'
import { openDaemon, type Daemon, type DaemonParts } from './open-daemon.js'

/** The daemon. */
export interface App {
  /** Opens everything and starts to work; resolves when HTTP answers. When it rejects, everything was given back. */
  start(): Promise<void>
  /** Ends what runs, waiting a few seconds at most, and gives everything back. Repeating it waits for the first. Never rejects. */
  stop(): Promise<void>
  /**
   * Reads the configuration anew, as the operating system asked for it, and works with it from then on; where it cannot be used, the old one
   * stays. HTTP answers all the while.
   */
  reload(): Promise<ReloadOutcome>
  /** Resolves when another daemon has taken the store: this one can write nothing any more. Only of one that stands by where that is so at the start. */
  lost(): Promise<Error>
  /** Base URL; `null` before the start. */
  url(): string | null
  /** The newest status; `null` before the first. */
  status(): StatusDocument | null
  /** Ingests everything up to now and reads the status, beside the schedule. Rejects when a Prometheus does not answer. */
  runCycle(): Promise<void>
  /** Reads the status now, beside the schedule. */
  refresh(): Promise<void>
}

/** Where the configuration is read anew, and what a test or a bench puts in the place of the real thing. */
export interface AppOverrides {
  /** Reads the configuration for a reload; default: the same one again. Rejects with `ConfigError`. */
  readonly loadConfig?: () => Promise<Config>
  readonly clock?: Clock
  readonly logger?: Logger
  readonly steps?: Steps
  /** By name of the Prometheus. */
  readonly readers?: ReadonlyMap<string, SeriesReader>
  /** 0 takes a free one. */
  readonly port?: number
  /** Whether it waits where another daemon works with the store; default: it refuses to start. */
  readonly standsBy?: boolean
}

export function createApp(config: Config, overrides: AppOverrides = {}): App {
  const parts = partsOf(config, overrides)
  let daemon: Daemon | null = null
  return {
    async start() {
      try {
        daemon = await openDaemon(parts)
      } catch (error) {
        await parts.cleanUp.run()
        throw error
      }
    },
    stop: () => parts.cleanUp.run(),
    reload: () => daemon?.reload(byCommand('SIGHUP')) ?? Promise.resolve({ kind: 'stopping' }),
    lost: () => daemon?.lost ?? new Promise(() => undefined),
    url: () => daemon?.url ?? null,
    status: () => daemon?.working().status.document() ?? null,
    async runCycle() {
      await daemon?.working().ledger.ingestUpTo(parts.clock())
      await daemon?.working().status.refresh()
    },
    async refresh() {
      await daemon?.working().status.refresh()
    },
  }
}

function partsOf(config: Config, overrides: AppOverrides): DaemonParts {
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
    standsBy: overrides.standsBy ?? false,
    loadConfig: overrides.loadConfig ?? (() => Promise.resolve(config)),
    cleanUp: createCleanUp((part, err) => {
      logger.error({ err, part }, 'A part could not be stopped cleanly')
    }),
  }
}

import { Command, Option } from 'commander'
import type { App } from '../app/create-app.js'
import { createLogger } from '../shared/logger.js'
import type { CommandIo } from './command-io.js'
import { loadCommandConfig } from './config-option.js'

interface Options {
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

const LEVELS = ['debug', 'info', 'warn', 'error'] as const

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  })
}

/** A signal that comes before the daemon runs waits for it: the files may have changed after they were read. */
function createReloads(io: CommandIo) {
  let asked = false
  let reload = () => {
    asked = true
  }
  io.onReload(() => {
    reload()
  })
  return {
    goTo(app: Pick<App, 'reload'>) {
      reload = () => {
        // A failure is logged where it happens.
        app.reload().catch(() => undefined)
      }
      if (asked) reload()
    },
  }
}

export function createServeCommand(io: CommandIo): Command {
  return new Command('serve')
    .description(
      'run the daemon: ledger, status, metrics and reports by schedule, until SIGTERM or SIGINT; SIGHUP reads the configuration anew',
    )
    .addOption(new Option('--log-level <level>', 'what to log').choices(LEVELS).default('info'))
    .action(async ({ logLevel }: Options, command: Command) => {
      const reloads = createReloads(io)
      const loadConfig = () => loadCommandConfig(command, io)
      const config = await loadConfig()
      // Loaded here: no other command needs HTTP, SQL or mail, and `generate` in CI should not wait for them.
      const { createApp } = await import('../app/create-app.js')
      const logger = createLogger(logLevel)
      const stop = aborted(io.stopSignal())
      const app = createApp(config, { clock: io.clock, logger, loadConfig })
      await app.start()
      logger.info({ url: app.url(), configHash: config.hash, store: config.storage.file }, 'Plimsoll serves')
      reloads.goTo(app)
      await stop
      logger.info({}, 'Plimsoll stops')
      await app.stop()
    })
}

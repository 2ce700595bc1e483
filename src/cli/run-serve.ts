import { setFlagsFromString } from 'node:v8'
import type { Command } from 'commander'
import type { App } from '../app/create-app.js'
import { keptConfig } from '../config/kept-config.js'
import { createLogger } from '../shared/logger.js'
import { nameOfPlace } from '../store/store-place.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'

export interface ServeOptions {
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly standby: boolean
}

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

/** Runs the daemon until it is told to stop. Throws `ConfigError` and whatever keeps the daemon from starting. */
export async function runServe({ logLevel, standby }: ServeOptions, command: Command, io: CommandIo): Promise<void> {
  // Left to itself the engine lets the heap grow to several times of what lives before it collects what does not.
  setFlagsFromString('--heap-growing-percent=50')
  const reloads = createReloads(io)
  const loadConfig = async () => keptConfig(await loadCommandConfig(command, io))
  const config = await loadConfig()
  // Loaded after the configuration was found to be right: HTTP, SQL and mail take a while.
  const { createApp } = await import('../app/create-app.js')
  const logger = createLogger(logLevel)
  const stop = aborted(io.stopSignal())
  const app = createApp(config, { clock: io.clock, logger, loadConfig, standsBy: standby })
  const started = app.start()
  if ((await Promise.race([started, stop.then(() => STOPPED)])) === STOPPED) {
    // One that stands by is told to stop before it has begun.
    await app.stop()
    return
  }
  logger.info({ url: app.url(), configHash: config.hash, store: nameOfPlace(config.storage.place) }, 'Plimsoll serves')
  reloads.goTo(app)
  const lost = await Promise.race([stop.then(() => null), app.lost()])
  logger.info({}, 'Plimsoll stops')
  await app.stop()
  // Whoever runs it starts it anew, and it stands by.
  if (lost !== null) throw lost
}

const STOPPED = Symbol('stopped')

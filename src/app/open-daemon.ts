import type { Config } from '../config/config.js'
import type { Reload } from './http/reload-router.js'
import { listen, type TlsParts } from '../http/http-server.js'
import type { CleanUp } from '../shared/clean-up.js'
import type { Database } from '../store/database.js'
import { lockStore } from '../store/lock-store.js'
import { openStore } from '../store/open-store.js'
import type { StorePlace } from '../store/store-place.js'
import { warnOfOpenFiles } from './access.js'
import { assembleApp, type Assembly, type AssemblyParts } from './assemble-app.js'
import { createProcessState } from './process-state.js'
import { noteConfiguration, noteStart } from './configuration-audit.js'
import { createReload, type Taking } from './reload.js'
import { startWork } from './start-work.js'

/** Longest waits when the daemon stops; together they stay below 5 s. */
const STOPPING = { firstMs: 1500, jobsMs: 2000 }
const STOP_HTTP_MS = 1000

/** How long a write waits for another process: nothing is answered meanwhile, and whoever is told that the store is busy comes again. */
const FILE_BUSY_TIMEOUT_MS = 500
/** Reading and answering go on meanwhile. */
const SERVER_BUSY_TIMEOUT_MS = 5_000

/** Longest waits for the work of the old configuration: two ingests side by side do no harm, but they are not wanted. */
const RELOADING = { firstMs: 30_000, jobsMs: 30_000 }

/** A daemon at work. */
export interface Daemon {
  readonly url: string
  /** What works now. */
  readonly working: () => Assembly
  readonly reload: Reload
}

export interface DaemonParts extends Omit<AssemblyParts, 'reload'> {
  readonly port: number
  readonly cleanUp: CleanUp
  readonly loadConfig: () => Promise<Config>
}

function tlsOf({ config, logger }: DaemonParts): TlsParts | null {
  const files = config.server.tls
  return files === null ? null : { files, logger }
}

/** The store, with which no other daemon works meanwhile. */
async function openAlone(place: StorePlace, cleanUp: CleanUp): Promise<Database> {
  if (typeof place === 'string') cleanUp.add('lock', lockStore(place))
  const busyTimeoutMs = typeof place === 'string' ? FILE_BUSY_TIMEOUT_MS : SERVER_BUSY_TIMEOUT_MS
  const database = await openStore(place, { busyTimeoutMs, isAlone: true })
  cleanUp.add('store', () => database.close())
  return database
}

/** Opens the store, puts everything together upon it, listens and begins to work. What was opened is on the clean-up stack, also when this rejects. */
export async function openDaemon(parts: DaemonParts): Promise<Daemon> {
  const { config, cleanUp, clock } = parts
  await warnOfOpenFiles(parts)
  const database = await openAlone(config.storage.place, cleanUp)
  await noteStart(database, config, clock())
  const state = createProcessState(database, clock(), () => working.samples())
  const reload = createReload({ ...parts, facts: state.facts, running: () => working.config, take })
  let working = assembleApp({ ...parts, reload }, state, null)
  const server = await listen(
    (request, response) => {
      working.answer(request, response)
    },
    { host: config.server.host, port: parts.port, tls: tlsOf(parts) },
  )
  cleanUp.add('http', () => server.close(STOP_HTTP_MS))
  let isStopping = false
  let work = startWork(working, parts)
  cleanUp.add('work', () => {
    isStopping = true
    return work.stop(STOPPING)
  })
  return { url: server.url, working: () => working, reload }

  /** HTTP answers all the while. What can fail comes first, so that a failure leaves the old one at work. */
  async function take(next: Config, taking: Taking): Promise<boolean> {
    const assembly = assembleApp({ ...parts, config: next, reload }, state, working)
    try {
      await assembly.status.refresh()
    } catch (error) {
      // The store may be gone by then: that is no fault of what was to be taken.
      if (isStopping) return false
      throw error
    }
    await noteConfiguration(database, { ...taking, before: working.config.hash, after: next.hash, at: clock() })
    await work.stop(RELOADING)
    if (isStopping) return false
    working = assembly
    work = startWork(working, parts)
    return true
  }
}

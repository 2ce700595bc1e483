import type { RequestListener } from 'node:http'
import type { Config } from '../config/config.js'
import type { Reload } from './http/reload-router.js'
import { listen, type TlsParts } from '../http/http-server.js'
import type { CleanUp } from '../shared/clean-up.js'
import type { Database } from '../store/database.js'
import { lockStore } from '../store/lock-store.js'
import { openStore } from '../store/open-store.js'
import { warnOfOpenFiles } from './access.js'
import { assembleApp, type Assembly, type AssemblyParts } from './assemble-app.js'
import { createProcessState } from './process-state.js'
import { noteConfiguration, noteStart } from './configuration-audit.js'
import { createReload, type Taking } from './reload.js'
import { createLost, createStandbyApp, newestConfig, untilAlone, watchStore, type OnLost } from './standby-server.js'
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
  /** Resolves when another daemon has taken the store; only where this one may stand by. */
  readonly lost: Promise<Error>
}

export interface DaemonParts extends Omit<AssemblyParts, 'reload'> {
  readonly port: number
  readonly cleanUp: CleanUp
  readonly loadConfig: () => Promise<Config>
  /** Whether it waits where another daemon works with the store. */
  readonly standsBy: boolean
}

function tlsOf({ config, logger }: DaemonParts): TlsParts | null {
  const files = config.server.tls
  return files === null ? null : { files, logger }
}

/** Listens; what answers may be another one later. */
async function openDoor(parts: DaemonParts, first: RequestListener) {
  let answer = first
  const address = { host: parts.config.server.host, port: parts.port, tls: tlsOf(parts) }
  const server = await listen((request, response) => {
    answer(request, response)
  }, address)
  let closing: Promise<void> | undefined
  const close = () => (closing ??= server.close(STOP_HTTP_MS))
  parts.cleanUp.add('http', close)
  return {
    url: server.url,
    close,
    answerBy(next: RequestListener) {
      answer = next
    },
  }
}

type Door = Awaited<ReturnType<typeof openDoor>>

/** The store, with which no other daemon works meanwhile. */
async function openAlone({ config, cleanUp, standsBy }: DaemonParts): Promise<Database> {
  const { place } = config.storage
  const unlock = typeof place === 'string' ? lockStore(place, standsBy ? 0 : undefined) : null
  const busyTimeoutMs = typeof place === 'string' ? FILE_BUSY_TIMEOUT_MS : SERVER_BUSY_TIMEOUT_MS
  try {
    const database = await openStore(place, { busyTimeoutMs, isAlone: standsBy ? 'at-once' : true })
    if (unlock !== null) cleanUp.add('lock', unlock)
    cleanUp.add('store', () => database.close())
    return database
  } catch (error) {
    // Whoever stands by tries again, and would find its own lock.
    unlock?.()
    throw error
  }
}

interface Opened {
  readonly parts: DaemonParts
  readonly database: Database
  readonly door: Door | null
}

/** Of one that stands by: answers at once, and has the store when nobody else works with it any more. */
async function openStandingBy(parts: DaemonParts, onLost: OnLost): Promise<Opened> {
  const door = await openDoor(parts, createStandbyApp(parts))
  const store = await untilAlone(() => openAlone(parts), parts)
  // Requests end before the store is closed.
  parts.cleanUp.add('http', door.close)
  const config = await newestConfig(parts)
  return { parts: { ...parts, config }, database: watchStore(store, onLost), door }
}

/** Opens the store, puts everything together upon it, listens and begins to work. What was opened is on the clean-up stack, also when this rejects. */
export async function openDaemon(given: DaemonParts): Promise<Daemon> {
  await warnOfOpenFiles(given)
  const lost = createLost()
  const opened = given.standsBy
    ? await openStandingBy(given, lost.tell)
    : { parts: given, database: await openAlone(given), door: null }
  return work(opened, lost.told)
}

async function work({ parts, database, door: early }: Opened, lost: Promise<Error>): Promise<Daemon> {
  const { config, cleanUp, clock } = parts
  await noteStart(database, config, clock())
  const state = createProcessState(database, clock(), () => working.samples())
  const reload = createReload({ ...parts, facts: state.facts, running: () => working.config, take })
  let working = assembleApp({ ...parts, reload }, state, null)
  const answer: RequestListener = (request, response) => {
    working.answer(request, response)
  }
  const door = early ?? (await openDoor(parts, answer))
  door.answerBy(answer)
  let isStopping = false
  let underWay = startWork(working, parts)
  cleanUp.add('work', () => {
    isStopping = true
    return underWay.stop(STOPPING)
  })
  return { url: door.url, working: () => working, reload, lost }

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
    await underWay.stop(RELOADING)
    if (isStopping) return false
    working = assembly
    underWay = startWork(working, parts)
    return true
  }
}

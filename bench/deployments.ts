import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app/create-app.js'
import type { Config } from '../src/config/config.js'
import { loadConfig } from '../src/config/load-config-files.js'
import { readWatched, writeDeployment } from '../src/deployment/deployment-store.js'
import type { Deployment } from '../src/deployment/deployment.js'
import { createWatch, type Watch } from '../src/deployment/watch/deployment-watch-job.js'
import { createBurnReader } from '../src/incident/view/burns-store.js'
import { createCountsReader } from '../src/ledger/counts-store.js'
import { createMinutesReader } from '../src/ledger/minutes-store.js'
import { ignoreSteps } from '../src/shared/steps.js'
import type { Database } from '../src/store/database.js'
import { openStore } from '../src/store/open-store.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { Findings } from './line.js'
import { writeManySlos } from './many-slos-config.js'
import { startStub } from './start-stub.js'

const SERVICES = 200
const PER_SERVICE = 5
/** Half a minute apart, so that the ledger has a new minute in every second one. */
const CYCLES = 20
const MINUTE_MS = 60_000
/** How long ago all began, and how much longer they are watched. */
const WATCHED_MS = 30 * MINUTE_MS

/** What it costs to watch 200 deployments at once. */
export async function deployments(): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  const stub = await startStub(SERVICES, PER_SERVICE)
  try {
    const config = await loadForBench(folder, stub.url)
    const now = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS)
    await fillLedger(config, new Date(now.getTime() + CYCLES * MINUTE_MS))
    const cost = await measureWatch(config, now)
    const lines = [
      { what: '200 deployments: a cycle, mean', value: cost.mean, bar: 0.3, unit: 's CPU' },
      { what: '200 deployments: a cycle, worst', value: cost.worst, bar: null, unit: 's CPU' },
      // What was judged already, or has nothing to look at, would cost nothing.
      { what: 'deployments that were not looked at', value: cost.unseen, bar: 0, unit: '' },
    ]
    const comparedWith =
      '200 deployments of 200 services with five objectives each, all begun half an hour ago and watched for as long again, with two hours before them: 150,000 minutes\n' +
      'in the ledger, which the daemon has read from a process that answers as Prometheus would.'
    return { lines, comparedWith }
  } finally {
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function loadForBench(folder: string, url: string): Promise<Config> {
  const file = await writeManySlos(folder, SERVICES, PER_SERVICE)
  const env = { BENCH_PROMETHEUS: url, BENCH_RETENTION: '3h', BENCH_STORE: `sqlite:${join(folder, 'plimsoll.db')}` }
  return loadConfig({ file, env, cwd: folder })
}

/** Three hours, by the daemon itself; nothing else of it runs while the watch is measured. */
async function fillLedger(config: Config, now: Date): Promise<void> {
  const app = createApp(config, { clock: () => now, logger: QUIET, port: 0 })
  try {
    await app.start()
    await app.runCycle()
  } finally {
    await app.stop()
  }
}

async function measureWatch(config: Config, begin: Date) {
  const database = await openStore(config.storage.place)
  try {
    await startAll(database, config, begin)
    let now = begin
    const watch = watchOver(config, database, () => now)
    const cycles: number[] = []
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      now = new Date(now.getTime() + MINUTE_MS / 2)
      await comeTo(database, now)
      const before = process.cpuUsage()
      await watch.job.run(now, new AbortController().signal)
      cycles.push(cpuSecondsSince(before))
    }
    const mean = cycles.reduce((sum, one) => sum + one, 0) / CYCLES
    return { mean, worst: Math.max(...cycles), unseen: await countUnseen(database, watch) }
  } finally {
    await database.close()
  }
}

/** As far as the ledger has come for those who read it. */
async function comeTo(database: Database, now: Date): Promise<void> {
  const watermark = Math.floor(now.getTime() / MINUTE_MS) * 60
  await database.write((transaction) => transaction.updateTable('objective').set({ watermark }).execute())
}

function startAll(database: Database, { services }: Config, now: Date): Promise<void> {
  return database.write(async (transaction) => {
    for (const { name, environment } of services)
      await writeDeployment(transaction, deploymentOf({ name, environment }, now))
  })
}

function watchOver(config: Config, database: Database, clock: () => Date): Watch {
  return createWatch({
    ...{ config, database, clock, steps: ignoreSteps, readers: new Map(), logger: QUIET },
    counts: createCountsReader(database, ignore),
    minutes: createMinutesReader(database, ignore),
    burns: createBurnReader(database),
  })
}

/** Those without a figure of each objective over the half hour. */
async function countUnseen(database: Database, watch: Watch): Promise<number> {
  const watched = await database.read(readWatched)
  const seen = watched.filter(({ id }) => {
    const findings = watch.findingsOf(id).filter(({ afterSeconds }) => afterSeconds > WATCHED_MS / 2000)
    return findings.length === PER_SERVICE
  })
  return SERVICES - seen.length
}

function deploymentOf(service: { readonly name: string; readonly environment: string | null }, now: Date): Deployment {
  const startedAt = new Date(now.getTime() - WATCHED_MS)
  return {
    ...{ id: `of-${service.name}`, service: service.name, environment: service.environment },
    ...{ version: 'v2', strategy: 'in_place', canary: null, committedAt: null, origin: null },
    ...{ startedAt, startedBy: 'bench', finishedAt: null, watchedTo: new Date(now.getTime() + WATCHED_MS) },
    ...{ judgement: null, rolledBack: null },
  }
}

function ignore(): void {
  // The bench prints one table and nothing else.
}

const QUIET = { debug: ignore, info: ignore, warn: ignore, error: ignore }

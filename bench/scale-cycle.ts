import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { createApp, type App } from '../src/app/create-app.js'
import type { Config } from '../src/config/config.js'
import { loadConfig } from '../src/config/load-config-files.js'
import { openStore } from '../src/store/open-store.js'
import { writeManySlos } from './many-slos-config.js'

/** What one cycle of the daemon (ingest, status) and one scrape cost. */
export interface ScaleCycle {
  readonly objectives: number
  /** CPU seconds of ingest and status together, mean and worst of all cycles. */
  readonly cycleCpuSeconds: number
  readonly worstCycleCpuSeconds: number
  /** Median of 20 scrapes: on the clock, and of this process's CPU with the client's share. */
  readonly metricsMilliseconds: number
  readonly metricsCpuMilliseconds: number
  readonly metricsBytes: number
  readonly memoryMegabytes: number
  readonly storeRows: number
}

const CYCLES = 10
const CYCLE_MS = 30_000
const HISTORY_HOURS = 30 * 24
const quiet = { debug: ignore, info: ignore, warn: ignore, error: complain }

function ignore(): void {
  // The bench prints one table and nothing else.
}

function complain(data: object, message: string): void {
  console.error(message, data)
}

async function startStub(services: number, perService: number): Promise<{ url: string; stop: () => void }> {
  const runner = fileURLToPath(new URL('../scripts/run-ts.mjs', import.meta.url))
  const child = spawn(process.execPath, [runner, 'bench/stub-prometheus.ts', String(services), String(perService)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `http://127.0.0.1:${port.toString().trim()}`, stop: () => child.kill() }
}

/** A month of hours for every objective, as if the daemon had run that long: sums over a period must cost what they cost in real life. */
async function fillHistory(file: string, now: Date): Promise<number> {
  const store = await openStore(file)
  const last = Math.floor(now.getTime() / 3_600_000) * 3600
  await sql`
    with recursive hours(hour) as (
      select ${last - HISTORY_HOURS * 3600} union all select hour + 3600 from hours where hour + 3600 < ${last}
    )
    insert or ignore into ledger_hour
      (objective_id, hour, definition_hash, milli_events, milli_errors, observed_seconds, minutes)
    select objective.id, hour, objective.definition_hash, 36000000, 36000, 3600, null from objective, hours`.execute(
    store,
  )
  const { rows } = await sql<{ count: number }>`select count(*) as count from ledger_hour`.execute(store)
  await store.destroy()
  return rows[0]?.count ?? 0
}

async function manySlos(folder: string, url: string, shape: readonly [number, number]): Promise<Config> {
  const file = await writeManySlos(folder, ...shape)
  const config = await loadConfig({ file, env: {}, cwd: folder })
  return {
    ...config,
    // A short first backfill: the month before is put in by hand.
    prometheus: config.prometheus.map((source) => ({ ...source, url, retentionSeconds: 3600 })),
    storage: { ...config.storage, file: join(folder, 'plimsoll.db') },
  }
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function measureMetrics(app: App) {
  const times: number[] = []
  const cpu: number[] = []
  let bytes = 0
  for (let turn = 0; turn < 20; turn += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    bytes = (await (await fetch(`${app.url() ?? ''}/metrics`)).text()).length
    times.push(performance.now() - start)
    cpu.push(cpuSeconds(before) * 1000)
  }
  return { milliseconds: median(times), cpuMilliseconds: median(cpu), bytes }
}

/** Runs a daemon with so many objectives on a stub that answers like Prometheus, its clock advanced by hand. */
export async function measureScaleCycle(services: number, perService: number): Promise<ScaleCycle> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  const stub = await startStub(services, perService)
  const config = await manySlos(folder, stub.url, [services, perService])
  let now = new Date(Math.floor(Date.now() / CYCLE_MS) * CYCLE_MS)
  const app = createApp(config, { clock: () => now, logger: quiet, port: 0 })
  try {
    await app.start()
    await app.runCycle()
    const storeRows = await fillHistory(config.storage.file, now)
    await app.runCycle()
    const cycles: number[] = []
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      now = new Date(now.getTime() + CYCLE_MS)
      const before = process.cpuUsage()
      await app.runCycle()
      cycles.push(cpuSeconds(before))
    }
    const metrics = await measureMetrics(app)
    return {
      objectives: services * perService,
      cycleCpuSeconds: cycles.reduce((sum, one) => sum + one, 0) / CYCLES,
      worstCycleCpuSeconds: Math.max(...cycles),
      metricsMilliseconds: metrics.milliseconds,
      metricsCpuMilliseconds: metrics.cpuMilliseconds,
      metricsBytes: metrics.bytes,
      memoryMegabytes: process.memoryUsage().rss / 1e6,
      storeRows,
    }
  } finally {
    await app.stop()
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

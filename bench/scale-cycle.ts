import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createApp } from '../src/app/create-app.js'
import type { Config } from '../src/config/config.js'
import { loadConfig } from '../src/config/load-config-files.js'
import { openStore } from '../src/store/open-store.js'
import type { StorePlace } from '../src/store/store-place.js'
import { storeTrouble } from '../src/store/store-trouble.js'
import { startStub } from './start-stub.js'
import { measureDaemon, type DaemonCost } from './scale-daemon.js'
import { writeManySlos } from './many-slos-config.js'
import { cpuSecondsSince } from './cpu-time.js'

/** What one cycle of the daemon (ingest, status) costs, and the daemon itself. */
export interface ScaleCycle {
  /** CPU seconds of ingest and status together, mean and worst of all cycles. */
  readonly cycleCpuSeconds: number
  readonly worstCycleCpuSeconds: number
  readonly daemon: DaemonCost
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

/** A month of hours for every objective, as if the daemon had run that long: sums over a period must cost what they cost in real life. */
async function fillHistory(file: StorePlace, now: Date): Promise<void> {
  for (;;) {
    try {
      await writeHistory(file, now)
      return
    } catch (error) {
      // The app may be amid a transaction, which ends only when this process does not wait for it.
      if (storeTrouble(error)?.kind !== 'busy') throw error
      await sleep(50)
    }
  }
}

async function writeHistory(file: StorePlace, now: Date): Promise<void> {
  const store = await openStore(file, { busyTimeoutMs: 0 })
  const last = Math.floor(now.getTime() / 3_600_000) * 3600
  try {
    await store.write((transaction) =>
      sql`
      with recursive hours(hour) as (
        select ${last - HISTORY_HOURS * 3600} union all select hour + 3600 from hours where hour + 3600 < ${last}
      )
      insert or ignore into ledger_hour
        (objective_id, hour, definition_hash, milli_events, milli_errors, observed_seconds, minutes)
      select objective.id, hour, objective.definition_hash, 36000000, 36000, 3600, null from objective, hours`.execute(
        transaction,
      ),
    )
  } finally {
    await store.close()
  }
}

async function loadForBench(file: string, folder: string, url: string): Promise<Config> {
  const config = await loadConfig({ file, env: {}, cwd: folder })
  return {
    ...config,
    // A short first backfill: the month before is put in by hand.
    prometheus: config.prometheus.map((source) => ({ ...source, url, retentionSeconds: 3600 })),
    storage: { ...config.storage, place: join(folder, 'plimsoll.db') },
  }
}

/**
 * Runs the cycles of a daemon with so many objectives on a stub that answers like Prometheus, its clock advanced by hand; then the built daemon as a process of
 * its own, which takes its cycles when they are due.
 */
export async function measureScaleCycle(services: number, perService: number): Promise<ScaleCycle> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  const stub = await startStub(services, perService)
  try {
    const config = await writeManySlos(folder, services, perService)
    const cycles = await measureCycles(await loadForBench(config, folder, stub.url))
    const fill = (file: string) => fillHistory(file, new Date())
    return {
      cycleCpuSeconds: cycles.reduce((sum, one) => sum + one, 0) / CYCLES,
      worstCycleCpuSeconds: Math.max(...cycles),
      daemon: await measureDaemon({ config, folder, prometheus: stub.url, fill }),
    }
  } finally {
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @returns CPU seconds of each cycle */
async function measureCycles(config: Config): Promise<number[]> {
  let now = new Date(Math.floor(Date.now() / CYCLE_MS) * CYCLE_MS)
  const app = createApp(config, { clock: () => now, logger: quiet, port: 0 })
  try {
    await app.start()
    await app.runCycle()
    await fillHistory(config.storage.place, now)
    await app.runCycle()
    const cycles: number[] = []
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      now = new Date(now.getTime() + CYCLE_MS)
      const before = process.cpuUsage()
      await app.runCycle()
      cycles.push(cpuSecondsSince(before))
    }
    return cycles
  } finally {
    await app.stop()
  }
}

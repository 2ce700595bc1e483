import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startChild, until } from '../demo/processes/child.js'
import type { Build } from './build-of.js'
import { cpuSecondsOf } from './cpu-time.js'
import { fillMonth } from './fill-month.js'

const SCRAPES = 20
export const CYCLES = 8
/** Behind the start: the month of hours is read for the first time. */
const WARM_CYCLES = 3
const CYCLE_MS = 30_000
/** A cycle begins at each whole and half minute and is over by then. */
const BETWEEN_CYCLES_MS = 27_000

/** What the built daemon costs as a process of its own. */
export interface DaemonCost {
  /** CPU seconds in each 30 s, mean and worst of them. */
  readonly cycleCpuSeconds: number
  readonly worstCycleCpuSeconds: number
  /** The longest pause of its event loop in these cycles, as `monitorEventLoopDelay` has it. */
  readonly longestPauseMilliseconds: number
  /** CPU of the daemon for one `/metrics`, median: `process_cpu_seconds_total` from one scrape to the next. */
  readonly metricsCpuMilliseconds: number
  /** The longest pause between two scrapes that follow each other. */
  readonly metricsPauseMilliseconds: number
  readonly metricsBytes: number
  /** Resident, the highest figure of all scrapes. */
  readonly memoryMegabytes: number
}

/** What a daemon is started with, glibc as deploy/ and the Dockerfile have it. */
export function daemonEnv(order: { readonly prometheus: string; readonly port: number; readonly store: string }) {
  return {
    ...{ MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' },
    ...{ BENCH_PROMETHEUS: order.prometheus, BENCH_RETENTION: '1h' },
    ...{ BENCH_LISTEN: `127.0.0.1:${order.port}`, BENCH_STORE: order.store },
  }
}

/** Runs `plimsoll serve` of a build on a configuration that reads its variables from the environment. */
export async function measureDaemon(order: {
  readonly build: Build
  readonly config: string
  readonly folder: string
  readonly prometheus: string
}): Promise<DaemonCost> {
  const port = await freePort()
  const daemon = startChild(process.execPath, [order.build.main, '--config', order.config, 'serve'], {
    logFile: join(order.folder, 'daemon.log'),
    cwd: order.folder,
    env: daemonEnv({ prometheus: order.prometheus, port, store: 'sqlite:daemon.db' }),
  })
  try {
    const url = `http://127.0.0.1:${port}`
    const isReady = async () => (await fetch(`${url}/-/ready`)).ok
    await until('the daemon knows its objectives', isReady, { timeoutMs: 300_000 })
    await fillMonth(join(order.folder, 'daemon.db'), new Date())
    const cycles = await measureCycles(url, daemon.process.pid ?? 0)
    return { ...cycles, ...(await scrape(`${url}/metrics`)) }
  } finally {
    await daemon.stop()
  }
}

async function measureCycles(url: string, pid: number) {
  for (let warm = 0; warm < WARM_CYCLES; warm += 1) await untilBetweenCycles()
  // A scrape begins the pauses anew.
  await pageOf(`${url}/metrics`)
  const each: number[] = []
  for (let cycle = 0, before = cpuSecondsOf(pid); cycle < CYCLES; cycle += 1) {
    await untilBetweenCycles()
    const now = cpuSecondsOf(pid)
    each.push(now - before)
    before = now
  }
  return {
    cycleCpuSeconds: each.reduce((sum, one) => sum + one, 0) / CYCLES,
    worstCycleCpuSeconds: Math.max(...each),
    longestPauseMilliseconds: pauseIn(await pageOf(`${url}/metrics`)),
  }
}

export async function untilBetweenCycles(): Promise<void> {
  await sleep(CYCLE_MS - ((Date.now() - BETWEEN_CYCLES_MS) % CYCLE_MS))
}

async function scrape(url: string) {
  const pages: string[] = []
  for (let turn = 0; turn < SCRAPES; turn += 1) pages.push(await pageOf(url))
  const cpu = pages.map((page) => valueOf('process_cpu_seconds_total', page))
  const each = cpu.slice(1).map((seconds, index) => (seconds - cpu[index]!) * 1000)
  return {
    metricsCpuMilliseconds: each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? NaN,
    metricsPauseMilliseconds: Math.max(...pages.slice(1).map(pauseIn)),
    metricsBytes: pages.at(-1)!.length,
    memoryMegabytes: Math.max(...pages.map((page) => valueOf('process_resident_memory_bytes', page))) / 1e6,
  }
}

async function pageOf(url: string): Promise<string> {
  return (await fetch(url)).text()
}

function pauseIn(page: string): number {
  return valueOf('nodejs_eventloop_lag_max_seconds', page) * 1e3
}

function valueOf(name: string, page: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1])
}

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort, startChild, until } from '../demo/processes/child.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

const SCRAPES = 20
/** A cycle takes place every 30 s: this long holds two of them, with a month of history in the store. */
const CYCLES_MS = 65_000

/** What the built daemon costs as a process of its own. */
export interface DaemonCost {
  /** CPU of the daemon for one `/metrics`, median: `process_cpu_seconds_total` from one scrape to the next. */
  readonly metricsCpuMilliseconds: number
  readonly metricsBytes: number
  /** Resident, the highest figure of all scrapes. */
  readonly memoryMegabytes: number
  /** The longest pause of its event loop in two cycles and the scrapes after them, as `monitorEventLoopDelay` has it. */
  readonly longestPauseMilliseconds: number
}

/**
 * Runs `plimsoll serve` of the built program on a configuration that reads its variables from the environment.
 *
 * @param fill puts a month of hours into the store once the daemon has made its objectives
 */
export async function measureDaemon(order: {
  readonly config: string
  readonly folder: string
  readonly prometheus: string
  readonly fill: (storeFile: string) => Promise<unknown>
}): Promise<DaemonCost> {
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
  const port = await freePort()
  const daemon = startChild(process.execPath, [join(root, 'dist/main.js'), '--config', order.config, 'serve'], {
    logFile: join(order.folder, 'daemon.log'),
    cwd: order.folder,
    env: {
      ...{ BENCH_PROMETHEUS: order.prometheus, BENCH_RETENTION: '1h' },
      ...{ BENCH_LISTEN: `127.0.0.1:${port}`, BENCH_STORE: 'daemon.db' },
    },
  })
  try {
    const url = `http://127.0.0.1:${port}`
    await until('the daemon knows its objectives', async () => (await fetch(`${url}/-/ready`)).ok, {
      timeoutMs: 120_000,
    })
    await order.fill(join(order.folder, 'daemon.db'))
    // A process that writes a month of history keeps the daemon waiting for the store: that pause is the bench's own.
    await (await fetch(`${url}/metrics`)).text()
    await sleep(CYCLES_MS)
    return await scrape(`${url}/metrics`)
  } finally {
    await daemon.stop()
  }
}

async function scrape(url: string): Promise<DaemonCost> {
  const pages: string[] = []
  for (let turn = 0; turn < SCRAPES; turn += 1) pages.push(await (await fetch(url)).text())
  const cpu = pages.map((page) => valueOf('process_cpu_seconds_total', page))
  const each = cpu.slice(1).map((seconds, index) => (seconds - cpu[index]!) * 1000)
  return {
    metricsCpuMilliseconds: each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? NaN,
    metricsBytes: pages.at(-1)!.length,
    longestPauseMilliseconds: Math.max(...pages.map((page) => valueOf('nodejs_eventloop_lag_max_seconds', page))) * 1e3,
    memoryMegabytes: Math.max(...pages.map((page) => valueOf('process_resident_memory_bytes', page))) / 1e6,
  }
}

function valueOf(name: string, page: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1])
}

import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort, startChild, until } from '../demo/processes/child.js'
import { openStore } from '../src/store/open-store.js'
import { writeManySlos } from './many-slos-config.js'
import { cpuSecondsOf } from './cpu-time.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

/** What one delivery of many alerts costs the built daemon, a process of its own. */
export interface StormCost {
  /** Until Alertmanager has its answer. */
  readonly answerSeconds: number
  /** Until the incident holds every alert. */
  readonly incidentSeconds: number
  /** Of the daemon, over all of it. */
  readonly cpuSeconds: number
  /** Longest answer of `/-/healthy` meanwhile. */
  readonly slowestHealthyMs: number
  /** Highest resident memory meanwhile, above that before. */
  readonly memoryMegabytes: number
}

const AFTERWARDS_MS = 5000

interface Daemon {
  readonly url: string
  readonly pid: number
  readonly waiting: () => Promise<number>
}

/** Starts the daemon with one service and hands it to `use`. */
export async function withStormDaemon<T>(folder: string, use: (daemon: Daemon) => Promise<T>): Promise<T> {
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
  const config = await writeManySlos(folder, 1, 1)
  const prometheus = await startSilentPrometheus()
  const port = await freePort()
  const env = { BENCH_PROMETHEUS: prometheus.url, BENCH_RETENTION: '1h', BENCH_LISTEN: `127.0.0.1:${port}` }
  const child = startChild(process.execPath, [join(root, 'dist/main.js'), '--config', config, 'serve'], {
    ...{ logFile: join(folder, 'daemon.log'), cwd: folder, env: { ...env, BENCH_STORE: 'sqlite:storm.db' } },
  })
  const url = `http://127.0.0.1:${port}`
  try {
    await until('the daemon is ready', async () => (await fetch(`${url}/-/ready`)).ok, { timeoutMs: 60_000 })
    const store = await openStore(join(folder, 'storm.db'))
    const waiting = async () =>
      (
        await store.read((reader) =>
          reader
            .selectFrom('alert_observation')
            .select(reader.fn.countAll<number>().as('count'))
            .where('applied_at', 'is', null)
            .executeTakeFirstOrThrow(),
        )
      ).count
    try {
      return await use({ url, pid: child.process.pid ?? 0, waiting })
    } finally {
      await store.close()
    }
  } finally {
    await child.stop()
    prometheus.close()
  }
}

export interface StormOrder {
  readonly alerts: number
  readonly status: 'firing' | 'resolved'
  /** When the first of them began: the ends of another beginning would be those of other alerts. */
  readonly from: Date
}

/** Delivers so many alerts of one service at once. */
export async function measureStorm(daemon: Daemon, order: StormOrder): Promise<StormCost> {
  const body = deliveryOf(order)
  await sleep(3000)
  const idle = await memoryMegabytes(daemon.pid, 'VmRSS')
  // Forgets the highest figure so far, see proc(5).
  await writeFile(`/proc/${daemon.pid}/clear_refs`, '5')
  const cpuBefore = cpuSecondsOf(daemon.pid)
  const health = watchHealth(daemon.url)
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${daemon.url}/webhooks/alertmanager`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`the delivery was answered with ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
  const answerSeconds = seconds()
  await until('all alerts are applied', async () => (await daemon.waiting()) === 0, { timeoutMs: 120_000 })
  const incidentSeconds = seconds()
  // What comes after holds nobody up either: onset and recovery are looked for among all of them.
  await sleep(AFTERWARDS_MS)
  const slowestHealthyMs = await health.stop()
  return {
    ...{ answerSeconds, incidentSeconds, slowestHealthyMs },
    cpuSeconds: cpuSecondsOf(daemon.pid) - cpuBefore,
    memoryMegabytes: (await memoryMegabytes(daemon.pid, 'VmHWM')) - idle,
  }
}

/** Asks in a process of its own until it is stopped; gives the slowest answer, in milliseconds. */
function watchHealth(url: string): { stop(): Promise<number> } {
  const watching = run(process.execPath, [join(root, 'bench/watch-health.mjs'), `${url}/-/healthy`])
  return {
    async stop() {
      watching.child.stdin?.end()
      return Number((await watching).stdout)
    },
  }
}

async function memoryMegabytes(pid: number, figure: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${figure}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1000
}

/** A delivery as Alertmanager writes it, some 900 bytes an alert. */
function deliveryOf({ alerts, status, from: began }: StormOrder): string {
  const from = began.getTime()
  const one = (index: number) => ({
    status,
    labels: {
      ...{ alertname: 'ShardDown', service: 'service-0000', environment: 'production', severity: 'page' },
      ...{ instance: `shard-${index}.storage.example.com:9100`, job: 'storage', namespace: 'storage', team: 'team' },
    },
    annotations: {
      summary: `Shard ${index} of the storage is down`,
      description: `Shard ${index} has not answered for two minutes; reads of its keys fail. `.repeat(3),
      runbook_url: 'https://runbooks.example.com/storage/shard-down',
    },
    startsAt: new Date(from + (index % 60) * 1000).toISOString(),
    endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : new Date(from + 100_000).toISOString(),
    generatorURL: `http://prometheus.example.com:9090/graph?g0.expr=up%7Bjob%3D%22storage%22%7D+%3D%3D+0&g0.tab=1`,
    fingerprint: index.toString(16).padStart(16, '0'),
  })
  return JSON.stringify({
    version: '4',
    status,
    receiver: 'plimsoll',
    alerts: Array.from({ length: alerts }, (_, index) => one(index)),
  })
}

/** Answers every question with nothing. */
async function startSilentPrometheus(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end('{"status":"success","data":{"resultType":"matrix","result":[]}}')
    })
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

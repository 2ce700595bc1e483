import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startChild, until } from '../demo/processes/child.js'
import { addressesAnswer } from '../src/backup/ping/run-answer.js'
import { openStore } from '../src/store/open-store.js'
import { thisBuild } from './build-of.js'
import { cpuSecondsOf } from './cpu-time.js'
import type { BenchOptions, Findings } from './line.js'

const DATASETS = 1000
const PER_SECOND = 500
const SETTLES_MS = 10_000

interface Daemon {
  readonly url: string
  readonly pid: number
  readonly store: string
}

/** What pings cost a daemon on one core, and what a kill -9 loses of them. */
export async function pings({ count = 60 }: BenchOptions): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-pings-'))
  try {
    return await measure(folder, count)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string, seconds: number): Promise<Findings> {
  const { main } = await thisBuild()
  const child = await start(folder, main)
  // What a start leaves to be done is done by then.
  await sleep(SETTLES_MS)
  const urls = await addresses(child.daemon.url)
  const seen = await secondsUntilSeen(child.daemon, urls[0] ?? '')
  const before = cpuSecondsOf(child.daemon.pid)
  let cpuSeconds = Number.NaN
  const sent = await sendFor(urls, seconds, () => {
    cpuSeconds = cpuSecondsOf(child.daemon.pid) - before
    process.kill(child.daemon.pid, 'SIGKILL')
  })
  await child.stop()
  const kept = await ridsKept(child.daemon.store)
  const lost = sent.answered.filter((rid) => !kept.has(rid)).length
  const sorted = sent.latencies.toSorted((a, b) => a - b)
  const share = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN
  return {
    lines: [
      { what: 'pings answered before the kill', value: sent.answered.length, bar: null, unit: '' },
      { what: 'answered per second', value: sent.answered.length / seconds, bar: null, unit: '/s' },
      { what: 'median', value: share(0.5), bar: null, unit: 'ms' },
      { what: 'p99', value: share(0.99), bar: 50, unit: 'ms' },
      { what: 'slowest', value: share(1), bar: null, unit: 'ms' },
      { what: 'CPU of the daemon per ping', value: (cpuSeconds * 1000) / sent.answered.length, bar: 2, unit: 'ms' },
      { what: 'lost though answered', value: lost, bar: 0, unit: '' },
      { what: 'until it is in the status', value: seen, bar: 1, unit: 's' },
    ],
    comparedWith: `${PER_SECOND} pings a second of ${DATASETS} datasets to the built \`plimsoll serve\`, kept on one core by taskset, each with a body of 200 bytes, from ten seconds after it is ready; killed with SIGKILL under load after ${seconds} s.`,
  }
}

async function start(folder: string, main: string) {
  await mkdir(join(folder, 'services'))
  const port = await freePort()
  const names = Array.from({ length: DATASETS }, (_, index) => `  - { name: d-${index}, source: ping, rpo: 1h }`)
  await writeFile(
    join(folder, 'services', 'bench.yaml'),
    ['service: bench', 'team: team', 'backups:', ...names, ''].join('\n'),
  )
  await writeFile(
    join(folder, 'plimsoll.yaml'),
    `version: 1
organisation: Bench
prometheus: { url: "http://127.0.0.1:9", scrape_interval: 15s, retention: 1h }
server: { listen: "127.0.0.1:${port}" }
storage: { url: "sqlite:pings.db" }
receivers: [{ name: team, email: { to: [team@example.com] } }]
teams: [{ name: team, receivers: { page: team, ticket: team } }]
include: [services/*.yaml]
`,
  )
  const order = ['-c', '0', process.execPath, main, '--config', 'plimsoll.yaml', 'serve']
  const child = startChild('taskset', order, { logFile: join(folder, 'daemon.log'), cwd: folder })
  const url = `http://127.0.0.1:${port}`
  await until('the daemon is ready', async () => (await fetch(`${url}/-/ready`)).ok, { timeoutMs: 120_000 })
  const daemon: Daemon = { url, pid: child.process.pid ?? 0, store: join(folder, 'pings.db') }
  return { daemon, stop: () => child.stop() }
}

async function addresses(url: string): Promise<readonly string[]> {
  const answer = addressesAnswer.parse(await (await fetch(`${url}/api/v1/pings`)).json())
  return answer.addresses.map((one) => one.url)
}

async function secondsUntilSeen({ url }: Daemon, address: string): Promise<number> {
  await fetch(address)
  const began = performance.now()
  for (;;) {
    const status = (await (await fetch(`${url}/api/v1/status`)).json()) as {
      readonly datasets: readonly { readonly newestPointAt: string | null }[]
    }
    if (status.datasets.some(({ newestPointAt }) => newestPointAt !== null)) return (performance.now() - began) / 1000
    if (performance.now() - began > 60_000) return Number.NaN
  }
}

interface Sent {
  readonly answered: readonly string[]
  readonly latencies: readonly number[]
}

/** Sends evenly, whether or not those before were answered; kills in the end while they are on their way. */
async function sendFor(urls: readonly string[], seconds: number, kill: () => void): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const [answered, latencies]: [string[], number[]] = [[], []]
  const began = performance.now()
  const open = new Set<Promise<void>>()
  let next = 0
  while (next < seconds * PER_SECOND) {
    for (
      const due = ((performance.now() - began) / 1000) * PER_SECOND;
      next < due && next < seconds * PER_SECOND;
      next += 1
    ) {
      const rid = randomUUID()
      const at = performance.now()
      const one = ping(agent, `${urls[next % urls.length] ?? ''}?rid=${rid}`).then((isTaken) => {
        if (!isTaken) return
        answered.push(rid)
        latencies.push(performance.now() - at)
      })
      open.add(one)
      void one.finally(() => open.delete(one))
    }
    await sleep(2)
  }
  kill()
  await Promise.all(open)
  agent.destroy()
  return { answered, latencies }
}

const BODY = 'x'.repeat(200)

function ping(agent: Agent, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, method: 'POST' }, (response) => {
      response.resume().on('close', () => {
        resolve(response.statusCode === 200 && response.complete)
      })
    })
    asked.on('error', () => {
      resolve(false)
    })
    asked.end(BODY)
  })
}

async function ridsKept(file: string): Promise<ReadonlySet<string>> {
  const store = await openStore(file)
  const rows = await store.read((reader) => reader.selectFrom('backup_run').select('rid').execute())
  await store.close()
  return new Set(rows.flatMap(({ rid }) => rid ?? []))
}

import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startChild, until } from '../demo/processes/child.js'
import { createCleanUp, type CleanUp } from '../src/shared/clean-up.js'
import { startCluster, type PostgresCluster } from '../test/support/postgres-cluster.js'
import { thisBuild } from './build-of.js'
import { cpuSecondsOf } from './cpu-time.js'
import type { BenchOptions, Findings } from './line.js'
import { writeManySlos } from './many-slos-config.js'
import { daemonEnv, untilBetweenCycles } from './scale-daemon.js'
import { startStub } from './start-stub.js'

const OBJECTIVES = 100_000
const PER_SERVICE = 20
const DAEMONS = 3
/** Behind the start, in which history is read. */
const WARM_CYCLES = 4
const CYCLES = 8
/** To read the configuration, and then an hour of history. */
const START_MS = 1_200_000

/** The most that is wanted. */
const BARS = { cycleSeconds: 30, megabytes: 1000 } as const

/** So many objectives on three daemons with one PostgreSQL, of which one works and the others stand by. */
export async function scaleOut({ count = OBJECTIVES }: BenchOptions): Promise<Findings> {
  const cleanUp = createCleanUp(console.error)
  try {
    const { daemons, cluster } = await prepare(cleanUp, count)
    const working = await untilOneWorks(daemons)
    for (let warm = 0; warm < WARM_CYCLES; warm += 1) await untilBetweenCycles()
    const cycles = await measureCycles(working, cluster)
    const others = daemons.filter((one) => one !== working)
    return {
      lines: [
        {
          what: 'a cycle of the one that works, from its beginning to its end, longest',
          value: cycles.longest,
          unit: 's',
          bar: BARS.cycleSeconds,
        },
        { what: 'its CPU, mean of a cycle', value: cycles.cpu, unit: 's', bar: null },
        { what: 'its memory, highest', value: cycles.megabytes, unit: 'MB', bar: BARS.megabytes },
        ...others.map((one, index) => ({
          what: `memory of ${index + 1} that stands by`,
          value: residentMegabytes(one),
          unit: 'MB',
          bar: BARS.megabytes,
        })),
        { what: 'what PostgreSQL writes', value: cycles.rowsPerSecond, unit: 'rows/s', bar: null },
      ],
      comparedWith: `${count} objectives of ${count / PER_SERVICE} services, read from a process that answers as Prometheus would, an hour of history. Built daemons in real time, ${CYCLES} cycles of 30 s.`,
    }
  } finally {
    await cleanUp.run()
  }
}

interface Daemon {
  readonly url: string
  readonly pid: number
}

async function prepare(cleanUp: CleanUp, count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  // The server runs as somebody else than root, who has to get to its folder.
  await chmod(folder, 0o755)
  const { main } = await thisBuild()
  const stub = await startStub(count / PER_SERVICE, PER_SERVICE)
  cleanUp.add('source', () => {
    stub.stop()
  })
  const cluster = await startCluster({ folder: join(folder, 'pg') })
  cleanUp.add('PostgreSQL', () => cluster.stop())
  await cluster.create('plimsoll')
  const config = await writeManySlos(folder, count / PER_SERVICE, PER_SERVICE)
  const daemons: Daemon[] = []
  for (let index = 0; index < DAEMONS; index += 1) {
    const port = await freePort()
    const child = startChild(process.execPath, [main, '--config', config, 'serve', '--standby'], {
      logFile: join(folder, `daemon-${index}.log`),
      cwd: folder,
      env: daemonEnv({ prometheus: stub.url, port, store: cluster.url('plimsoll') }),
    })
    cleanUp.add('daemon', () => child.stop())
    daemons.push({ url: `http://127.0.0.1:${port}`, pid: child.process.pid ?? 0 })
  }
  return { daemons, cluster }
}

async function untilOneWorks(daemons: readonly Daemon[]): Promise<Daemon> {
  const found: Daemon[] = []
  const isReady = async () => {
    for (const one of daemons) {
      const ok = await fetch(`${one.url}/-/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (ok) found.push(one)
    }
    return found.length > 0
  }
  await until('one of them is ready', isReady, { timeoutMs: START_MS, everyMs: 1000 })
  return found[0]!
}

/** How long the jobs of a cycle take together, one after the other, by the daemon's own histogram. */
async function measureCycles({ url, pid }: Daemon, cluster: PostgresCluster) {
  const written = async () =>
    Number(await cluster.sql('select sum(n_tup_ins + n_tup_upd) from pg_stat_user_tables', 'plimsoll'))
  const [cpu, rows, began] = [cpuSecondsOf(pid), await written(), Date.now()]
  const seconds: number[] = []
  let megabytes = 0
  for (let cycle = 0, before = await jobSeconds(url); cycle < CYCLES; cycle += 1) {
    await untilBetweenCycles()
    const now = await jobSeconds(url)
    seconds.push(now - before)
    before = now
    megabytes = Math.max(megabytes, residentMegabytes({ pid }))
  }
  return {
    longest: Math.max(...seconds),
    cpu: (cpuSecondsOf(pid) - cpu) / CYCLES,
    megabytes,
    rowsPerSecond: ((await written()) - rows) / ((Date.now() - began) / 1000),
  }
}

async function jobSeconds(url: string): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text()
  return ['ingest', 'status']
    .map((name) =>
      Number(new RegExp(`^plimsoll_job_duration_seconds_sum\\{job_name="${name}"\\} (\\S+)$`, 'm').exec(page)?.[1]),
    )
    .reduce((sum, one) => sum + one, 0)
}

function residentMegabytes({ pid }: Pick<Daemon, 'pid'>): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) * 1024) / 1e6
}

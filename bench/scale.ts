import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { earlierBuild, thisBuild, type Build } from './build-of.js'
import { besideEarlier, type BenchOptions, type Findings } from './line.js'
import { writeManySlos } from './many-slos-config.js'
import { CYCLES, measureDaemon, type DaemonCost } from './scale-daemon.js'
import { startStub } from './start-stub.js'

const PER_SERVICE = 5

/** The bars of a thousand objectives; more are told beside an earlier build. */
const BARS: Partial<Record<keyof DaemonCost, number>> = {
  cycleCpuSeconds: 1,
  metricsCpuMilliseconds: 50,
  memoryMegabytes: 400,
  longestPauseMilliseconds: 200,
}

/** The most that a figure may be of that of commit 0917e93. */
const PARTS: Partial<Record<keyof DaemonCost, number>> = {
  cycleCpuSeconds: 1 / 3,
  metricsCpuMilliseconds: 1 / 2,
  memoryMegabytes: 1 / 4,
}

const FIGURES: Readonly<Record<keyof DaemonCost, readonly [what: string, unit: string]>> = {
  cycleCpuSeconds: ['one cycle, mean', 's CPU'],
  worstCycleCpuSeconds: ['one cycle, worst', 's CPU'],
  longestPauseMilliseconds: ['longest pause of its event loop in cycles', 'ms'],
  metricsCpuMilliseconds: ['/metrics, median', 'ms CPU'],
  metricsPauseMilliseconds: ['longest pause while it is scraped', 'ms'],
  metricsBytes: ['its size', 'bytes'],
  memoryMegabytes: ['memory of the daemon', 'MB'],
}

/** What the daemon costs with so many objectives; with `against` beside the build of that commit, one after the other. */
export async function scale({ count = 1000, against }: BenchOptions): Promise<Findings> {
  const here = await measure(await thisBuild(), count)
  const before = against === undefined ? null : await measure(await earlierBuild(against), count)
  return {
    lines: Object.entries(FIGURES).flatMap(([name, [what, unit]]) => {
      const key = name as keyof DaemonCost
      const own = { what, unit, value: here[key], bar: count === 1000 ? (BARS[key] ?? null) : null }
      return [own, ...(before === null ? [] : besideEarlier(own, before[key], PARTS[key] ?? null))]
    }),
    comparedWith: `${count} objectives of ${count / PER_SERVICE} services with a month of hours in the store, read from a process that answers as Prometheus would. The built \`plimsoll serve\`, a process of its own with all its jobs, in real time: CPU as the system counts it over ${CYCLES} cycles, the rest as the daemon says of itself.`,
  }
}

async function measure(build: Build, count: number): Promise<DaemonCost> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  const services = Math.ceil(count / PER_SERVICE)
  const stub = await startStub(services, PER_SERVICE)
  try {
    const config = await writeManySlos(folder, services, PER_SERVICE)
    return await measureDaemon({ build, config, folder, prometheus: stub.url })
  } finally {
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

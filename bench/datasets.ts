import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app/create-app.js'
import { loadConfig } from '../src/config/load-config-files.js'
import { createFakeSeriesReader } from '../test/support/fake-series-reader.js'
import { collectGarbage } from './collect-garbage.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { BenchOptions, Findings } from './line.js'

const CYCLES = 10
const CYCLE_MS = 30_000
const PER_SERVICE = 50
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }

/** What a cycle of the daemon (ingest, status) costs with so many datasets, beside one with none of them. */
export async function datasets({ count = 10_000 }: BenchOptions): Promise<Findings> {
  const none = await measure(0)
  const many = await measure(count)
  const added = { cpu: many.cpuSeconds - none.cpuSeconds, megabytes: many.megabytes - none.megabytes }
  return {
    lines: [
      { what: 'cycle without', value: none.cpuSeconds, bar: null, unit: 's CPU' },
      { what: `cycle with ${count} datasets`, value: many.cpuSeconds, bar: null, unit: 's CPU' },
      { what: 'a cycle adds', value: added.cpu, bar: 0.5, unit: 's CPU' },
      { what: 'memory that stays', value: added.megabytes, bar: 60, unit: 'MB' },
    ],
    comparedWith: `The same daemon without datasets; medians of ${CYCLES} cycles, CPU of the process, heap and buffers behind a collection. Prometheus is pretended in the process, whose answers are part of what is measured.`,
  }
}

async function measure(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-datasets-'))
  let now = new Date(Math.floor(Date.now() / CYCLE_MS) * CYCLE_MS)
  const config = await loadConfig({ file: await write(folder, count), env: {}, cwd: folder })
  const before = heldMegabytes()
  const point = () => now.getTime() / 1000 - 3600
  const reader = createFakeSeriesReader((query) =>
    [...query.matchAll(/"plimsoll_target", "(\d+)"/g)].map((match) => ({
      ...{ labels: { plimsoll_target: match[1] ?? '' }, valueAt: point },
    })),
  )
  const stored = { ...config, storage: { ...config.storage, file: join(folder, 'plimsoll.db') } }
  const readers = new Map([['default', reader]])
  const app = createApp(stored, { clock: () => now, logger: quiet, port: 0, readers })
  try {
    await app.start()
    for (let warm = 0; warm < 3; warm += 1) {
      now = new Date(now.getTime() + CYCLE_MS)
      await app.runCycle()
    }
    const cycles: number[] = []
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      now = new Date(now.getTime() + CYCLE_MS)
      const start = process.cpuUsage()
      await app.runCycle()
      cycles.push(cpuSecondsSince(start))
    }
    const cpuSeconds = cycles.toSorted((a, b) => a - b)[CYCLES / 2] ?? NaN
    return { cpuSeconds, megabytes: heldMegabytes() - before }
  } finally {
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function heldMegabytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

async function write(folder: string, count: number): Promise<string> {
  await mkdir(join(folder, 'services'))
  const root = join(folder, 'plimsoll.yaml')
  const settings = 'prometheus: { url: "http://127.0.0.1:9", scrape_interval: 15s, retention: 1h }'
  await writeFile(root, `version: 1\norganisation: Bench\n${settings}\ninclude: [services/*.yaml]\n`)
  for (let service = 0; service < Math.max(1, count / PER_SERVICE); service += 1) {
    const rows = Array.from({ length: count === 0 ? 0 : PER_SERVICE }, (_, index) => {
      return `  - { name: set-${index}, preset: restic, match: { client_hostname: h${service}-${index} }, rpo: 26h }\n`
    })
    const backups = rows.length === 0 ? '' : `backups:\n${rows.join('')}`
    await writeFile(join(folder, 'services', `s${service}.yaml`), `service: s${service}\n${backups}`)
  }
  return root
}

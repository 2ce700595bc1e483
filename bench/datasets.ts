import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from '../src/app/create-app.js'
import { loadConfig } from '../src/config/load-config-files.js'
import { collectGarbage } from './collect-garbage.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { BenchOptions, Findings } from './line.js'
import { startStub } from './start-stub.js'

const CYCLES = 6
const CYCLE_MS = 30_000
/** A cycle begins at each whole and half minute and is over by then. */
const BETWEEN_CYCLES_MS = 27_000
const PER_SERVICE = 50
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }

/** What a cycle of the daemon (ingest, status) costs with so many datasets, beside one with none of them: all its jobs, as they fall due. */
export async function datasets({ count = 10_000 }: BenchOptions): Promise<Findings> {
  const services = Math.ceil(count / PER_SERVICE)
  const none = await measure(services, 0)
  const many = await measure(services, PER_SERVICE)
  const added = { cpu: many.cpuSeconds - none.cpuSeconds, megabytes: many.megabytes - none.megabytes }
  return {
    lines: [
      { what: 'cycle without', value: none.cpuSeconds, bar: null, unit: 's CPU' },
      { what: `cycle with ${count} datasets`, value: many.cpuSeconds, bar: null, unit: 's CPU' },
      { what: 'a cycle adds', value: added.cpu, bar: 0.5, unit: 's CPU' },
      { what: 'memory that stays', value: added.megabytes, bar: 60, unit: 'MB' },
    ],
    comparedWith: `The same daemon and services without datasets; mean of ${CYCLES} cycles in real time, CPU of the process, heap and buffers behind a collection. Prometheus is pretended by another process, which answers for the recorded series; each dataset has a backup a day.`,
  }
}

async function measure(services: number, each: number) {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-datasets-'))
  const stub = await startStub(services, PER_SERVICE)
  const config = await loadConfig({
    file: await write(folder, { services, each, url: stub.url }),
    env: {},
    cwd: folder,
  })
  const before = heldMegabytes()
  const stored = { ...config, storage: { ...config.storage, place: join(folder, 'plimsoll.db') } }
  const app = createApp(stored, { logger: quiet, port: 0 })
  try {
    await app.start()
    // The first cycles read history.
    for (let warm = 0; warm < 3; warm += 1) await untilBetweenCycles()
    const start = process.cpuUsage()
    for (let cycle = 0; cycle < CYCLES; cycle += 1) await untilBetweenCycles()
    return { cpuSeconds: cpuSecondsSince(start) / CYCLES, megabytes: heldMegabytes() - before }
  } finally {
    await app.stop()
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function untilBetweenCycles(): Promise<void> {
  await sleep(CYCLE_MS - ((Date.now() - BETWEEN_CYCLES_MS) % CYCLE_MS))
}

function heldMegabytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

async function write(
  folder: string,
  { services, each, url }: { readonly services: number; readonly each: number; readonly url: string },
): Promise<string> {
  await mkdir(join(folder, 'services'))
  const root = join(folder, 'plimsoll.yaml')
  const settings = `prometheus: { url: "${url}", scrape_interval: 15s, retention: 1h }`
  await writeFile(
    root,
    `version: 1\norganisation: Bench\nenvironment: production\n${settings}\ninclude: [services/*.yaml]\n`,
  )
  for (let service = 0; service < services; service += 1) {
    const rows = Array.from({ length: each }, (_, index) => {
      return `  - { name: set-${index}, preset: restic, match: { client_hostname: h${service}-${index} }, rpo: 26h }\n`
    })
    const backups = rows.length === 0 ? '' : `backups:\n${rows.join('')}`
    const name = `service-${String(service).padStart(4, '0')}`
    await writeFile(join(folder, 'services', `${name}.yaml`), `service: ${name}\n${backups}`)
  }
  return root
}

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, startChild, until, type Child } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus } from '../../demo/processes/prometheus-process.js'
import { runTool } from '../../demo/processes/run-tool.js'
import { remoteWrite } from './remote-write.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const shiftModule = join(root, 'test/support/clock-shift.mjs')
const METRIC = 'dump_last_success_timestamp_seconds'

/** How a dataset stands, as the API says it. */
export interface DatasetSaid {
  readonly state: string
  readonly newestPointAt: string | null
  readonly exposureSeconds: number | null
  readonly answeredAt: string | null
}

/** What it was told of over the last days, as the API says it. */
export interface TrackSaid {
  readonly hours: readonly {
    readonly from: string
    readonly worstSeconds: number | null
    readonly observedSeconds: number
  }[]
  readonly backups: readonly { readonly pointAt: string }[]
}

/** A run, as the API says it. */
export interface RunSaid {
  readonly outcome: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly pointAt: string | null
  readonly exitStatus: number | null
}

/** A run of `plimsoll backup wrap`, in a process of its own. */
export interface WrapOrder {
  /** How the backup ends. */
  readonly exit?: number
  /** So much later than now; below 0: earlier. */
  readonly inMs?: number
  /** What its clock on the wall says beside the right time. */
  readonly wallWrongByMs?: number
  readonly spool?: string
}

/**
 * A daemon and clients of it, each a process, on clocks that the test moves; dataset `files` is told of by pings, dataset `orders` by a real
 * Prometheus.
 */
export interface OutageHouse {
  readonly folder: string
  /** The right time. */
  now(): number
  /** Lets time go by, on every clock. */
  passes(ms: number): Promise<void>
  start(): Promise<void>
  /** SIGKILL. */
  kill(): Promise<void>
  dataset(name: string): Promise<DatasetSaid>
  /** Its hours and its backups, newest first. */
  track(name: string): Promise<TrackSaid>
  runs(): Promise<readonly RunSaid[]>
  pingUrl(): Promise<string>
  /** Its exit code, and the right time at which the backup itself was at work. */
  wrap(order: WrapOrder): Promise<{ readonly code: number; readonly ranAt: number }>
  /** `plimsoll backup deliver`; its exit code. */
  deliver(spool?: string): Promise<number>
  waiting(spool?: string): Promise<readonly string[]>
  /** Samples of `orders` of the minutes in `[from, to)`, each at its second 20. */
  tells(from: number, to: number, valueAt: (ms: number) => number | null): Promise<void>
  /** Value of the first metric of this name with this label; `null`: there is none. */
  metric(name: string, label: string): Promise<number | null>
  close(): Promise<void>
}

/** @param start the right time, in ms */
export async function openOutageHouse(start: number): Promise<OutageHouse> {
  const folder = await temporaryFolder('outage')
  const [port, binaries] = [await freePort(), await prometheusBinaries('any')]
  const remote = { remoteWrite: { lateBy: '6h' }, retention: '10y' }
  const prometheus = await startPrometheus({ binaries, folder: join(folder, 'prometheus'), ...remote })
  const url = `http://127.0.0.1:${port}`
  await writeConfig(folder, { port, prometheus: prometheus.url })
  const startShiftMs = start - Date.now()
  let shiftMs = startShiftMs
  let pingUrl: string | null = null
  let child: Child | null = null
  const clocks = async (name: string, wallMs: number) => {
    const file = join(folder, `clock-${name}`)
    await writeFile(`${file}.new`, String(wallMs))
    await rename(`${file}.new`, file)
    return { CLOCK_SHIFT: file }
  }
  const ask = async (path: string) => (await fetch(`${url}${path}`)).json() as Promise<Record<string, unknown>>
  let clients = 0
  /** On a clock of its own, that stands where it stands when it begins. */
  const plimsoll = async (
    args: readonly string[],
    { upMs, wallMs }: { readonly upMs: number; readonly wallMs: number },
  ) => {
    const clock = await clocks(`client-${clients++}`, wallMs)
    const env = { ...process.env, ...clock, UPTIME_SHIFT: String(upMs - startShiftMs) } as Record<string, string>
    const program = ['--import', shiftModule, join(root, 'scripts/run-ts.mjs'), join(root, 'src/main.ts')]
    return runTool(process.execPath, [...program, ...args], env)
  }
  const house: OutageHouse = {
    folder,
    now: () => Date.now() + shiftMs,
    async passes(ms) {
      shiftMs += ms
      await clocks('daemon', shiftMs)
    },
    async start() {
      const env = await clocks('daemon', shiftMs)
      const args = ['--import', shiftModule, join(root, 'scripts/run-ts.mjs'), 'src/main.ts', '--config']
      const settings = { logFile: join(folder, 'daemon.log'), cwd: root, env }
      child = startChild(process.execPath, [...args, join(folder, 'plimsoll.yaml'), 'serve'], settings)
      await until('the daemon answers', async () => (await fetch(`${url}/-/healthy`)).ok, { timeoutMs: 60_000 })
    },
    async kill() {
      child?.process.kill('SIGKILL')
      await child?.stop()
      child = null
    },
    async dataset(name) {
      return (await ask(`/api/v1/datasets/shop/${name}`))['status'] as DatasetSaid
    },
    async track(name) {
      return (await ask(`/api/v1/datasets/shop/${name}?days=7`)) as unknown as TrackSaid
    },
    async runs() {
      return (await ask('/api/v1/datasets/shop/files/runs'))['runs'] as readonly RunSaid[]
    },
    async pingUrl() {
      const { addresses } = (await ask('/api/v1/pings')) as { readonly addresses: readonly { readonly url: string }[] }
      pingUrl ??= addresses[0]?.url ?? null
      return pingUrl ?? ''
    },
    async wrap({ exit = 0, inMs = 0, wallWrongByMs = 0, spool = 'spool' }) {
      const ran = join(folder, `ran-${clients}`)
      const place = ['--url', pingUrl ?? '', '--spool', join(folder, spool)]
      const script = `date +%s%3N >${ran}; exit ${exit}`
      const args = ['backup', 'wrap', '--dataset', 'files', ...place, '--', 'sh', '-c', script]
      const shift = shiftMs + inMs
      const { code } = await plimsoll(args, { upMs: shift, wallMs: shift + wallWrongByMs })
      return { code, ranAt: Number(await readFile(ran, 'utf8')) + shift }
    },
    async deliver(spool = 'spool') {
      const args = ['backup', 'deliver', '--spool', join(folder, spool)]
      return (await plimsoll(args, { upMs: shiftMs, wallMs: shiftMs })).code
    },
    waiting: (spool = 'spool') => readdir(join(folder, spool)),
    async tells(from, to, valueAt) {
      const minutes = Array.from({ length: Math.ceil((to - from) / 60_000) }, (_, nth) => from + nth * 60_000 + 20_000)
      const samples = minutes.flatMap((ms) => {
        const value = valueAt(ms)
        return value === null ? [] : [{ at: new Date(ms), value: value / 1000 }]
      })
      await remoteWrite(prometheus.url, [{ labels: { __name__: METRIC }, samples }])
    },
    async metric(name, label) {
      const text = await (await fetch(`${url}/metrics`)).text()
      const found = text.split('\n').find((one) => one.startsWith(`${name}{`) && one.includes(label))
      return found === undefined ? null : Number(found.split(' ').at(-1))
    },
    async close() {
      await house.kill()
      await prometheus.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return house
}

async function writeConfig(
  folder: string,
  { port, prometheus }: { readonly port: number; readonly prometheus: string },
) {
  await mkdir(join(folder, 'services'))
  const root = `version: 1
organisation: Outage
environment: production
prometheus: { url: ${prometheus}, scrape_interval: 60s, retention: 3d }
server: { listen: "127.0.0.1:${port}" }
storage: { url: "sqlite:outage.db" }
include: [services/*.yaml]
`
  const service = `service: shop
description: Sells things.
backups:
  - { name: files, description: Files of the shop., rpo: 26h, source: ping }
  - { name: orders, description: Orders of the shop., rpo: 26h, last_success: ${METRIC} }
`
  await writeFile(join(folder, 'plimsoll.yaml'), root)
  await writeFile(join(folder, 'services/shop.yaml'), service)
}

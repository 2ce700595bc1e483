import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { freePort, startChild, until, type Child } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { truthOf, type ClockWorld } from './clock-world.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { createCountsReader } from '../../src/ledger/counts-store.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const shiftModule = join(root, 'test/support/clock-shift.mjs')
const MINUTE_MS = 60_000

/** `plimsoll serve` as a process of its own, whose clock can be moved while it runs. */
export interface ClockedDaemon {
  readonly world: ClockWorld
  readonly database: Database
  /** Moves its clock so far from the right time, in milliseconds. */
  wrongBy(ms: number): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  /** What `/-/ready` says; '' : ready. */
  waitingFor(): Promise<string>
  /** Value of a metric with these labels, as it is written; `null`: there is none. */
  metric(name: string, labels?: string): Promise<number | null>
  /** Delivers a firing alert of a service of its own. */
  alert(service: string): Promise<void>
  /** Services of whose incidents the machine was told that nobody acknowledged, in order. */
  told(): readonly string[]
  /** To where the ledger reaches. */
  watermark(): Promise<Date | null>
  log(): Promise<string>
  /** Ends it and removes its files. */
  close(): Promise<void>
}

export const SERVICES = ['checkout', 'search', 'basket'] as const

export async function openClockedDaemon(world: ClockWorld, timezone = 'UTC'): Promise<ClockedDaemon> {
  const folder = await temporaryFolder('clocked')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const shiftFile = join(folder, 'shift')
  const logFile = join(folder, 'daemon.log')
  await writeConfig(folder, { world, timezone, port })
  const database = await openStore(join(folder, 'clocks.db'))
  await logSlots(database)
  let child: Child | null = null
  const stop = async () => {
    await child?.stop()
    child = null
  }
  const daemon: ClockedDaemon = {
    world,
    database,
    stop,
    async wrongBy(ms) {
      await writeFile(`${shiftFile}.new`, String(world.shiftMs + ms))
      await rename(`${shiftFile}.new`, shiftFile)
    },
    async start() {
      const args = ['--import', shiftModule, join(root, 'scripts/run-ts.mjs'), 'src/main.ts']
      child = startChild(process.execPath, [...args, '--config', join(folder, 'plimsoll.yaml'), 'serve'], {
        ...{ logFile, cwd: root, env: { CLOCK_SHIFT: shiftFile, TZ: timezone } },
      })
      await until('the daemon answers', async () => (await fetch(`${url}/-/healthy`)).ok)
    },
    async waitingFor() {
      const answer = await fetch(`${url}/-/ready`)
      const text = await answer.text()
      return answer.ok ? '' : text
    },
    async metric(name, labels = '') {
      const text = await (await fetch(`${url}/metrics`)).text()
      const line = text.split('\n').find((one) => one.startsWith(labels === '' ? `${name} ` : `${name}{${labels}}`))
      return line === undefined ? null : Number(line.split(' ').at(-1))
    },
    async alert(service) {
      const labels = { alertname: 'Down', service, environment: 'production', severity: 'page' }
      world.fires(labels)
      const alert = firingAlert(world.now(), { labels, fingerprint: Buffer.from(service.padEnd(8)).toString('hex') })
      const answer = await postJson(`${url}/webhooks/alertmanager`, delivery(alert))
      if (!answer.ok) throw new Error(`a delivery was answered with ${answer.status}: ${await answer.text()}`)
    },
    told: () => world.told.filter(({ path }) => path === `/${port}`).map(({ body }) => serviceOf(body)),
    watermark: () => watermarkIn(database),
    log: () => readFile(logFile, 'utf8'),
    async close() {
      await stop()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  await daemon.wrongBy(0)
  return daemon
}

function serviceOf(body: string): string {
  return (JSON.parse(body) as { data: { incident: { service: string } } }).data.incident.service
}

async function watermarkIn(database: Database): Promise<Date | null> {
  const row = await database.read((reader) => reader.selectFrom('objective').select('watermark').executeTakeFirst())
  return typeof row?.watermark === 'number' ? new Date(row.watermark * 1000) : null
}

async function writeConfig(
  folder: string,
  { world, timezone, port }: { readonly world: ClockWorld; readonly timezone: string; readonly port: number },
): Promise<void> {
  await mkdir(join(folder, 'services'))
  for (const service of SERVICES) await writeFile(join(folder, 'services', `${service}.yaml`), serviceText(service))
  const text = `version: 1
organisation: Clocks
environment: production
timezone: ${timezone}
prometheus: { url: ${world.prometheus}, scrape_interval: 15s, retention: 3h }
server: { listen: "127.0.0.1:${port}" }
storage: { url: "sqlite:clocks.db" }
receivers: [{ name: machine, webhook: { url: "${world.machine}/${port}" } }]
escalation_policies: [{ name: soon, steps: [{ after: 1m, notify: [machine] }] }]
teams: [{ name: team, escalation_policy: soon }]
include: [services/*.yaml]
`
  await writeFile(join(folder, 'plimsoll.yaml'), text)
}

/** Only checkout has numbers: the others have alerts alone. */
function serviceText(service: string): string {
  const slos = `slos:
  - name: availability
    description: Requests are answered.
    objective: 99
    indicator: { ratio: { bad: 'http_requests_total{service="checkout",code=~"5.."}', total: 'http_requests_total{service="checkout"}' } }
`
  return `service: ${service}\ndescription: One of three.\nteam: team\n${service === 'checkout' ? slos : ''}`
}

/** Keeps a record of the slots that jobs have done: the table itself holds the last one only. */
async function logSlots(database: Database): Promise<void> {
  await database.write(async (transaction) => {
    await sql`create table slot_log (id integer primary key, name text, slot integer, back integer)`.execute(
      transaction,
    )
    await sql`create trigger slot_logged after update of last_slot on job_slot when new.last_slot <> old.last_slot begin
    insert into slot_log (name, slot, back) values (new.name, new.last_slot, new.last_slot < old.last_slot); end`.execute(
      transaction,
    )
  })
}

/** A slot of a job that was done. */
export interface DoneSlot {
  readonly id: number
  readonly name: string
  /** Unix seconds. */
  readonly slot: number
  /** 1: nothing was done, it was set back to there. */
  readonly back: number
}

export async function doneSlots(database: Database): Promise<readonly DoneSlot[]> {
  const { rows } = await database.read((reader) => sql<DoneSlot>`select * from slot_log order by id`.execute(reader))
  return rows
}

/** Minutes from the world's beginning up to `to` in which the ledger holds anything but the truth. */
export async function wrongMinutes(database: Database, world: ClockWorld, to: Date): Promise<readonly string[]> {
  const key = { prometheus: 'default', environment: 'production', service: 'checkout', slo: 'availability', group: '' }
  const reader = createCountsReader(database, () => undefined)
  const wrong: string[] = []
  for (let start = world.from.getTime(); start < to.getTime(); start += MINUTE_MS) {
    const interval = { from: new Date(start), to: new Date(start + MINUTE_MS) }
    const [found] = await reader.counts([{ key, interval }])
    const { events, errors } = truthOf(interval.from)
    if (found?.events !== events || found.errors !== errors || found.observedSeconds !== 60)
      wrong.push(`${interval.from.toISOString()}: ${JSON.stringify(found)}`)
  }
  return wrong
}

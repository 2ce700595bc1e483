import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { startClockWorld, type ClockWorld } from '../support/clock-world.js'
import { wrongMinutes } from '../support/clocked-daemon.js'
import { delivery, firingAlert } from '../support/deliveries.js'
import { startCluster, type PostgresCluster } from '../support/postgres-cluster.js'
import { placeOf } from '../support/postgres-place.js'
import { startStandingDaemons, type StandingDaemon } from '../support/standing-daemons.js'

const DAEMONS = 3
const KILLS = 8
const CUTS = 4
const RESTARTS = 3
/** How long it may take until another one works. */
const TAKES_OVER_SECONDS = 15

const cleanUp = createCleanUp(console.error)
let world: ClockWorld
let cluster: PostgresCluster
let daemons: readonly StandingDaemon[]
let store: Database

const names = ['checkout', 'search', 'basket']
const slos = `slos:
  - name: availability
    description: Requests are answered.
    objective: 99
    indicator: { ratio: { bad: 'http_requests_total{service="checkout",code=~"5.."}', total: 'http_requests_total{service="checkout"}' } }
`
const serviceText = (name: string) =>
  `service: ${name}\ndescription: One of three.\nteam: team\n${name === 'checkout' ? slos : ''}`

beforeAll(async () => {
  // PostgreSQL wants short paths, and a folder that somebody else than root may enter.
  const folder = join(tmpdir(), `plimsoll-pgstand-${process.pid}`)
  cleanUp.add('folder', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'])
  const main = resolve('dist/main.js')
  world = await startClockWorld()
  cleanUp.add('world', () => world.stop())
  cluster = await startCluster({ folder })
  cleanUp.add('PostgreSQL', () => cluster.stop())
  await cluster.create('plimsoll')
  store = await openStore(placeOf(cluster.url('plimsoll')))
  cleanUp.add('store', () => store.close())
  const settings = `organisation: Three
environment: production
prometheus: { url: ${world.prometheus}, scrape_interval: 15s, retention: 3h }
storage: { url: "${cluster.url('plimsoll')}" }
receivers: [{ name: machine, webhook: { url: "${world.machine}/told" } }]
escalation_policies: [{ name: soon, steps: [{ after: 1m, notify: [machine] }] }]
teams: [{ name: team, escalation_policy: soon }]`
  const services = Object.fromEntries(names.map((name) => [name, serviceText(name)]))
  daemons = await startStandingDaemons(join(folder, 'config'), { count: DAEMONS, main, settings, services })
  for (const daemon of daemons) cleanUp.add('daemon', () => daemon.stop())
})
afterAll(() => cleanUp.run())

async function atWork(): Promise<readonly StandingDaemon[]> {
  const ready = await Promise.all(daemons.map((one) => one.isReady()))
  return daemons.filter((_, index) => ready[index])
}

async function secondsUntilOneWorks(): Promise<number> {
  const began = performance.now()
  await until('one of them works', async () => (await atWork()).length === 1, { timeoutMs: 90_000 })
  return (performance.now() - began) / 1000
}

/** Delivers alerts as Alertmanager would behind a service that sends to whoever is ready; tells of those that were taken. */
function deliverAll() {
  const taken: string[] = []
  const state = { isOver: false }
  const one = async (index: number) => {
    const service = names[index % names.length] ?? ''
    const labels = { alertname: `Down${index}`, service, environment: 'production', severity: 'page' }
    const fingerprint = index.toString(16).padStart(16, '0')
    world.fires(labels)
    const body = JSON.stringify(delivery(firingAlert(world.now(), { labels, fingerprint })))
    for (let turn = index; !state.isOver || turn < index + 30; turn += 1) {
      const url = `${daemons[turn % DAEMONS]?.url ?? ''}/webhooks/alertmanager`
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
        () => null,
      )
      if (answer?.ok === true) return taken.push(fingerprint)
      await sleep(300)
    }
    return 0
  }
  const running = (async () => {
    const all: Promise<number>[] = []
    for (let index = 0; !state.isOver; index += 1) {
      all.push(one(index))
      await sleep(500)
    }
    return (await Promise.all(all)).length
  })()
  return {
    async stop() {
      state.isOver = true
      const sent = await running
      return { sent, taken }
    },
  }
}

it('one of three works at a time, whatever is killed, cut or started anew: the ledger is the truth, and nothing that was taken is lost or told twice', async () => {
  await secondsUntilOneWorks()
  const delivering = deliverAll()
  const seconds: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(2000 + 400 * kill)
    for (const one of await atWork()) one.kill()
    await until('it is gone', async () => (await atWork()).length === 0)
    seconds.push(await secondsUntilOneWorks())
  }
  const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'plimsoll' and pid <> pg_backend_pid()`
  for (let cut = 0; cut < CUTS; cut += 1) {
    await sleep(1500)
    await cluster.sql(others)
    await secondsUntilOneWorks()
  }
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    await sleep(1500)
    await cluster.stop()
    await sleep(2000)
    await cluster.start()
    await secondsUntilOneWorks()
  }
  const { sent, taken } = await delivering.stop()
  // Whoever lost the store ends, and stands by again: two never go on.
  await sleep(3000)
  await secondsUntilOneWorks()
  console.info(
    `taken over after ${seconds.map((one) => one.toFixed(1)).join(', ')} s; ${taken.length} of ${sent} taken`,
  )
  expect(Math.max(...seconds)).toBeLessThan(TAKES_OVER_SECONDS)
  expect(taken).toHaveLength(sent)

  const end = new Date(Math.floor(world.now().getTime() / 60_000) * 60_000)
  await until('the ledger has come to the end', async () => ((await watermark()) ?? 0) >= end.getTime(), {
    timeoutMs: 180_000,
  })
  // Its last minute may have been read before the source knew all of it, and is asked for again.
  let wrong: readonly string[] = ['not looked at']
  const isTrue = async () => {
    wrong = await wrongMinutes(store, world, end)
    return wrong.length === 0
  }
  await until('the ledger is the truth', isTrue, { timeoutMs: 120_000, everyMs: 2000 }).catch(() => {
    expect(wrong).toEqual([])
  })
  const observed = await store.read((reader) =>
    reader.selectFrom('alert_observation').select(['fingerprint', 'applied_at']).execute(),
  )
  const known = new Set(observed.map(({ fingerprint }) => fingerprint))
  expect(taken.filter((one) => !known.has(one))).toEqual([])
  await until(
    'all is applied',
    async () => {
      const left = await store.read((reader) =>
        reader.selectFrom('alert_observation').select('id').where('applied_at', 'is', null).execute(),
      )
      return left.length === 0
    },
    { timeoutMs: 60_000 },
  )
  const told = () =>
    world.told.filter(({ path }) => path === '/told').map(({ id, body }) => ({ id, service: serviceIn(body) }))
  await until('all three are told of', () => new Set(told().map(({ service }) => service)).size === names.length, {
    timeoutMs: 150_000,
  })
  // What was sent again has the id that it had.
  const byService = names.map(
    (name) => new Set(told().flatMap(({ id, service }) => (service === name ? [id] : []))).size,
  )
  expect(byService).toEqual([1, 1, 1])
})

function serviceIn(body: string): string {
  return (JSON.parse(body) as { data: { incident: { service: string } } }).data.incident.service
}

async function watermark(): Promise<number | null> {
  const row = await store.read((reader) => reader.selectFrom('objective').select('watermark').executeTakeFirst())
  return row?.watermark == null ? null : row.watermark * 1000
}

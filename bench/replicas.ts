import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { until } from '../demo/processes/child.js'
import { createCleanUp, type CleanUp } from '../src/shared/clean-up.js'
import { openStore } from '../src/store/open-store.js'
import { createFuzzRandom } from '../test/support/fuzz-config/random.js'
import { startMailServer } from '../test/support/mail-server.js'
import { startCluster, type PostgresCluster } from '../test/support/postgres-cluster.js'
import { placeOf } from '../test/support/postgres-place.js'
import { startStandingDaemons, type StandingDaemon } from '../test/support/standing-daemons.js'
import { sendAlerts } from './kills-sender.js'
import { isDone, judgeAlerts, judgeNews, linesOf, wrongHours } from './kills-judge.js'
import { PER_SERVICE, SERVICES, startKillsWorld } from './kills-world.js'
import { held, said, type BenchOptions, type Findings, type Line } from './line.js'
import { writeManySlos } from './many-slos-config.js'
import { alertAt, type Flow, startFlow } from './replicas-flow.js'
import { judgeEscalations, judgeMails, judgeReports } from './replicas-judge.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const DAEMONS = 3
const TROUBLES = 50
const RESTARTS = 5
const DELIVERIES_PER_SECOND = 200
const TAKES_OVER_SECONDS = 15
const MINUTE_MS = 60_000

/**
 * Three daemons with one PostgreSQL: fifty times one of them is killed or all connections are cut, five times the server is started anew, while deliveries,
 * a week of history, escalations and reports go through it. What is left is compared with the truth.
 */
export async function replicas({ count = TROUBLES }: Pick<BenchOptions, 'count'>): Promise<Findings> {
  const cleanUp = createCleanUp(console.error)
  try {
    const scene = await prepare(cleanUp, count)
    await untilOneWorks(scene.daemons)
    const began = Date.now()
    const flow = startFlow(
      scene.daemons.map(({ url }) => url),
      DELIVERIES_PER_SECOND,
    )
    const takenOver = await troubleThem({ ...scene, count })
    const seconds = (Date.now() - began) / 1000
    await flow.stop()
    return findingsOf({ takenOver, flow, seconds, judged: await judge(scene, flow, cleanUp) })
  } finally {
    await cleanUp.run()
  }
}

/** All that stands there before anything happens. */
type Scene = Awaited<ReturnType<typeof prepare>>

async function prepare(cleanUp: CleanUp, count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-replicas-'))
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  // The server runs as somebody else than root, who has to get to its folder.
  await chmod(folder, 0o755)
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
  const world = await startKillsWorld()
  cleanUp.add('world', () => {
    world.close()
  })
  const mail = await startMailServer()
  cleanUp.add('mail', () => mail.stop())
  const cluster = await startCluster({ folder: join(folder, 'pg') })
  cleanUp.add('PostgreSQL', () => cluster.stop())
  await cluster.create('plimsoll')
  const config = join(folder, 'config')
  await writeManySlos(config, SERVICES, PER_SERVICE)
  const reports = reportsFrom(new Date(), count)
  const settings = settingsOf({ ...world, store: cluster.url('plimsoll'), mail: mail.url, reports })
  const main = join(root, 'dist/main.js')
  const daemons = await startStandingDaemons(config, { count: DAEMONS, main, settings, services: {} })
  for (const daemon of daemons) cleanUp.add('daemon', () => daemon.stop())
  return { folder, config, world, mail, cluster, reports, daemons }
}

/** Waits until everything is done, and looks at what is left. */
async function judge({ folder, config, world, mail, cluster, reports, daemons }: Scene, flow: Flow, cleanUp: CleanUp) {
  const store = await openStore(placeOf(cluster.url('plimsoll')))
  cleanUp.add('store', () => store.close())
  await until('everything is done', () => isDone(store), { timeoutMs: 300_000, everyMs: 500 })
  const escalations = await judgeEscalations(store, new Date())
  await Promise.all(daemons.map((one) => one.stop()))
  const due = reports.filter(({ at }) => at.getTime() < Date.now() - MINUTE_MS).map(({ name }) => name)
  const answered = flow.answered()
  return {
    ledger: await wrongHours(store, join(config, 'plimsoll.yaml'), folder),
    alerts: await judgeAlerts(store, answered),
    answered: answered.length,
    news: judgeNews(world.told),
    mails: await judgeMails(store, mail.mails),
    reports: await judgeReports(store, due),
    escalations,
  }
}

interface Report {
  readonly name: string
  readonly at: Date
}

/** Two a minute, from the second one on, for longer than it takes. */
function reportsFrom(now: Date, count: number): readonly Report[] {
  const minutes = Math.ceil(count / 3) + 5
  return Array.from({ length: 2 * minutes }, (_, index) => ({
    name: `report-${index}`,
    at: new Date((Math.floor(now.getTime() / MINUTE_MS) + 2 + Math.floor(index / 2)) * MINUTE_MS),
  }))
}

interface Settings {
  readonly prometheus: string
  readonly sink: string
  readonly store: string
  readonly mail: string
  readonly reports: readonly Report[]
}

function settingsOf({ prometheus, sink, store, mail, reports }: Settings): string {
  const lines = reports.map(
    ({ name, at }) =>
      `  - { name: ${name}, schedule: "${at.getUTCMinutes()} ${at.getUTCHours()} * * *", period: week, to: [people] }`,
  )
  const steps = Array.from({ length: 20 }, (_, index) => `{ after: ${index + 1}m, notify: [machine, people] }`)
  return `organisation: Bench
environment: production
prometheus: { url: ${prometheus}, scrape_interval: 15s, retention: 7d }
storage: { url: "${store}" }
email: { smtp: "${mail}", from: plimsoll@example.com }
receivers: [{ name: machine, webhook: { url: ${sink} } }, { name: people, email: { to: [people@example.com] } }]
escalation_policies: [{ name: often, steps: [${steps.join(', ')}] }]
teams: [{ name: team, escalation_policy: often }]
reports:
${lines.join('\n')}`
}

async function atWork(daemons: readonly StandingDaemon[]): Promise<readonly StandingDaemon[]> {
  const ready = await Promise.all(daemons.map((one) => one.isReady()))
  return daemons.filter((_, index) => ready[index])
}

async function untilOneWorks(daemons: readonly StandingDaemon[]): Promise<void> {
  await until('one of them works', async () => (await atWork(daemons)).length === 1, { timeoutMs: 120_000 })
}

/** Until one of them takes a delivery that is sent from now on. */
async function secondsUntilTaken(daemons: readonly StandingDaemon[]): Promise<number> {
  const began = performance.now()
  const isTaken = async () => {
    for (const { url } of daemons) if (await sendAlerts(url, [alertAt(0)])) return true
    return false
  }
  await until('a delivery is taken', isTaken, { timeoutMs: 120_000, everyMs: 50 })
  return (performance.now() - began) / 1000
}

interface Troubled {
  readonly daemons: readonly StandingDaemon[]
  readonly cluster: PostgresCluster
  readonly count: number
}

/** Seconds until a delivery is taken again, by what had been done. */
interface TakenOver {
  readonly killed: number[]
  readonly cut: number[]
  readonly restarted: number[]
  /** Kills of one that stood by. */
  idle: number
}

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'plimsoll' and pid <> pg_backend_pid()`

/** Kills are of any of the three; each comes two to ten seconds after one works again. */
async function troubleThem({ daemons, cluster, count }: Troubled): Promise<TakenOver> {
  const random = createFuzzRandom(15)
  const found: TakenOver = { killed: [], cut: [], restarted: [], idle: 0 }
  for (let turn = 0; turn < count; turn += 1) {
    await untilOneWorks(daemons)
    await sleep(2000 + random.below(8000))
    if (random.below(3) === 0) {
      await cluster.sql(CUT)
      found.cut.push(await secondsUntilTaken(daemons))
    } else {
      const victim = random.pick(daemons)
      const worked = (await atWork(daemons)).includes(victim)
      victim.kill()
      if (worked) found.killed.push(await secondsUntilTaken(daemons))
      else found.idle += 1
    }
    if ((turn + 1) % Math.ceil(count / RESTARTS) === 0) {
      await cluster.stop()
      await sleep(2000)
      await cluster.start()
      found.restarted.push(await secondsUntilTaken(daemons))
    }
  }
  return found
}

interface Found {
  readonly takenOver: TakenOver
  readonly flow: Flow
  readonly seconds: number
  readonly judged: Awaited<ReturnType<typeof judge>>
}

function findingsOf({ takenOver: { killed, cut, restarted, idle }, flow, seconds, judged }: Found): Findings {
  const { mails, reports, escalations } = judged
  return {
    lines: [
      said('kills of the one that worked', killed.length),
      said('kills of one that stood by', idle),
      said('cuts of all connections', cut.length),
      said('restarts of PostgreSQL', restarted.length),
      slowest('a kill', killed, TAKES_OVER_SECONDS),
      slowest('a cut', cut, null),
      slowest('a restart of PostgreSQL', restarted, null),
      said('deliveries taken a second', flow.deliveries() / seconds),
      said('deliveries without an answer, repeated', flow.unanswered()),
      ...linesOf(judged),
      held(`mails of ${mails.written} that nobody got`, mails.missing),
      held('mails that nobody wrote, or of one id with two texts', mails.strange),
      said('mails that came again under the same id', mails.repeated),
      held(
        `reports of ${reports.due} that were due and not issued, or issued twice`,
        among(reports.due, reports.wrong),
      ),
      held(`steps of ${escalations.steps} of escalations skipped`, among(escalations.steps, escalations.skipped)),
    ],
    comparedWith:
      'Three daemons that stand by for each other, a private PostgreSQL 15; two alerts in a delivery, 4,000 alerts repeated; a Prometheus with 7 days of 30 objectives that takes 200 ms an answer; ' +
      'a machine and a mail server that are told of ten incidents every minute, two reports a minute. The same under the same id is what at-least-once allows.',
  }
}

/** Of none there is no figure, which no bar is held by. */
function among(all: number, wrong: number): number {
  return all === 0 ? NaN : wrong
}

function slowest(after: string, seconds: readonly number[], bar: number | null): Line {
  const value = among(seconds.length, Math.max(...seconds))
  return { what: `slowest until a delivery is taken again, after ${after}`, value, bar, unit: 's' }
}

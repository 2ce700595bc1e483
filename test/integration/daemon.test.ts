import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type App, createApp } from '../../src/app/create-app.js'
import type { Interval } from '../../src/calendar/interval.js'
import { periodAt } from '../../src/calendar/period.js'
import type { Config } from '../../src/config/config.js'
import { createCountsReader } from '../../src/ledger/counts-store.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { openStore } from '../../src/store/open-store.js'
import { prometheusBinaries, type PrometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, startChild, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { type PrometheusProcess, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { catchUpConfig } from '../support/catch-up-config.js'
import { compareWithTruth, knownMinutes } from '../support/compare-with-truth.js'
import { exampleSource } from '../support/example-config.js'
import { hardMonth } from '../support/history/example-models.js'
import type { Truth } from '../support/history/model.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { importModel } from '../support/prometheus-with-history.js'
import { runCommand } from '../support/run-command.js'
import { sampleAgreement, exampleTerms } from '../support/sample-agreement.js'

const MINUTE_MS = 60_000
const root = fileURLToPath(new URL('../..', import.meta.url))
const end = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS)
const model = hardMonth(end, { days: 0.25 })
const key = { prometheus: 'default', environment: 'production', service: 'checkout', slo: 'availability', group: '' }
/** A zone in which the whole history lies in one month, whenever this test runs. */
const zone =
  ['Europe/Berlin', 'Pacific/Kiritimati'].find(
    (one) =>
      periodAt(end, { unit: 'month', timezone: one }).label ===
      periodAt(model.interval.from, { unit: 'month', timezone: one }).label,
  ) ?? 'Pacific/Pago_Pago'

let binaries: PrometheusBinaries
let folder: string
let prometheus: PrometheusProcess
let daemonPort: number
let truth: Truth
let app: App
/** How far the daemon's clock runs ahead, in milliseconds. */
let ahead = 0

beforeAll(async () => {
  binaries = await prometheusBinaries('any')
  folder = await temporaryFolder('daemon')
  daemonPort = await freePort()
  truth = await importModel(binaries, { model, more: backups() }, folder)
  prometheus = await startPrometheus(prometheusSettings())
  const clock = () => new Date(Date.now() + ahead)
  app = createApp(config(prometheus.url), { clock, port: daemonPort, logger: createMemoryLogger() })
  await app.start()
  await until('the daemon is ready', async () => (await get('/-/ready')).ok)
})

afterAll(async () => {
  await app.stop()
  await prometheus.stop()
  rmSync(folder, { recursive: true, force: true })
})

function prometheusSettings() {
  return { binaries, folder, scrape: { plimsoll: `127.0.0.1:${daemonPort}` }, scrapeInterval: '1s' }
}

/** A backup every ten minutes, as its exporter says it every 15 s. */
function* backups(): Generator<string> {
  for (let time = model.interval.from.getTime() / 1000; time < end.getTime() / 1000; time += 15) {
    yield `backup_last_success_timestamp_seconds{dataset="orders-db"} ${Math.floor(time / 600) * 600} ${time}\n`
  }
}

function config(url: string): Config {
  const base = catchUpConfig(url)
  const services = base.services.map((service) => ({
    ...service,
    agreements: [sampleAgreement({ key, terms: exampleTerms({ period: { unit: 'month', timezone: zone } }) })],
  }))
  return { ...base, services, storage: { ...base.storage, place: join(folder, 'in-process.db') } }
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url() ?? ''}${path}`, { headers })
}

/** Value of one sample of the exposition. */
async function metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number | null> {
  const text = await (await get('/metrics')).text()
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  const line = text
    .split('\n')
    .find((one) => /^[a-z_]+/.exec(one)?.[0] === name && wanted.every((label) => one.includes(label)))
  return line === undefined ? null : Number(line.split(' ').at(-1))
}

/** The model begins hours ago: what the ledger asks for before it is unknown, not good. */
function sinceModel({ from, to }: Interval): Interval {
  return { from: from > model.interval.from ? from : model.interval.from, to }
}

/** The claimed ratio beside the model, over the minutes that the daemon's ledger knows. */
async function compare(achieved: number, interval: Interval) {
  const store = await openStore(join(folder, 'in-process.db'))
  try {
    const known = await knownMinutes(
      createCountsReader(store, () => undefined),
      key,
      interval,
    )
    return compareWithTruth({ errorRatio: 1 - achieved, events: 0 }, { truth, interval, known, bad: 'errors' })
  } finally {
    await store.close()
  }
}

describe('a daemon on a real Prometheus', () => {
  test('its metrics agree with the model, over what was observed', async () => {
    const { slos, slas } = app.status()!
    const slo = slos.find((one) => one.slo === 'availability')!
    const sla = slas[0]!
    expect(await metric('plimsoll_slo_sli_ratio', { slo: 'availability' })).toBe(slo.sli)
    expect(await metric('plimsoll_sla_achieved_ratio', { sla: 'enterprise' })).toBe(sla.achieved)
    const compared = [
      await compare(slo.sli!, sinceModel(slo.period)),
      await compare(sla.achieved!, sinceModel(sla.judged)),
    ]
    for (const comparison of compared) {
      expect(comparison.scrapedRatio).toBeGreaterThan(0.001)
      // The bar of 0.5 % is for 30 days: in 6 h the restarts of pods weigh more.
      expect(comparison.relativeError).toBeLessThan(0.02)
    }
    expect(slo.coverage).toBeLessThan(0.01)
    expect(slo.counts.observedSeconds).toBeGreaterThan(4 * 3600)
  })

  test('exposure is the age of the newest backup, less its duration', async () => {
    const newest = Math.floor((end.getTime() - 15_000) / 600_000) * 600 - 120
    expect(app.status()?.datasets[0]?.newestPointAt).toEqual(new Date(newest * 1000))
    expect(await metric('plimsoll_rpo_target_seconds', { dataset: 'orders-db' })).toBe(900)
  })

  test('its metrics pass promtool and are scraped by Prometheus as OpenMetrics', async () => {
    const text = await (await get('/metrics')).text()
    const ours = text.split('\n').filter((line) => /^(# (HELP|TYPE) )?plimsoll_/.test(line))
    execFileSync(binaries.promtool, ['check', 'metrics'], { input: `${ours.join('\n')}\n` })
    const reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
    await until('Prometheus has scraped the daemon', async () => {
      const series = await reader.instant('plimsoll_slo_sli_ratio and on() (up{job="plimsoll"} == 1)', new Date())
      return series.length === 2
    })
  })

  test('falls silent with Prometheus: not good, still there, and well again afterwards', async () => {
    const { port } = prometheus
    await prometheus.stop()
    ahead = 6 * MINUTE_MS
    await expect(app.runCycle()).rejects.toMatchObject({ code: 'prometheus_unreachable' })
    await app.refresh()
    const silent = app.status()
    expect(silent?.sources).toMatchObject([{ name: 'default', answering: false }])
    expect(silent?.datasets.map(({ state }) => state)).toEqual(['unknown'])
    for (const { state } of silent?.slos ?? []) expect(['no_data', 'breached']).toContain(state)
    expect(await metric('plimsoll_backup_state', { state: 'ok' })).toBe(0)
    expect(await metric('plimsoll_prometheus_query_failures_total', { reason: 'unreachable' })).toBeGreaterThan(0)
    expect(await metric('plimsoll_ledger_lag_seconds')).toBeGreaterThan(300)
    expect((await get('/-/healthy')).status).toBe(200)

    prometheus = await startPrometheus({ ...prometheusSettings(), port })
    await app.runCycle()
    expect(app.status()?.sources).toMatchObject([{ name: 'default', answering: true }])
    expect(await metric('plimsoll_ledger_lag_seconds')).toBeLessThan(180)
  })
})

/** The same organisation as a file. */
function configFile(port: number): string {
  const file = join(folder, 'plimsoll.yaml')
  const text = `version: 1
organisation: Example Shop
environment: production
prometheus: { url: ${prometheus.url}, retention: 6h }
storage: { url: 'sqlite:${join(folder, 'child.db')}' }
server: { listen: '127.0.0.1:${port}' }
include: [checkout.yaml]
`
  writeFileSync(file, text)
  writeFileSync(
    join(folder, 'checkout.yaml'),
    `service: checkout
slos:
  - name: availability
    objective: 99.9
    indicator:
      ratio:
        bad: http_requests_total{service="checkout",code=~"5.."}
        total: http_requests_total{service="checkout"}
slas:
  - { name: enterprise, objective: 99.9, slo: availability, period: { calendar: month } }
backups:
  - { name: orders-db, last_success: 'max(backup_last_success_timestamp_seconds{dataset="orders-db"})', rpo: 15m }
`,
  )
  return file
}

describe('plimsoll serve as a process', () => {
  test('becomes ready, answers plimsoll status, logs JSON lines, and ends with 0 within 5 s of SIGTERM', async () => {
    const port = await freePort()
    const logFile = join(folder, 'serve.log')
    const serve = [join(root, 'scripts/run-ts.mjs'), 'src/main.ts', 'serve', '--config', configFile(port)]
    const child = startChild(process.execPath, serve, { logFile, cwd: root })
    const url = `http://127.0.0.1:${port}`
    try {
      await until('it is ready', async () => (await fetch(`${url}/-/ready`)).ok)
      const { stdout, exitCode } = await runCommand(['status', '--server', url], { cwd: root, clock: () => new Date() })
      expect(exitCode).toBe(0)
      expect(stdout).toMatch(/checkout\/availability {2,}99\.9 % .*(met|at risk|breached)/)
      const asked = Date.now()
      const ended = new Promise<number | null>((resolve) => child.process.once('exit', resolve))
      child.process.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(Date.now() - asked).toBeLessThan(5000)
    } finally {
      await child.stop()
    }
    const lines = readFileSync(logFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg: string })
    const messages = lines.map(({ msg }) => msg)
    expect(messages).toContain('Ledger backfill')
    expect(messages).toContain('Plimsoll serves')
    expect(messages.at(-1)).toBe('Plimsoll stops')
  })

  test('reads its files anew on SIGHUP and on POST /-/reload, and keeps the old ones over a mistake', async () => {
    const port = await freePort()
    const file = configFile(port)
    const text = readFileSync(file, 'utf8')
    const logFile = join(folder, 'reload.log')
    const serve = [join(root, 'scripts/run-ts.mjs'), 'src/main.ts', 'serve', '--config', file]
    const child = startChild(process.execPath, serve, { logFile, cwd: root })
    const url = `http://127.0.0.1:${port}`
    const status = async () => (await (await fetch(`${url}/api/v1/status`)).json()) as { organisation: string }
    const successful = async () =>
      /^plimsoll_config_last_reload_successful (\d)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]
    try {
      await until('it is ready', async () => (await fetch(`${url}/-/ready`)).ok)
      writeFileSync(file, text.replace('Example Shop', 'Renamed Shop'))
      child.process.kill('SIGHUP')
      await until('the signal is obeyed', async () => (await status()).organisation === 'Renamed Shop')
      expect((await fetch(`${url}/-/ready`)).status).toBe(200)

      writeFileSync(file, text.replace('organisation:', 'organization:'))
      child.process.kill('SIGHUP')
      await until('the failure shows', async () => (await successful()) === '0')
      const refused = await fetch(`${url}/-/reload`, { method: 'POST' })
      expect(refused.status).toBe(422)
      expect(JSON.stringify(await refused.json())).toMatch(/plimsoll\.yaml:2:1 organization: .*organisation/)
      expect(await status()).toMatchObject({ organisation: 'Renamed Shop' })

      writeFileSync(file, text)
      expect((await fetch(`${url}/-/reload`, { method: 'POST' })).status).toBe(200)
      expect(await successful()).toBe('1')
      expect(await status()).toMatchObject({ organisation: 'Example Shop' })
    } finally {
      await child.stop()
    }
    expect(readFileSync(logFile, 'utf8')).toContain('The configuration was not reloaded')
  })

  test('says why it cannot start, and ends with 1', async () => {
    const port = Number(new URL(app.url() ?? '').port)
    const result = await runCommand(['serve', '--config', configFile(port), '--log-level', 'error'], { cwd: root })
    expect(result.exitCode).toBe(1)
    expect(result.stderr).toContain(`plimsoll: cannot listen on 127.0.0.1:${port}`)
  })
})

import { execFile } from 'node:child_process'
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { alertmanagerBinaries, prometheusBinaries, type PrometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { runCommand } from '../support/run-command.js'

const run = promisify(execFile)
const guide = fileURLToPath(new URL('../../docs/getting-started.md', import.meta.url))
const NOW = new Date('2026-11-23T12:00:00Z')
const DAY = 86_400

/** The exporter of somebody's own shop: what the guide's example asks for, every 15 s up to `NOW`. */
function* exporter(seconds: number): Generator<string> {
  const end = NOW.getTime() / 1000
  for (let time = end - seconds; time <= end; time += 15) {
    const since = time - (end - seconds)
    const series = {
      'http_requests_total{service="checkout",code="200"}': 5 * since,
      // One request in 5,000 fails.
      'http_requests_total{service="checkout",code="500"}': Math.floor(since / 1000),
      'backup_last_success_timestamp_seconds{dataset="orders-db"}': Math.floor((time - 600) / 1800) * 1800,
    }
    for (const [name, value] of Object.entries(series)) yield `${name} ${value} ${time}\n`
  }
}

/** The YAML blocks of the guide by the file that the line before them names. */
async function filesOfGuide(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(guide, 'utf8')
  const blocks = text.matchAll(/`my\/(config\/[\w./-]+\.yaml)`:\n\n```yaml\n([^]*?)```/g)
  return new Map([...blocks].map(([, path = '', yaml = '']) => [path, yaml]))
}

/** What the guide adds to the root file for Alertmanager. */
async function alertmanagerOfGuide(): Promise<string> {
  const [, yaml = ''] =
    /`my\/config\/plimsoll\.yaml` add\n\n```yaml\n([^]*?)```/.exec(await readFile(guide, 'utf8')) ?? []
  // Whoever answers on the usual port of this machine is none of ours.
  return yaml.replace('localhost:9093', `127.0.0.1:${await freePort()}`)
}

interface Newcomer {
  readonly folder: string
  readonly prometheus: PrometheusProcess
  /** A command of the guide, in the newcomer's folder, at `NOW`. */
  readonly plimsoll: (...args: readonly string[]) => ReturnType<typeof runCommand>
}

let binaries: PrometheusBinaries
const started: Newcomer[] = []

beforeAll(async () => {
  binaries = await prometheusBinaries('any')
})

afterAll(async () => {
  for (const { folder, prometheus } of started) {
    await prometheus.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

async function newcomer(seconds: number): Promise<Newcomer> {
  const folder = await temporaryFolder('newcomer')
  await writeFile(join(folder, 'history.om'), [...exporter(seconds), '# EOF\n'].join(''))
  await importHistory(binaries, join(folder, 'history.om'), folder)
  const prometheus = await startPrometheus({ binaries, folder })
  const plimsoll = (...args: readonly string[]) => runCommand(args, { cwd: folder, clock: () => NOW })
  const one = { folder, prometheus, plimsoll }
  started.push(one)
  return one
}

/** Writes the guide's own files, with the address of this Prometheus and a free port for the daemon. */
async function byHand({ folder, prometheus }: Newcomer): Promise<string> {
  const listen = `127.0.0.1:${await freePort()}`
  for (const [path, text] of await filesOfGuide()) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    const isRoot = path === 'config/plimsoll.yaml'
    const own = text.replaceAll('http://localhost:9090', prometheus.url).replace('retention: 15d', 'retention: 60d')
    await writeFile(join(folder, path), isRoot ? `${own}server: { listen: '${listen}' }\n` : own)
  }
  return `http://${listen}`
}

describe('with twenty minutes of data', () => {
  let one: Newcomer

  beforeAll(async () => {
    one = await newcomer(1200)
  })

  it('init says that it is too early, and what to do', async () => {
    const init = await one.plimsoll('init', '--prometheus', one.prometheus.url)
    expect(init.exitCode).toBe(1)
    expect(init.stderr).toMatch(/series for (19|20)m only: an objective is proposed from 1h on/)
    expect(init.stderr).toMatch(/mend: run init again .* or write a service file by hand: docs\/getting-started\.md/)
  })

  it("the guide's own files go from validate to a first status", async () => {
    const server = await byHand(one)
    const config = ['--config', 'config/plimsoll.yaml']
    expect(await one.plimsoll('validate', ...config)).toMatchObject({ exitCode: 0 })
    expect(await one.plimsoll('generate', ...config)).toMatchObject({ exitCode: 0 })
    await rulesPass(one.folder)
    await routesAlerts(one, config)
    await whileServing(one, config, async () => {
      await until('the daemon is ready', async () => (await fetch(`${server}/-/ready`)).ok)
      const status = await one.plimsoll('status', '--server', server)
      expect(status).toMatchObject({ exitCode: 0 })
      expect(status.stdout).toMatch(/checkout\/availability/)
      expect(status.stdout).toMatch(/checkout\/orders-db/)
    })
  })
})

describe('with forty days of data', () => {
  let one: Newcomer

  beforeAll(async () => {
    one = await newcomer(40 * DAY)
  })

  it('init proposes what validates, generates and backfills as it is', async () => {
    const init = await one.plimsoll('init', '--prometheus', one.prometheus.url, '--out', 'proposed')
    expect(init).toMatchObject({ exitCode: 0, stdout: expect.not.stringContaining('YOUNG') })
    expect(await readFile(join(one.folder, 'proposed/services/checkout.yaml'), 'utf8')).toMatch(/objective: 99\.95\n/)
    expect(await one.plimsoll('validate', '--config', 'proposed/plimsoll.yaml')).toMatchObject({ exitCode: 0 })
    expect(await one.plimsoll('backtest', 'checkout/availability', '--config', 'proposed/plimsoll.yaml')).toMatchObject(
      {
        exitCode: 0,
      },
    )
  })

  it('the report of last month can be looked at before anyone gets it', async () => {
    const server = await byHand(one)
    const config = ['--config', 'config/plimsoll.yaml']
    await whileServing(one, config, async () => {
      await until('the daemon is ready', async () => (await fetch(`${server}/-/ready`)).ok, { timeoutMs: 60_000 })
    })
    const report = ['report', '--name', 'monthly-sla', '--period', '2026-10', '--preview', 'out', ...config]
    expect(await one.plimsoll(...report)).toMatchObject({ exitCode: 0 })
    const written = JSON.parse(await readFile(join(one.folder, 'out/report.json'), 'utf8')) as {
      agreements: { result: { achieved: number } }[]
    }
    // One error in 1,000 s at 5.001 requests a second.
    expect(Math.abs((written.agreements[0]?.result.achieved ?? 0) - (1 - 1 / 5001))).toBeLessThan(2e-5)
  })
})

async function rulesPass(folder: string): Promise<void> {
  const rules = (await readdir(join(folder, 'rules'))).filter((name) => name.endsWith('.yaml'))
  const tests = (await readdir(join(folder, 'rules/tests'))).filter((name) => name.endsWith('.yaml'))
  expect(tests.length).toBeGreaterThan(0)
  await run(binaries.promtool, ['check', 'rules', ...rules.map((name) => join(folder, 'rules', name))])
  await run(binaries.promtool, ['test', 'rules', ...tests.map((name) => join(folder, 'rules/tests', name))])
}

/** Alertmanager takes the file that the guide's one line gives, and pages go to Plimsoll first. */
async function routesAlerts({ folder, plimsoll }: Newcomer, config: readonly string[]): Promise<void> {
  const added = await alertmanagerOfGuide()
  expect(added).toMatch(/^alertmanager: /)
  await appendFile(join(folder, 'config/plimsoll.yaml'), added)
  expect(await plimsoll('generate', ...config)).toMatchObject({ exitCode: 0 })
  const { amtool } = await alertmanagerBinaries('any')
  const file = join(folder, 'config/alertmanager.yml')
  const routed = await run(amtool, ['config', 'routes', 'test', `--config.file=${file}`, 'severity=page'])
  expect(routed.stdout.trim()).toBe('plimsoll_webhook,leadership')
}

async function whileServing({ folder }: Newcomer, config: readonly string[], work: () => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const served = runCommand(['serve', ...config], { cwd: folder, clock: () => NOW, signal: stop.signal })
  try {
    await Promise.race([work(), served.then(({ stderr }) => Promise.reject(new Error(`serve ended: ${stderr}`)))])
  } finally {
    stop.abort()
    await served
  }
}

import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import express from 'express'
import { stringify, parse } from 'yaml'
import { startAlertmanager } from '../../demo/processes/alertmanager-process.js'
import { alertmanagerBinaries, prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { createDriftLooker } from '../../src/diff/drift-looker-client.js'
import type { DriftAnswer } from '../../src/drift/drift-answer.js'
import { createDrift } from '../../src/drift/runtime.js'
import type { Runtime } from '../../src/feature/runtime.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { selfRules } from '../../src/self/self-rules.js'
import { openStore } from '../../src/store/open-store.js'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { plainPages } from '../support/plain-pages.js'
import { runCommand } from '../support/run-command.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const MINUTES = 60_000
const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

interface Written {
  readonly groups: { name: string; interval: string; rules: { alert?: string; expr: string; for?: string }[] }[]
}

async function folderOf(name: string): Promise<string> {
  const folder = await temporaryFolder(name)
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function listen(app: express.Express): Promise<number> {
  const server: Server = await new Promise((resolve) => {
    const one = createServer(app).listen(0, '127.0.0.1', () => {
      resolve(one)
    })
  })
  endings.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  )
  return (server.address() as AddressInfo).port
}

/** The room as the daemon runs it, with its own process for each look; only its clock and its slots are the test's. */
async function watch(env: Readonly<Record<string, string>>) {
  const config = await loadConfig({ file: join(root, 'config/plimsoll.yaml'), env })
  const database = await openStore(':memory:')
  endings.push(() => database.close())
  let now = Date.now()
  const ports = { config, database, clock: () => new Date(now), pages: plainPages(), drift: createDriftLooker(config) }
  let drift: Runtime = createDrift(ports)
  return {
    config,
    drift: () => drift,
    /** As a restart does. */
    again: () => (drift = createDrift(ports)),
    /** Lets so many minutes go by, and runs the slot. */
    async goOn(minutes: number) {
      now += minutes * MINUTES
      await drift.jobs?.[0]?.run(new Date(now), new AbortController().signal)
    },
  }
}

/** What `/metrics` and the API say. */
async function serve(watched: Awaited<ReturnType<typeof watch>>) {
  const app = express()
  app.get('/metrics', async (_request, response) => {
    const samples = (await watched.drift().readSamples?.()) ?? []
    const lines = samples.map(({ name, labels, value }) => {
      const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`)
      return `${name}{${pairs.join(',')}} ${value}\n`
    })
    response.type('text/plain').send(lines.join(''))
  })
  app.use((request, response, next) => watched.drift().routers?.[0]?.(request, response, next))
  app.use(createErrorHandler(createMemoryLogger()))
  return listen(app)
}

async function asked(port: number): Promise<DriftAnswer['data']> {
  return ((await (await fetch(`http://127.0.0.1:${port}/api/v1/drift`)).json()) as DriftAnswer).data
}

/** Values that an expression has in Prometheus, by kind. */
async function valuesOf(prometheus: PrometheusProcess, expr: string): Promise<readonly number[]> {
  const answer = await fetch(`${prometheus.url}/api/v1/query?${new URLSearchParams({ query: expr }).toString()}`)
  const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } }
  return data.result.map(({ value }) => Number(value[1]))
}

describe.each(PROMETHEUS_VERSIONS)('what runs in Prometheus %s', (version) => {
  test('is what is generated, then is not, then is again; where it does not answer nobody knows', async () => {
    const folder = await folderOf('drift')
    await cp(join(root, 'rules'), join(folder, 'rules'), { recursive: true })
    const binaries = await prometheusBinaries(version)
    const begin = (targets: Readonly<Record<string, string>>, port?: number) =>
      startPrometheus({
        ...{ binaries, folder, scrape: targets, scrapeInterval: '1s' },
        ruleFiles: [join(folder, 'rules/*.yaml')],
        ...(port === undefined ? {} : { port }),
      })
    let prometheus = await begin({})
    const watched = await watch({ PROMETHEUS_URL: prometheus.url, ALERTMANAGER_URL: 'http://127.0.0.1:1' })
    const port = await serve(watched)
    await prometheus.stop()
    prometheus = await begin({ plimsoll: `127.0.0.1:${port}` }, prometheus.port)
    endings.push(() => prometheus.stop())

    // Nobody has looked: that is not the same as nothing to see.
    await watched.goOn(0)
    expect(await asked(port)).toMatchObject([{ state: 'unknown', missing: null, items: [] }, { state: 'unknown' }])

    await watched.goOn(1)
    expect(await asked(port)).toMatchObject([
      { server: 'prometheus', name: 'default', state: 'same', problem: null, missing: 0, changed: 0, extra: 0 },
      { server: 'alertmanager', state: 'unknown', changed: null, problem: expect.stringContaining('no answer') },
    ])

    const alert = selfRules(watched.config).rules.find((rule) => 'alert' in rule && rule.alert === 'PlimsollDrift')
    const says = async (kinds: Readonly<Record<string, number>>) => {
      const total = Object.values(kinds).reduce((sum, one) => sum + one, 0)
      await until(`Prometheus knows of ${total} differences`, async () => {
        const known = await Promise.all(
          ['missing', 'changed', 'extra'].map((kind) =>
            valuesOf(prometheus, `plimsoll_drift_items{server="prometheus",kind="${kind}"}`),
          ),
        )
        expect(known).toEqual([[kinds['missing'] ?? 0], [kinds['changed'] ?? 0], [kinds['extra'] ?? 0]])
        expect(await valuesOf(prometheus, alert?.expr ?? '')).toEqual(total === 0 ? [] : [total])
        return true
      })
    }
    await says({})

    const file = join(folder, 'rules/checkout.yaml')
    const before = await readFile(file, 'utf8')
    const edit = async (change: (groups: Written['groups']) => void) => {
      const document = parse(before) as Written
      change(document.groups)
      await writeFile(file, stringify(document))
      expect((await fetch(`${prometheus.url}/-/reload`, { method: 'POST' })).status).toBe(200)
      await watched.goOn(60)
    }
    await edit(([base]) => {
      base!.rules.find(({ alert: name }) => name !== undefined)!.for = '7m'
    })
    await says({ changed: 1 })
    const [{ differentSince }, ...others] = (await asked(port)) as [DriftAnswer['data'][number]]
    expect(others).toHaveLength(1)
    await edit((groups) => groups.pop())
    await says({ missing: 1 })
    await edit((groups) => groups.push({ name: 'control:former', interval: '1m', rules: groups[0]!.rules.slice(0, 1) }))
    await says({ extra: 1 })
    // Never found gone in between: it is one trouble, of one day.
    const [now] = await asked(port)
    expect(now).toMatchObject({
      ...{ state: 'different', differentSince },
      items: [{ kind: 'extra', name: 'control:former', file }],
    })
    // The same over a restart; within the five minutes it is looked at no more than once.
    watched.again()
    expect((await asked(port))[0]).toEqual(now)
    await edit(() => undefined)
    await says({})
    expect((await asked(port))[0]).toMatchObject({ state: 'same', differentSince: null, items: [] })

    await prometheus.stop()
    await watched.goOn(61)
    expect((await asked(port))[0]).toMatchObject({ state: 'unknown', missing: null, changed: null, extra: null })
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(text).toContain('plimsoll_drift_known{server="prometheus",name="default"} 0\n')
    expect(text).not.toContain('plimsoll_drift_items')
    prometheus = await begin({ plimsoll: `127.0.0.1:${port}` }, prometheus.port)
    await watched.goOn(6)
    expect((await asked(port))[0]).toMatchObject({ state: 'same' })
  })
})

test('what Alertmanager has loaded is compared, as a whole or in our parts', async () => {
  const folder = await folderOf('drift-alertmanager')
  await runCommand(['generate', '--only', 'alertmanager', '--out', folder], { cwd: root })
  const configFile = join(folder, 'config/alertmanager.yml')
  const alertmanager = await startAlertmanager({ binaries: await alertmanagerBinaries('0.33'), folder, configFile })
  endings.push(() => alertmanager.stop())
  const watched = await watch({ PROMETHEUS_URL: 'http://127.0.0.1:1', ALERTMANAGER_URL: alertmanager.url })
  const port = await serve(watched)
  await watched.goOn(1)
  expect((await asked(port))[1]).toMatchObject({ server: 'alertmanager', state: 'same', changed: 0 })
  const text = await readFile(configFile, 'utf8')
  await writeFile(configFile, text.replace(/repeat_interval: 24h/, 'repeat_interval: 12h'))
  expect((await fetch(`${alertmanager.url}/-/reload`, { method: 'POST' })).status).toBe(200)
  await watched.goOn(6)
  expect((await asked(port))[1]).toMatchObject({
    ...{ state: 'different', missing: 0, changed: 1, extra: 0 },
    items: [{ kind: 'changed', name: 'configuration', changes: ['route is changed'] }],
  })
})

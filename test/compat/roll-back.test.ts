import { createHmac } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { get as httpGet } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { createApp } from '../../src/app/create-app.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { deploymentDetailsAnswer } from '../../src/deployment/over-http/deployment-details-answer.js'
import { deploymentsAnswer } from '../../src/deployment/over-http/deployment-answer.js'
import { gateAnswer } from '../../src/gate/gate-answer.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { startBlueGreenShop, type BlueGreenShop } from '../../demo/blue-green/blue-green-shop.js'
import { createMemoryLogger } from '../support/memory-logger.js'

// The recipe of docs/recipes/blue-green with real programs: git, Debian's nginx, a Prometheus, the daemon, and a library of Standard Webhooks.

const SECRET = `whsec_${Buffer.from('the secret of the recipe').toString('base64')}`
/** Requests per second through nginx. */
const RATE = 40
const VERSIONS = [
  { name: 'v1', failing: 0.0025 },
  { name: 'v2', failing: 0.3 },
  { name: 'v3', failing: 0.0025 },
]

const cleanUp = createCleanUp(console.error)
let shop: BlueGreenShop
let daemon: string
let receiverPort: number
/** Versions that answered, newest last, and how many of their answers were errors. */
const answered: { readonly version: string; readonly isError: boolean }[] = []

beforeAll(async () => {
  const folder = await temporaryFolder('roll-back')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  const [port, prometheusPort] = [await freePort(), await freePort()]
  receiverPort = await freePort()
  daemon = `http://127.0.0.1:${port}`
  await writeFile(join(folder, 'secret'), `${SECRET}\n`)
  shop = await startBlueGreenShop({
    ...{ folder, versions: VERSIONS, plimsoll: daemon },
    secretFile: join(folder, 'secret'),
  })
  cleanUp.add('shop', () => shop.stop())
  const binaries = await prometheusBinaries('any')
  await importHistory(binaries, await writeQuietHours(folder), join(folder, 'prometheus'))
  const scraping = { scrape: shop.scrape, scrapeInterval: '5s', port: prometheusPort }
  const prometheus = await startPrometheus({ binaries, folder: join(folder, 'prometheus'), ...scraping })
  cleanUp.add('Prometheus', () => prometheus.stop())
  const ends = startTraffic()
  cleanUp.add('traffic', ends)
  await writeConfig(folder, prometheus.url)
  const config = await loadConfig({ file: join(folder, 'plimsoll.yaml'), env: {}, cwd: folder })
  const app = createApp(config, { port, logger: createMemoryLogger() })
  cleanUp.add('Plimsoll', () => app.stop())
  await app.start()
  await until('the daemon is ready', async () => (await fetch(`${daemon}/-/ready`)).ok, { timeoutMs: 120_000 })
}, 300_000)

afterAll(() => cleanUp.run())

/** Two hours of the first version. */
async function writeQuietHours(folder: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000) - 30
  const series = [
    { code: '200', rate: RATE * 0.9975 },
    { code: '500', rate: RATE * 0.0025 },
  ]
  const lines = series.flatMap(({ code, rate }) =>
    Array.from({ length: 8400 / 5 }, (_, index) => {
      const at = index * 5
      const labels = `code="${code}",job="blue",instance="blue"`
      return `shop_requests_total{${labels}} ${Math.floor(at * rate)} ${now - 8400 + at}`
    }),
  )
  const file = join(folder, 'history.om')
  await writeFile(file, ['# TYPE shop_requests counter', ...lines, '# EOF', ''].join('\n'))
  return file
}

async function writeConfig(folder: string, prometheus: string): Promise<void> {
  const root = `version: 1
organisation: Example Shop
prometheus: { url: '${prometheus}', scrape_interval: 5s, retention: 1d }
storage: { url: 'sqlite:plimsoll.db' }
server: { external_url: '${daemon}' }
receivers:
  - { name: roll-back, webhook: { url: 'http://127.0.0.1:${receiverPort}/', secret_file: secret } }
include: [checkout.yaml]
`
  const service = `service: checkout
slos:
  - name: availability
    objective: 99
    indicator:
      ratio: { bad: 'shop_requests_total{code="500"}', total: 'shop_requests_total' }
deployments: { bake_time: 15m, on_degraded: [roll-back] }
gate: { checks: [deployment] }
`
  await writeFile(join(folder, 'plimsoll.yaml'), root)
  await writeFile(join(folder, 'checkout.yaml'), service)
}

/** Asks nginx as customers do, until it is called. */
function startTraffic(): () => Promise<void> {
  let goes = true
  const customer = async () => {
    while (goes) {
      const begun = Date.now()
      answered.push(await order().catch(() => ({ version: 'nobody', isError: true })))
      await pause(Math.max(0, 4000 / RATE - (Date.now() - begun)))
    }
  }
  const customers = Promise.all([customer(), customer(), customer(), customer()])
  return async () => {
    goes = false
    await customers
  }
}

/** On a connection of its own: one that is kept may be closed by a switch while something is sent on it. */
function order(): Promise<(typeof answered)[number]> {
  return new Promise((resolve, reject) => {
    const asked = httpGet(shop.url, { agent: false }, (answer) => {
      let version = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (version += part))
      answer.on('end', () => {
        resolve({ version, isError: answer.statusCode !== 200 })
      })
    })
    asked.on('error', reject)
  })
}

const get = async (path: string) => (await fetch(daemon + path)).json()
const gate = async () => gateAnswer.parse(await get('/api/v1/gate/checkout'))
const newest = async () => deploymentsAnswer.parse(await get('/api/v1/deployments')).data[0]
const details = async (id: string) => deploymentDetailsAnswer.parse(await get(`/api/v1/deployments/${id}/details`))

/** A message that nobody but Plimsoll could have sent, with another's secret. */
function forge(id: string): Promise<Response> {
  const text = JSON.stringify({ type: 'deployment.degraded', data: { deployment: { id } } })
  const at = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', 'another').update(`forged.${at}.${text}`).digest('base64')
  const headers = { 'webhook-id': 'forged', 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` }
  return fetch(`http://127.0.0.1:${receiverPort}/`, { method: 'POST', body: text, headers })
}

test('a bad deployment is caught, taken back by its webhook, and the gate is closed until then', async () => {
  expect(await shop.deploy('v2')).toMatchObject({ code: 0, output: expect.stringContaining('v2 is on green') })
  await until('v2 has the traffic', () => Promise.resolve(answered.at(-1)?.version === 'v2'))
  const deployment = await newest()
  expect(deployment).toMatchObject({ version: 'v2', strategy: 'blue_green', state: 'watched' })
  const { id = '' } = deployment ?? {}

  // Nobody listens yet who could take it back.
  await until('it is caught', async () => (await newest())?.state === 'degraded', { timeoutMs: 300_000, everyMs: 500 })
  const closed = await gate()
  expect(closed).toMatchObject({ state: 'closed', reasons: [{ check: 'deployment', state: 'closed' }] })
  const stopped = await shop.deploy('v3')
  expect(stopped).toMatchObject({ code: 1, output: expect.stringContaining('The gate of checkout is closed') })
  expect(answered.at(-1)?.version).toBe('v2')

  const receiver = await shop.startReceiver(receiverPort)
  cleanUp.add('receiver', () => receiver.stop())
  expect((await forge(id)).status).toBe(401)
  await until('the forgery is noted', () => Promise.resolve(shop.received().includes('refused:')))
  await until('it is taken back', async () => (await newest())?.state === 'rolled_back', {
    ...{ timeoutMs: 180_000, everyMs: 200 },
  })
  await until('v1 has the traffic again', () => Promise.resolve(answered.at(-1)?.version === 'v1'))
  expect(await gate()).toMatchObject({ state: 'open', reasons: [{ state: 'open' }] })

  const known = await details(id)
  const { startedAt, rolledBackAt, findings, verdict } = known.deployment
  const took = (Date.parse(rolledBackAt ?? '') - Date.parse(startedAt)) / 1000
  expect(verdict).toBe('degraded')
  expect(findings[0]).toMatchObject({ slo: 'availability', verdict: 'degraded' })
  // 30 % of the orders fail after, 0.25 % before.
  expect(findings[0]?.rateRatio).toBeGreaterThan(60)
  expect(known.timeToRollBackSeconds).toBe(took)
  expect(known.messages[0]).toMatchObject({ told: 'degraded', receiver: 'roll-back' })
  // The receiver answers once its script has ended.
  await until('the message is accepted', async () => (await details(id)).messages[0]?.state === 'sent')
  expect(known.leadTimeSeconds).toBeGreaterThan(0)
  await until('it is counted', async () => (await metric('plimsoll_time_to_roll_back_seconds')) === took, {
    timeoutMs: 60_000,
  })
  console.log(`caught ${known.deployment.judgedAt}, rolled back ${took} s after its marker`)
}, 600_000)

test('no request was lost by a switch, and the next version goes out', async () => {
  expect(answered.filter(({ version }) => version === 'nobody')).toEqual([])
  const from = answered.length
  expect(await shop.deploy('v3')).toMatchObject({ code: 0, output: expect.stringContaining('v3 is on green') })
  await until('v3 has the traffic', () => Promise.resolve(answered.at(-1)?.version === 'v3'))
  await pause(5000)
  const since = answered.slice(from).filter(({ version }) => version === 'v3')
  expect(since.length).toBeGreaterThan(RATE)
  expect(since.filter(({ isError }) => isError).length / since.length).toBeLessThan(0.05)
  // The newest is v3: what is told of v2 again switches nothing.
  expect((await newest())?.version).toBe('v3')
  expect(answered.filter(({ version }) => version === 'nobody')).toEqual([])
}, 120_000)

async function metric(name: string): Promise<number | null> {
  const text = await (await fetch(`${daemon}/metrics`)).text()
  const found = new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(text)
  return found === null ? null : Number(found[1])
}

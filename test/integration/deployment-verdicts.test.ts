import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { createApp } from '../../src/app/create-app.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { deploymentAnswer } from '../../src/deployment/over-http/deployment-answer.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { poisson } from '../support/history/draws.js'
import { createRandom } from '../support/history/random.js'
import { createMemoryLogger } from '../support/memory-logger.js'

// Deployments of the last hours, judged out of what a real Prometheus has of them: counters of each instance, drawn request by request.

const SCRAPE_SECONDS = 15
const HISTORY_SECONDS = 3 * 3600 + 600
/** So long ago each deployment began. */
const AGO_SECONDS = 45 * 60

/** Instances of a service, each for a part of the history. Rates per second; `failing` of its requests are errors. */
interface Instance {
  readonly name: string
  readonly track?: string
  readonly rate: number
  readonly failing: number
  /** Seconds from the marker on; left out: from the beginning to the end. */
  readonly from?: number
  readonly to?: number
  /** Whether its counters begin anew at the marker. */
  readonly isReset?: boolean
  /** From the marker on. */
  readonly failingAfter?: number
}

interface Case {
  readonly what: string
  readonly service: string
  readonly instances: readonly Instance[]
  readonly isCanary?: boolean
  readonly verdict: 'degraded' | 'healthy' | 'inconclusive'
}

const old = (more: Partial<Instance> = {}): Instance => ({ name: 'old', rate: 50, failing: 0.005, to: 0, ...more })
const fresh = (more: Partial<Instance> = {}): Instance => ({ name: 'new', rate: 50, failing: 0.005, from: 0, ...more })
const stable = (more: Partial<Instance> = {}): Instance => ({
  ...{ name: 'stable', track: 'stable', rate: 50, failing: 0.005 },
  ...more,
})
const canary = (more: Partial<Instance> = {}): Instance => ({
  ...{ name: 'canary', track: 'canary', rate: 10, failing: 0.005, from: 0 },
  ...more,
})

const CASES: readonly Case[] = [
  { what: 'good, in place', service: 'good', instances: [{ name: 'a', rate: 50, failing: 0.005 }], verdict: 'healthy' },
  {
    ...{ what: 'bad, in place', service: 'bad', verdict: 'degraded' },
    instances: [{ name: 'a', rate: 50, failing: 0.005, failingAfter: 0.015 }],
  },
  { what: 'good, on new instances', service: 'good-new', instances: [old(), fresh()], verdict: 'healthy' },
  {
    ...{ what: 'bad, on new instances', service: 'bad-new', verdict: 'degraded' },
    instances: [old(), fresh({ failing: 0.015 })],
  },
  {
    ...{ what: 'good, its counters reset', service: 'good-reset', verdict: 'healthy' },
    instances: [{ name: 'a', rate: 50, failing: 0.005, isReset: true }],
  },
  {
    ...{ what: 'bad, its counters reset', service: 'bad-reset', verdict: 'degraded' },
    instances: [{ name: 'a', rate: 50, failing: 0.005, failingAfter: 0.015, isReset: true }],
  },
  {
    ...{ what: 'a canary, good', service: 'canary-good', verdict: 'healthy', isCanary: true },
    instances: [stable(), canary()],
  },
  {
    ...{ what: 'a canary, bad', service: 'canary-bad', verdict: 'degraded', isCanary: true },
    instances: [stable(), canary({ failing: 0.02 })],
  },
  {
    ...{ what: 'a canary during trouble that all share', service: 'canary-shared', verdict: 'healthy', isCanary: true },
    instances: [stable({ failingAfter: 0.02 }), canary({ failing: 0.02 })],
  },
  {
    ...{ what: 'a canary that nobody asks', service: 'canary-idle', verdict: 'inconclusive', isCanary: true },
    instances: [stable()],
  },
]

const cleanUp = createCleanUp(console.error)
let daemon: string
let marker: number

beforeAll(async () => {
  const folder = await temporaryFolder('deployment-verdicts')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  const [port, prometheusPort] = [await freePort(), await freePort()]
  daemon = `http://127.0.0.1:${port}`
  const binaries = await prometheusBinaries('any')
  const now = Math.floor(Date.now() / 60_000) * 60
  marker = now - AGO_SECONDS
  await importHistory(binaries, await writeHistory(folder, now), join(folder, 'prometheus'))
  const prometheus = await startPrometheus({ binaries, folder: join(folder, 'prometheus'), port: prometheusPort })
  cleanUp.add('Prometheus', () => prometheus.stop())
  await writeConfig(folder, prometheus.url)
  const config = await loadConfig({ file: join(folder, 'plimsoll.yaml'), env: {}, cwd: folder })
  const app = createApp(config, { port, logger: createMemoryLogger() })
  cleanUp.add('Plimsoll', () => app.stop())
  await app.start()
  await until('the daemon is ready', async () => (await fetch(`${daemon}/-/ready`)).ok, { timeoutMs: 120_000 })
})

afterAll(() => cleanUp.run())

async function writeHistory(folder: string, now: number): Promise<string> {
  const random = createRandom(20_261_129)
  const lines = CASES.flatMap(({ service, instances }) =>
    instances.flatMap((instance) => samplesOf(service, instance, { now, random })),
  )
  const file = join(folder, 'history.om')
  await writeFile(file, ['# TYPE http_requests counter', ...lines, '# EOF', ''].join('\n'))
  return file
}

interface Drawn {
  readonly now: number
  readonly random: () => number
}

function samplesOf(service: string, instance: Instance, { now, random }: Drawn): readonly string[] {
  const { name, track = 'stable' } = instance
  const counters = { '200': 0, '500': 0 }
  const lines = scrapesOf(instance, now).flatMap((at) => {
    if (instance.isReset === true && at === firstAfter(now)) Object.assign(counters, { '200': 0, '500': 0 })
    const requests = poisson(instance.rate * SCRAPE_SECONDS, random)
    const errors = poisson(requests * failingAt(instance, at), random)
    counters['200'] += requests - errors
    counters['500'] += errors
    return Object.entries(counters).map(([code, value]) => {
      const labels = `service="${service}",code="${code}",track="${track}",instance="${name}"`
      return `http_requests_total{${labels}} ${value} ${at}`
    })
  })
  return byCode(lines)
}

/** When it is scraped, in Unix seconds. */
function scrapesOf({ from = -HISTORY_SECONDS, to = AGO_SECONDS }: Instance, now: number): readonly number[] {
  const all = Array.from({ length: HISTORY_SECONDS / SCRAPE_SECONDS + 1 }, (_, index) => now - index * SCRAPE_SECONDS)
  return all.filter((at) => at >= marker + from && at <= marker + to).toReversed()
}

function firstAfter(now: number): number {
  return now - Math.floor((now - marker) / SCRAPE_SECONDS) * SCRAPE_SECONDS
}

function failingAt({ failing, failingAfter = failing }: Instance, at: number): number {
  return at >= marker ? failingAfter : failing
}

/** A series stands in one piece. */
function byCode(lines: readonly string[]): readonly string[] {
  return ['code="200"', 'code="500"'].flatMap((code) => lines.filter((line) => line.includes(code)))
}

async function writeConfig(folder: string, prometheus: string): Promise<void> {
  const root = `version: 1
organisation: Example Shop
prometheus: { url: '${prometheus}', scrape_interval: ${SCRAPE_SECONDS}s, retention: 4h }
storage: { url: 'sqlite:plimsoll.db' }
server: { external_url: '${daemon}' }
include: [services/*.yaml]
`
  await mkdir(join(folder, 'services'))
  await writeFile(join(folder, 'plimsoll.yaml'), root)
  for (const { service } of CASES) {
    const text = `service: ${service}
slos:
  - name: availability
    objective: 99
    indicator:
      ratio: { bad: 'http_requests_total{service="${service}",code="500"}', total: 'http_requests_total{service="${service}"}' }
`
    await writeFile(join(folder, 'services', `${service}.yaml`), text)
  }
}

test('ten deployments, in place and as canaries, each with its verdict', async () => {
  const ids = new Map<string, string>()
  for (const { service, isCanary = false } of CASES) {
    const told = isCanary ? { strategy: 'canary', canary: { track: 'canary' } } : {}
    const body = { service, version: 'v2', by: 'ci', at: new Date(marker * 1000).toISOString(), ...told }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${daemon}/api/v1/deployments`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(answer.status).toBe(201)
    ids.set(service, deploymentAnswer.parse(await answer.json()).id)
  }
  const shown = async (service: string) =>
    deploymentAnswer.parse(await (await fetch(`${daemon}/api/v1/deployments/${ids.get(service) ?? ''}`)).json())
  const all = () => Promise.all(CASES.map(({ service }) => shown(service)))
  const areJudged = async () => (await all()).every(({ verdict }) => verdict !== null)
  await until('all are judged', areJudged, { timeoutMs: 240_000 })
  const found = (await all()).map(({ service, verdict }) => ({ service, verdict }))
  expect(found).toEqual(CASES.map(({ service, verdict }) => ({ service, verdict })))
  // Half an hour at 50 and at 10 requests per second, less what rates do not see of the first scrape.
  expectAbout((await shown('good-reset')).findings[0]?.after.events, 90_000)
  expectAbout((await shown('canary-good')).findings[0]?.before.events, 90_000)
  expectAbout((await shown('canary-good')).findings[0]?.after.events, 18_000)
})

function expectAbout(count: number | undefined, wanted: number): void {
  expect(Math.abs((count ?? 0) / wanted - 1)).toBeLessThan(0.03)
}

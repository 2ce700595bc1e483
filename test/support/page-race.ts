import { createServer, type Server } from 'node:http'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import type { PrometheusBinaries } from '../../demo/processes/binaries.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { startVictoriaMetrics } from '../../demo/processes/victoria-metrics-process.js'
import { startVmalert } from '../../demo/processes/vmalert-process.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import type { Flavour } from '../../src/prometheus/source.js'
import { ALERTS, LABELS, SERIES, SEVERITY } from '../../src/slo/series-names.js'
import { baseSeconds, TILE_SECONDS } from '../../src/slo/windows.js'
import { createConfigFolder } from './config-folder.js'

/** A service of the race: what it answers is a function of time. */
export interface Runner {
  readonly name: string
  readonly indicator: 'ratio' | 'latency'
  /** Requests since `start`. */
  readonly requests: (seconds: number) => number
  /** Share of requests that fail, in [0, 1], from then on. */
  readonly failing: { readonly share: number; readonly afterSeconds: number } | null
}

/** When the first page came, in seconds after `start`; `null`: none came. */
export interface Arrivals {
  readonly prometheus: number | null
  readonly vmalert: number | null
  /** The lowest and the highest of the events per second that vmalert recorded of the last three minutes. */
  readonly recorded: readonly [lowest: number, highest: number]
}

interface Race {
  readonly runners: readonly Runner[]
  readonly scrapeSeconds: number
  readonly binaries: PrometheusBinaries
  readonly folder: string
  readonly seconds: number
}

/** Of the past, so that the windows of an hour are full. */
const HISTORY_SECONDS = 70 * 60
/** Counters have been running for a while: none starts at 0. */
const BEFORE_SECONDS = 10 * 60

/**
 * The same services scraped by a Prometheus and by a VictoriaMetrics, with the rules that are generated for each, in real time.
 * Each has its own Alertmanager, which writes down when the first page of a service comes.
 */
export async function runRace(race: Race): Promise<ReadonlyMap<string, Arrivals>> {
  const { runners, scrapeSeconds, binaries, folder, seconds } = race
  const start = Date.now() / 1000
  // One each, so that every service is scraped at moments of its own.
  const exporters = await Promise.all(runners.map((one) => serve((_body, now) => exposition(one, now - start))))
  const [toPrometheus, toVmalert] = [new Map<string, number>(), new Map<string, number>()]
  const receivers = await Promise.all([toPrometheus, toVmalert].map((pages) => serve(writeDown(pages, start))))
  const [forPrometheus, forVmalert] = receivers.map(targetOf)
  const targets = exporters.map((exporter, index) => [runners[index]!.name, targetOf(exporter)])
  const scraping = {
    scrape: Object.fromEntries(targets) as Record<string, string>,
    scrapeInterval: `${scrapeSeconds}s`,
  }
  const rules = await Promise.all(
    (['prometheus', 'victoriametrics'] as const).map((flavour) => writeRules(race, flavour)),
  )
  await mkdir(folder, { recursive: true })
  const history = join(folder, 'history.om')
  await writeFile(history, [...past(race, 'prometheus', start), '# EOF\n'].join(''))
  await importHistory(binaries, history, join(folder, 'prometheus'))
  const victoria = await startVictoriaMetrics(join(folder, 'victoria'), scraping)
  await victoria.importSamples(inMilliseconds([...past(race, 'victoriametrics', start)].join('')))
  const children = [
    victoria,
    await startPrometheus({
      ...{ binaries, folder: join(folder, 'prometheus'), ruleFiles: rules[0]! },
      ...{ ...scraping, alertmanagers: [forPrometheus!] },
    }),
    await startVmalert({
      ...{ folder: join(folder, 'vmalert'), victoria: victoria.url },
      ...{ ruleFiles: rules[1]!, alertmanagers: [forVmalert!] },
    }),
  ]
  const recorded = new Map<string, readonly [number, number]>()
  try {
    await new Promise((resolve) => setTimeout(resolve, (start + seconds) * 1000 - Date.now()))
    const [low, high] = await Promise.all(['min', 'max'].map((which) => recordedAt(victoria.url, which)))
    for (const [service, lowest] of low!) recorded.set(service, [lowest, high!.get(service) ?? NaN])
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    for (const server of [...exporters, ...receivers]) {
      server.closeAllConnections()
      server.close()
    }
  }
  return new Map(
    runners.map(({ name }) => [
      name,
      {
        ...{ prometheus: toPrometheus.get(name) ?? null, vmalert: toVmalert.get(name) ?? null },
        recorded: recorded.get(name) ?? [NaN, NaN],
      },
    ]),
  )
}

/** By service. */
async function recordedAt(url: string, which: string): Promise<ReadonlyMap<string, number>> {
  const query = `${which}_over_time(${SERIES.eventsBase}[3m])`
  const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query }).toString()}`)
  const { data } = (await answer.json()) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] }
  }
  return new Map(data.result.map(({ metric, value }) => [metric[LABELS.service] ?? '', Number(value[1])]))
}

/** Rules as `plimsoll generate` writes them for a source of a flavour. */
async function writeRules({ runners, scrapeSeconds, folder }: Race, flavour: Flavour): Promise<string[]> {
  const files = createConfigFolder()
  try {
    const root = `version: 1
organisation: Race
environment: production
prometheus: { url: 'http://localhost:9090', flavour: ${flavour}, scrape_interval: ${scrapeSeconds}s }
include: [services/*.yaml]
`
    const config = await files.loadFiles(root, Object.fromEntries(runners.map((one) => [one.name, serviceText(one)])))
    const target = join(folder, 'rules', flavour)
    await mkdir(target, { recursive: true })
    const rules = generateFiles(config, features).files.filter(({ path }) => /^rules\/[^_/][^/]*\.yaml$/.test(path))
    return await Promise.all(
      rules.map(async ({ path, text }) => {
        await writeFile(join(target, basename(path)), text)
        return join(target, basename(path))
      }),
    )
  } finally {
    files.remove()
  }
}

function serviceText({ name, indicator }: Runner): string {
  const requests = `http_requests_total{service="${name}"}`
  const text = {
    ratio: `ratio: { total: '${requests}', bad: '${requests.replace('}', ',code="500"}')}' }`,
    latency: `latency: { histogram: 'http_request_duration_seconds{service="${name}"}', below: 300ms }`,
  }
  return `service: ${name}
description: Runs.
slos: [{ name: promised, description: Answers., objective: 99.9, indicator: { ${text[indicator]} } }]
`
}

function* samplesAt({ name, requests, failing }: Runner, seconds: number): Generator<readonly [string, number]> {
  const all = Math.floor(requests(seconds + BEFORE_SECONDS + HISTORY_SECONDS))
  const before = failing === null ? all : requests(failing.afterSeconds + BEFORE_SECONDS + HISTORY_SECONDS)
  const bad = failing === null ? 0 : Math.floor(Math.max(0, all - before) * failing.share)
  yield [`http_requests_total{service="${name}",code="200"}`, all - bad]
  yield [`http_requests_total{service="${name}",code="500"}`, bad]
  yield [`http_request_duration_seconds_bucket{service="${name}",le="0.3"}`, all - bad]
  yield [`http_request_duration_seconds_bucket{service="${name}",le="+Inf"}`, all]
  yield [`http_request_duration_seconds_count{service="${name}"}`, all]
}

function exposition(runner: Runner, seconds: number): string {
  return [...samplesAt(runner, seconds)].map(([series, value]) => `${series} ${value}\n`).join('')
}

/** What the servers know as they start, as OpenMetrics: minutes of the counters, and over an hour of what was recorded. */
function* past({ runners, scrapeSeconds }: Race, flavour: Flavour, start: number): Generator<string> {
  const until = Math.floor(start) - 1
  for (const one of runners) {
    yield* counted(one, { start, until, scrapeSeconds })
    yield* recorded(one, SERIES.eventsBase, { start, until, step: baseSeconds({ flavour }) })
    yield* recorded(one, SERIES.errorsBase, { start, until, step: baseSeconds({ flavour }) })
    yield* recorded(one, SERIES.eventsTile, { start, until, step: TILE_SECONDS })
  }
}

/** One series after the other. */
function counted(one: Runner, times: { start: number; until: number; scrapeSeconds: number }): string[] {
  const lines = new Map<string, string[]>()
  for (let at = times.until - BEFORE_SECONDS; at <= times.until; at += times.scrapeSeconds) {
    for (const [series, value] of samplesAt(one, at - times.start)) {
      const scraped = series.replace('}', `,instance="${one.name}",job="${one.name}"}`)
      lines.set(scraped, [...(lines.get(scraped) ?? []), `${scraped} ${value} ${at}\n`])
    }
  }
  return [...lines.values()].flat()
}

function* recorded(one: Runner, record: string, times: { start: number; until: number; step: number }) {
  const labels = `{service="${one.name}",slo="promised",environment="production"}`
  for (let at = times.until - HISTORY_SECONDS; at <= times.until; at += times.step) {
    const value = record === SERIES.errorsBase ? 0 : eventsPerSecond(one, at - times.start)
    yield `${record}${labels} ${value} ${at}\n`
  }
}

function eventsPerSecond({ requests }: Runner, seconds: number): number {
  const at = seconds + BEFORE_SECONDS + HISTORY_SECONDS
  return Math.max(0, requests(at) - requests(at - 60)) / 60
}

function inMilliseconds(openMetrics: string): string {
  return openMetrics.replace(/ (\d+)\n/g, ' $1000\n')
}

interface Posted {
  readonly labels: Readonly<Record<string, string>>
  readonly endsAt?: string
}

function writeDown(pages: Map<string, number>, start: number) {
  return (body: string, now: number): string => {
    const posted = body === '' ? [] : (JSON.parse(body) as Posted[])
    for (const { labels } of posted.filter((alert) => isPage(alert, now))) {
      const service = labels[LABELS.service] ?? ''
      if (!pages.has(service)) pages.set(service, now - start)
    }
    return ''
  }
}

function isPage({ labels, endsAt }: Posted, now: number): boolean {
  const isOver = endsAt !== undefined && Date.parse(endsAt) <= now * 1000
  return labels['alertname'] === ALERTS.burn && labels[LABELS.severity] === SEVERITY.page && !isOver
}

/** `now` in Unix seconds. */
function serve(answer: (body: string, now: number) => string): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      response.end(answer(Buffer.concat(chunks).toString(), Date.now() / 1000))
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(server)
    })
  })
}

function targetOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

import { createServer, type Server } from 'node:http'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { exposition } from '../../demo/shop/exposition.js'
import type { Config } from '../../src/config/config.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { contributions } from '../../src/features.js'
import { dashboards } from '../../src/generate/dashboards/dashboards.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { createPretendedDaemon } from '../support/pretended-daemon.js'
import { fillIn, questionsOf, type DashboardJson, type Question } from '../support/dashboard-questions.js'

const file = fileURLToPath(new URL('../../config/plimsoll.yaml', import.meta.url))

describe.each(['2.42', '3.5'] as const)('on Prometheus %s', (version) => {
  let folder: string
  let config: Config
  let documents: readonly DashboardJson[]
  let prometheus: PrometheusProcess
  const servers: Server[] = []

  beforeAll(async () => {
    folder = await temporaryFolder('dashboards')
    config = await loadConfig({ file, env: {} })
    documents = dashboards(config).map(({ text }) => JSON.parse(text) as DashboardJson)
    const daemon = createPretendedDaemon(config)
    const shop = await serve(servers, () => Promise.resolve({ contentType: 'text/plain', body: failingShop() }))
    const plimsoll = await serve(servers, () => daemon.render('openmetrics'))
    prometheus = await startPrometheus({
      binaries: await prometheusBinaries(version),
      folder,
      ruleFiles: await quickRules(config, folder),
      scrape: { shop, plimsoll },
      scrapeInterval: '1s',
    })
    await until(
      'the last rules were evaluated with data',
      async () => {
        const all = [
          'count(slo:error_budget_remaining:ratio) == 4',
          firing('page'),
          firing('ticket'),
          'count_over_time(plimsoll_outbox_pending[1m]) > 3',
        ]
        const answers = await Promise.all(all.map((expr) => ask(prometheus.url, { name: '', kind: 'instant', expr })))
        return answers.every((answer) => answer.series > 0)
      },
      { timeoutMs: 120_000 },
    )
  }, 240_000)

  afterAll(async () => {
    await prometheus.stop()
    servers.forEach((server) => server.close())
    await rm(folder, { recursive: true, force: true })
  })

  it('every query of every panel is answered, for every objective and for all together', async () => {
    const wrong: string[] = []
    const isMaintained = (service = '') => config.maintenance.some(({ services }) => services.includes(service))
    const wanted = documents.flatMap((document) =>
      choicesFor(document, config).flatMap((values) =>
        questionsOf(document).map((question) => ({
          ...question,
          name: `${question.name} (${values['service'] ?? ''} ${values['slo'] ?? ''})`,
          mayBeEmpty: question.name.endsWith('annotation Maintenance') && !isMaintained(values['service']),
          expr: fillIn(question.expr, values),
        })),
      ),
    )
    for (const question of wanted) {
      const { error, series } = await ask(prometheus.url, question)
      if (error !== null) wrong.push(`${question.name}: ${error}\n${question.expr}`)
      // Everything that a dashboard asks for exists in this shop, except maintenance of services for which none is planned.
      else if (series === 0 && !question.mayBeEmpty) wrong.push(`${question.name}: empty\n${question.expr}`)
    }
    expect(wanted.length).toBeGreaterThan(150)
    expect(wrong.join('\n\n')).toBe('')
  }, 60_000)

  it('every variable offers values', async () => {
    const empty: string[] = []
    for (const { uid, templating } of documents) {
      for (const { name, definition } of templating.list.filter(({ type }) => type === 'query')) {
        if ((await offered(prometheus.url, definition ?? '')).length === 0) empty.push(`${uid} ${name}`)
      }
    }
    expect(empty).toEqual([])
  })

  it('a row of the objectives leads to its runbook', async () => {
    const state = questions('plimsoll-compliance').find(({ name }) => name.endsWith('/ Objectives / A'))!
    const { labels } = await ask(prometheus.url, {
      ...state,
      expr: fillIn(state.expr, { environment: '.*', service: '.*' }),
    })
    expect(labels.map(({ slo, runbook }) => [slo, runbook].join(' ')).sort()).toEqual([
      'availability https://wiki.shop.example/runbooks/catalog',
      'availability https://wiki.shop.example/runbooks/checkout',
      'latency https://wiki.shop.example/runbooks/checkout',
      'search https://wiki.shop.example/runbooks/catalog',
    ])
  })

  it.each([
    { service: 'checkout', slo: 'availability', limits: [14.4, 6] },
    { service: 'catalog', slo: 'search', limits: [13.44, 3.5] },
  ])('the limits of burn rates are those of the alerts of $service $slo', async ({ service, slo, limits }) => {
    const asked = questions('plimsoll-service').filter(
      ({ name, expr }) => name.includes('Burn rates that page') && expr.includes('slo_info'),
    )
    const answers = asked.map(({ name, expr }) =>
      ask(prometheus.url, { name, kind: 'instant', expr: fillIn(expr, { environment: '.*', service, slo }) }),
    )
    expect((await Promise.all(answers)).flatMap(({ values }) => values)).toEqual(limits)
  })

  function questions(uid: string): readonly Question[] {
    return documents.filter((document) => document.uid === uid).flatMap(questionsOf)
  }
})

/** True when every one of the four objectives has an alert of that severity firing. */
function firing(severity: string): string {
  const alerts = `ALERTS{alertstate="firing",severity="${severity}",slo!=""}`
  return `count(count by (service, slo) (${alerts})) == 4`
}

/** The variables of a dashboard as a reader could choose them. */
function choicesFor({ templating }: DashboardJson, { services }: Config): readonly Readonly<Record<string, string>>[] {
  const always = { environment: '.*', period: 'month', __rate_interval: '1m', __interval: '4m', __range: '5m' }
  const names = templating.list.map(({ name }) => name)
  if (!names.includes('slo')) return [{ ...always, service: '.*' }]
  return services.flatMap(({ name, slos }) => slos.map((slo) => ({ ...always, service: name, slo: slo.name })))
}

/** The generated rules, evaluated every second: seconds instead of minutes until the slowest group has its numbers. */
async function quickRules(config: Config, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const rules = generateFiles(config, contributions).files.filter(({ path }) => /^rules\/[^/]+\.yaml$/.test(path))
  return Promise.all(
    rules.map(async ({ path, text }) => {
      const target = join(folder, basename(path))
      await writeFile(target, text.replace(/interval: \w+/g, 'interval: 1s'))
      return target
    }),
  )
}

/** A shop in which nine of ten fail, and whose backups are old. */
function failingShop(): string {
  const count = Math.floor(Date.now() / 100)
  const values = new Map<string, number>()
  for (const service of ['checkout', 'catalog']) {
    values.set(`http_requests_total{service="${service}",code="200"}`, count)
    values.set(`http_requests_total{service="${service}",code="500"}`, count * 9)
  }
  for (const [le, share] of Object.entries({ '0.1': 0.5, '0.3': 1, '+Inf': 10 })) {
    values.set(`http_request_duration_seconds_bucket{service="checkout",le="${le}"}`, count * share)
  }
  values.set('http_request_duration_seconds_count{service="checkout"}', count * 10)
  values.set('http_request_duration_seconds_sum{service="checkout"}', count)
  values.set('search_requests_total{service="catalog"}', count * 10)
  values.set('search_succeeded_total{service="catalog"}', count)
  for (const dataset of ['orders-db', 'media']) {
    values.set(`backup_last_success_timestamp_seconds{dataset="${dataset}"}`, Date.now() / 1000 - 200_000)
  }
  return exposition(values)
}

async function serve(
  servers: Server[],
  answer: () => Promise<{ readonly contentType: string; readonly body: string }>,
): Promise<string> {
  const server = createServer((_request, response) => {
    void answer().then(({ contentType, body }) => response.setHeader('content-type', contentType).end(body))
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What Grafana would offer for `label_values(…)`. */
async function offered(url: string, definition: string): Promise<readonly string[]> {
  const [, match = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(definition) ?? []
  const filled = encodeURIComponent(fillIn(match, { environment: '.*', service: 'checkout' }))
  const answer = await fetch(`${url}/api/v1/label/${label}/values?match[]=${filled}`)
  const { data = [] } = (await answer.json()) as { data?: readonly string[] }
  return data
}

interface Answer {
  /** What Prometheus complains of, warnings included. */
  readonly error: string | null
  readonly series: number
  readonly labels: readonly Readonly<Record<string, string>>[]
  readonly values: readonly number[]
}

async function ask(url: string, { kind, expr }: Question): Promise<Answer> {
  const now = Date.now() / 1000
  const range = kind === 'instant' ? {} : { start: String(now - 60), end: String(now), step: '5' }
  const body = new URLSearchParams({ query: expr, ...range })
  const path = kind === 'instant' ? 'query' : 'query_range'
  const answer = (await (await fetch(`${url}/api/v1/${path}`, { method: 'POST', body })).json()) as {
    readonly error?: string
    readonly warnings?: readonly string[]
    readonly data?: {
      readonly result: readonly {
        readonly metric: Readonly<Record<string, string>>
        readonly value?: [number, string]
      }[]
    }
  }
  const result = answer.data?.result ?? []
  return {
    error: answer.error ?? answer.warnings?.join('; ') ?? null,
    series: result.length,
    labels: result.map(({ metric }) => metric),
    values: result.map(({ value }) => Number(value?.[1])),
  }
}

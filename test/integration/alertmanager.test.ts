import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { parse, stringify } from 'yaml'
import { alertmanagerBinaries, type AlertmanagerVersion } from '../../demo/processes/binaries.js'
import type { ReceivedRequest, StandIn } from '../../demo/stack/stand-in-server.js'
import type { Config } from '../../src/config/config.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import {
  alertsOf,
  alertWith,
  startAlertmanagerHouse,
  type AlertmanagerHouse,
  type PostedAlert,
} from '../support/alertmanager-house.js'
import { runCommand } from '../support/run-command.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const file = `${root}/config/alertmanager.yml`
const VERSIONS: readonly AlertmanagerVersion[] = ['0.25', '0.33']
const MINUTES = 60_000

let house: AlertmanagerHouse | null = null

afterEach(async () => {
  await house?.stop()
  house = null
})

async function start(version: AlertmanagerVersion, change?: (config: Config) => Config): Promise<AlertmanagerHouse> {
  house = await startAlertmanagerHouse(version, change)
  return house
}

async function amtool(version: AlertmanagerVersion, ...args: readonly string[]): Promise<string> {
  const binaries = await alertmanagerBinaries(version)
  const { stdout } = await run(binaries.amtool, [...args])
  return stdout.trim()
}

const routesOf = (version: AlertmanagerVersion, labels: readonly string[]): Promise<string> =>
  amtool(version, 'config', 'routes', 'test', `--config.file=${file}`, ...labels)

describe.each(VERSIONS)('Alertmanager %s', (version) => {
  test('takes the generated file', async () => {
    expect(await amtool(version, 'check-config', file)).toContain('SUCCESS')
  })

  test('takes the parts for a file of one’s own, within such a file', async () => {
    const { stdout } = await runCommand(['generate', '--only', 'alertmanager.routes'], { cwd: root })
    const parts = parse(stdout) as { route: { routes: unknown[] }; receivers: unknown[] }
    const folder = await mkdtemp(join(tmpdir(), 'plimsoll-fragment-'))
    const mine = { name: 'mine' }
    const route = { receiver: 'mine', routes: [...parts.route.routes, { receiver: 'mine' }] }
    const smtp = { smtp_smarthost: 'localhost:25', smtp_from: 'me@shop.example' }
    const whole = { ...parts, global: smtp, route, receivers: [mine, ...parts.receivers], templates: [] }
    await writeFile(join(folder, 'mine.yml'), stringify(whole))
    expect(await amtool(version, 'check-config', join(folder, 'mine.yml'))).toContain('SUCCESS')
    const rest = await amtool(version, 'config', 'routes', 'test', `--config.file=${folder}/mine.yml`, 'a=b')
    expect(rest).toBe('plimsoll_webhook,mine')
    await rm(folder, { recursive: true })
  })

  test('tells every team by severity: Plimsoll, and exactly one receiver of its own', async () => {
    const { teams, services } = await loadConfig({ file: 'config/plimsoll.yaml', cwd: root, env: {} })
    expect(teams.length).toBeGreaterThan(1)
    for (const { name, receivers } of teams) {
      for (const severity of ['page', 'ticket'] as const) {
        const expected = `plimsoll_webhook,${receivers[severity] ?? 'none'}`
        const own = services.filter(({ team }) => team === name).map((service) => `service=${service.name}`)
        for (const more of [[], ...own.map((label) => [label])]) {
          expect(await routesOf(version, [`team=${name}`, `severity=${severity}`, ...more])).toBe(expected)
        }
      }
    }
  })

  test.each([
    [['alertname=Watchdog', 'service=plimsoll'], 'dead-mans-switch'],
    [['alertname=Watchdog', 'job=another-prometheus'], 'operations'],
    [['alertname=SomethingElse'], 'operations'],
    [['team=payments', 'severity=none'], 'operations'],
    [['service=catalog', 'severity=page'], 'operations'],
    [['service=plimsoll', 'alertname=PlimsollDown', 'severity=ticket'], 'operations'],
  ])('tells of %j who is meant', async (labels, receiver) => {
    expect(await routesOf(version, labels)).toBe(`plimsoll_webhook,${receiver}`)
  })

  test('tells of a page and its ticket once, and of another ticket or that of another group beside them', async () => {
    const { pagerduty, slack, webhook, ...here } = await start(version)
    const alerts = await alertsOf('checkout')
    const burning = { alertname: 'SLOErrorBudgetBurn', slo: 'availability' }
    const payment = { ...burning, slo: 'payment' }
    await here.post(
      alertWith(alerts, { ...burning, severity: 'page' }),
      inRegion('us', alertWith(alerts, { ...payment, severity: 'page' })),
    )
    // Plimsoll is told without waiting: a ticket beside its page could pass before the page is known to inhibit it.
    await webhook.waitFor(2)
    await here.post(
      alertWith(alerts, { ...burning, severity: 'ticket' }),
      alertWith(alerts, { alertname: 'SLOErrorBudgetExhausted', slo: 'availability' }),
      inRegion('us', alertWith(alerts, { ...payment, severity: 'ticket' })),
      inRegion('eu', alertWith(alerts, { ...payment, severity: 'ticket' })),
    )
    await Promise.all([pagerduty.waitFor(1), slack.waitFor(2), webhook.waitFor(4)])
    // The inhibited ticket had the same time to wait as the other one, which has arrived.
    expect(pagerduty.requests.map(jsonOf)).toMatchObject([{ routing_key: 'payments-key', event_action: 'trigger' }])
    expect(slack.requests.map(({ path }) => path)).toEqual(['/services/payments', '/services/payments'])
    const chat = slack.requests.map(({ body }) => body).join()
    expect(chat).toContain('has spent its error budget')
    expect(chat).toContain('checkout payment')
    expect(webhook.requests.every(({ headers }) => headers.authorization === 'Bearer token-of-the-test')).toBe(true)
    const heard = webhook.requests.map(alertOf)
    expect(heard).toContainEqual(expect.objectContaining(burning))
    expect(heard.map(budgetOf).toSorted()).toEqual([
      'availability page',
      'availability ticket',
      'payment eu ticket',
      'payment us page',
    ])
  })

  test('does not tell the team of a service in maintenance, but tells Plimsoll', async () => {
    const { pagerduty, webhook, ...here } = await start(version, (config) => ({
      ...config,
      maintenance: [...config.maintenance, aroundNow('upgrade', ['checkout'])],
    }))
    const [checkout, catalog] = await Promise.all(['checkout', 'catalog'].map(alertsOf))
    const page = { alertname: 'SLOErrorBudgetBurn', severity: 'page' }
    await here.post(alertWith(checkout!, page))
    await webhook.waitFor(1)
    await here.post(alertWith(catalog!, page))
    await Promise.all([webhook.waitFor(2), pagerduty.waitFor(1)])
    expect(webhook.requests.map(alertOf)).toEqual([
      expect.objectContaining({ service: 'checkout' }),
      expect.objectContaining({ service: 'catalog' }),
    ])
    expect(pagerduty.requests.map(jsonOf)).toMatchObject([{ routing_key: 'storefront-key' }])
  })

  test('writes what reads well in PagerDuty, Slack and mail, while it burns and after', async () => {
    const { pagerduty, slack, mail, ...here } = await start(version)
    const alerts = await alertsOf('checkout')
    const pages = alerts.filter(({ labels }) => labels['severity'] === 'page' && labels['slo'] === 'availability')
    const ticket = alertWith(alerts, { alertname: 'SLOMetricMissing', slo: 'latency' })
    const foreign = {
      labels: { alertname: 'DiskFull', instance: 'db-1', severity: 'ticket' },
      annotations: { summary: 'Disk <full> & "hot" | now', runbook_url: 'https://wiki.shop.example/a?b=1&c=2' },
    }
    const team = { ...foreign, labels: { ...foreign.labels, team: 'storefront' } }
    // Begins now: what began longer ago than a group waits goes out at once, and alone.
    const startsAt = new Date().toISOString()
    const all = [...pages, ticket, foreign, team].map((one) => ({ ...one, startsAt }))
    await here.post(...all)
    await Promise.all([pagerduty.waitFor(1), slack.waitFor(2), mail.waitFor(1)])
    await here.post(...all.map((one) => ({ ...one, endsAt: new Date().toISOString() })))
    await Promise.all([pagerduty.waitFor(2), slack.waitFor(4), mail.waitFor(2)])
    // 0.33 reads details as YAML, so that counts are numbers and nothing is null.
    expectGolden(`pagerduty-${version}.json`, json(pagerduty))
    expectGolden('slack.json', json(slack))
    const mails = await Promise.all(mail.mails.map(({ raw }) => simpleParser(raw)))
    const texts = mails.map(
      ({ subject, to, text }) =>
        `Subject: ${subject ?? ''}\nTo: ${to !== undefined && 'text' in to ? to.text : ''}\n\n${text ?? ''}`,
    )
    expectGolden('mail.txt', texts.join('\n--------\n'))
    expectGolden('mail.html', mails.map(({ html }) => (html === false ? '' : html)).join('\n'))
  })
})

function inRegion(region: string, { labels, ...alert }: PostedAlert): PostedAlert {
  return { ...alert, labels: { ...labels, region } }
}

function budgetOf(labels: PostedAlert['labels']): string {
  return [labels['slo'], labels['region'], labels['severity']].filter((part) => part !== undefined).join(' ')
}

function jsonOf({ body }: ReceivedRequest): unknown {
  return JSON.parse(body)
}

/** Labels of the only alert in a message to Plimsoll. */
function alertOf({ body }: ReceivedRequest): PostedAlert['labels'] {
  const { alerts } = JSON.parse(body) as { alerts: readonly Pick<PostedAlert, 'labels'>[] }
  expect(alerts).toHaveLength(1)
  return alerts[0]?.labels ?? {}
}

function aroundNow(name: string, services: readonly string[]): Config['maintenance'][number] {
  const [start, end] = [-90, 90].map((minutes) => new Date(Date.now() + minutes * MINUTES))
  return {
    name,
    services,
    time: { kind: 'once', start: start!, end: end! },
    timezone: 'UTC',
    announced: null,
    reason: null,
  }
}

function json({ requests }: StandIn): string {
  const sorted = requests.map(({ path, body }) => ({ path, body: JSON.parse(body) as unknown }))
  return sorted
    .map((one) => JSON.stringify(one, null, 2))
    .sort()
    .join('\n')
}

/** Addresses, times and keys of groups are other ones each time. */
function expectGolden(name: string, text: string): void {
  const golden = new URL(`../golden/alertmanager/${name}`, import.meta.url)
  const steady = `${text
    .replace(/http:\/\/[\w.-]+:\d+/g, 'http://alertmanager')
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/g, 'year-month-day hh:mm:ss')
    .replace(/"dedup_key": "\w+"/g, '"dedup_key": "…"')
    .trimEnd()}\n`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, steady)
  expect(steady).toBe(readFileSync(golden, 'utf8'))
}

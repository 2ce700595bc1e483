import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT as ROOT, type ConfigFolder } from '../../test/support/config-folder.js'
import { ConfigError } from './config-error.js'

const SLO = `slos:
  - name: availability
    objective: 99.9
    indicator: { ratio: { bad: 'e{service="$service"}', total: 't{service="$service"}' } }
`

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

describe('loadConfig', () => {
  test('takes a service of two environments by two names, as the refusal of one name says', async () => {
    const indicator = `ratio: { bad: 'e{app="a"}', total: 't{app="a"}' }`
    const slos = `slos: [{ name: ok, objective: 99.9, indicator: { ${indicator} } }]\n`
    const root = `${ROOT}environment: production\n`
    const one = { a: `service: a\n${slos}`, b: `service: a\nenvironment: staging\n${slos}` }
    const refused = await folder.loadFiles(root, one).catch((error: unknown) => error)
    const [mistake] = refused instanceof ConfigError ? refused.diagnostics : []
    expect(mistake?.hint).toContain('call them a-production and a-staging')
    const two = { a: `service: a-production\n${slos}`, b: `service: a-staging\nenvironment: staging\n${slos}` }
    const { services } = await folder.loadFiles(root, two)
    expect(services.map(({ name, environment }) => [name, environment])).toEqual([
      ['a-production', 'production'],
      ['a-staging', 'staging'],
    ])
  })

  test('gives units, defaults and absolute paths', async () => {
    const config = await folder.loadFiles(ROOT, { a: `service: a\ntier: 1\nteam: t\n${SLO}` }).catch(() => null)
    expect(config).toBeNull() // The team is not there yet.
    const { services, prometheus, storage, server, timezone } = await folder.loadFiles(`${ROOT}teams: [{ name: t }]\n`)
    expect(prometheus).toMatchObject([{ name: 'default', scrapeIntervalSeconds: 15, retentionSeconds: 15 * 86_400 }])
    expect(storage.place).toBe(join(folder.cwd, 'config/data/plimsoll.db'))
    expect(server).toMatchObject({ host: '127.0.0.1', port: 9580, externalUrl: null, hosts: [], tokens: [], tls: null })
    expect(timezone).toBe('UTC')
    expect(services[0]?.slos[0]).toMatchObject({
      objective: 0.999,
      periodSeconds: 30 * 86_400,
      prometheus: 'default',
      environment: null,
      labels: { team: 't', tier: '1' },
      alerting: { minErrors: 1, missing: true },
      indicator: { kind: 'ratio', bad: 'e{service="a"}', total: 't{service="a"}' },
    })
  })

  test.each([
    ['beside the root file', () => 'frameworks.yaml'],
    ['by its whole path', () => join(folder.cwd, 'config/frameworks.yaml')],
  ])('takes the value of a key from a file that is named %s', async (_, named) => {
    mkdirSync(join(folder.cwd, 'config'), { recursive: true })
    writeFileSync(
      join(folder.cwd, 'config/frameworks.yaml'),
      '- { name: Ours, clauses: [{ clause: "1", title: One, controls: [retention] }] }\n',
    )
    const { frameworks } = await folder.loadFiles(`${ROOT}frameworks: ${named()}\n`, { a: `service: a\n${SLO}` })
    expect(frameworks.map(({ name }) => name)).toEqual(['Ours'])
  })

  test('labels of an SLO win over those of its service, and are not those of its neighbour', async () => {
    const second = SLO.replace('slos:\n', '').replace(
      'name: availability',
      'name: b\n    labels: { journey: pay, kind: slow }',
    )
    const { services } = await folder.loadFiles(ROOT, { a: `service: a\nlabels: { journey: buy }\n${SLO}${second}` })
    expect(services[0]?.slos.map(({ labels }) => labels)).toEqual([
      { journey: 'buy' },
      { journey: 'pay', kind: 'slow' },
    ])
  })

  test('the hash does not know files, their order, comments, places and secrets', async () => {
    const a = await folder.loadFiles(ROOT, { a: `service: a\n${SLO}`, b: `service: b\n${SLO}` })
    rmSync(join(folder.cwd, 'config'), { recursive: true })
    const root = ROOT.replace('http://localhost:9090', 'https://elsewhere:9090').replace('services', 'other')
    folder.write({
      'config/plimsoll.yaml': `# moved\n${root}storage: { url: 'sqlite:x.db' }\n`,
      'config/other/z.yaml': `${SLO}service: a\n`,
      'config/other/y.yaml': `service: b\n${SLO}`,
    })
    const b = await folder.load()
    expect(b.hash).toBe(a.hash)
    expect(b.canonical()).toBe(a.canonical())
    expect(a.canonical()).not.toContain('localhost')
    expect(a.files).toEqual(['plimsoll.yaml', 'services/a.yaml', 'services/b.yaml'])
  })

  test('the hash knows every promise', async () => {
    const a = await folder.loadFiles(ROOT, { a: `service: a\n${SLO}` })
    const b = await folder.loadFiles(ROOT, { a: `service: a\n${SLO.replace('99.9', '99.95')}` })
    expect(b.hash).not.toBe(a.hash)
  })

  test('templates build on templates; the SLO wins', async () => {
    const templates = `slo_templates:
  base: { objective: 99, alerting: { min_errors: 5 } }
  http:
    use: base
    period: 7d
    indicator: { ratio: { bad: 'e{s="$service",slo="$slo",env="$environment"}', total: 't{s="$service"}' } }
`
    const slos = 'slos: [{ name: x, use: http }, { name: y, use: http, objective: 99.5, alerting: off }]\n'
    const { services } = await folder.loadFiles(ROOT + templates, { a: `service: a\nenvironment: prod\n${slos}` })
    const [x, y] = services[0]?.slos ?? []
    expect(x).toMatchObject({ objective: 0.99, periodSeconds: 7 * 86_400, alerting: { minErrors: 5, missing: true } })
    expect(x?.indicator).toEqual({ kind: 'ratio', bad: 'e{s="a",slo="x",env="prod"}', total: 't{s="a"}' })
    expect(y).toMatchObject({ objective: 0.995, alerting: null })
  })

  test('a mistake in a template is said once, where it stands, however often it is used', async () => {
    const templates = 'slo_templates:\n  http: { objective: 100, indicator: { ratio: { bad: e, total: t } } }\n'
    const slos = 'slos: [{ name: x, use: http }, { name: y, use: http }]\n'
    expect(await folder.mistakes(ROOT + templates, { a: `service: a\n${slos}` })).toEqual([
      'config/plimsoll.yaml:6 expected an objective below 100: a promise of 100 % leaves no error budget to measure against',
    ])
  })

  test('links are filled in; $start and $end are left for later, $$ is a dollar', async () => {
    const links = 'links: { runbook: "https://w/$service/$slo", logs: "https://l?from=$start&x=$$y" }\n'
    const { services } = await folder.loadFiles(ROOT, { a: `service: a\n${links}${SLO}` })
    expect(services[0]?.slos[0]?.links).toEqual({
      runbook: 'https://w/a/availability',
      logs: 'https://l?from=$start&x=$y',
    })
  })

  test('a service overrides single targets of the organisation', async () => {
    const { services } = await folder.loadFiles(`${ROOT}targets: { rto: 2h, rpo: 10m, mtd: 8h }\n`, {
      a: 'service: a\ntargets: { rpo: 1m }\n',
    })
    expect(services[0]?.targets).toEqual({
      ...{ rtoSeconds: 7200, mtdSeconds: 28_800, rpoSeconds: 60 },
      ...{ mttdSeconds: 300, mttaSeconds: null, mttrSeconds: 1800, drillSuccessRatio: 0.95 },
    })
  })

  test('several Prometheus servers have names, and services choose', async () => {
    const root = ROOT.replace(
      "{ url: 'http://localhost:9090' }",
      "{ us: { url: 'http://us' }, eu: { url: 'http://eu/', retention: 90d } }",
    )
    const { prometheus, services } = await folder.loadFiles(root, { a: `service: a\nprometheus: eu\n${SLO}` })
    expect(prometheus.map(({ name, url }) => [name, url])).toEqual([
      ['eu', 'http://eu'],
      ['us', 'http://us'],
    ])
    expect(services[0]?.slos[0]?.prometheus).toBe('eu')
  })

  test('secrets are looked for, not read: the configuration holds their path', async () => {
    folder.write({ 'config/secrets/prom': 'hush' })
    const root = ROOT.replace(' }\n', ', bearer_token_file: secrets/prom }\n')
    const config = await folder.loadFiles(root, { a: 'service: a\n' })
    expect(config.prometheus[0]?.bearerTokenFile).toBe(join(folder.cwd, 'config/secrets/prom'))
    expect(JSON.stringify(config)).not.toContain('hush')
  })

  test('money is counted in cents, whatever way it is written', async () => {
    const sla = (fee: string) =>
      `slas: [{ name: s, objective: 99.9, slo: availability, period: { calendar: month }, credits: { monthly_fee: ${fee}, tiers: [{ below: 99.9, credit: 10 }] } }]\n`
    const fees = []
    for (const fee of ['20000 EUR', '19.9 CHF', '0.05 USD']) {
      const { services } = await folder.loadFiles(ROOT, { a: `service: a\n${SLO}${sla(fee)}` })
      fees.push(services[0]?.agreements[0]?.terms.credits?.fee)
    }
    expect(fees).toEqual([
      { minor: 2_000_000n, currency: 'EUR' },
      { minor: 1990n, currency: 'CHF' },
      { minor: 5n, currency: 'USD' },
    ])
  })

  test('checks across files go on where other files are broken', async () => {
    const found = await folder.mistakes(
      `${ROOT}reports: [{ name: r, schedule: '0 8 1 * *', services: [a, b, c], to: [x] }]\n`,
      {
        a: 'service: a\ntier: [1\n',
        b: 'service: b\ndepends_on: [a, z]\nslos: nonsense\n',
      },
    )
    expect(found).toEqual([
      'config/plimsoll.yaml:5 reports are sent by mail, but there is no `email`',
      'config/plimsoll.yaml:5 unknown service c',
      'config/plimsoll.yaml:5 unknown receiver x',
      'config/services/a.yaml:3 YAML: wrong indentation, or a bracket is not closed',
      'config/services/b.yaml:2 unknown service z',
      'config/services/b.yaml:3 expected a list',
    ])
  })

  test.each([
    ['a root file that is not there', undefined, 'config/plimsoll.yaml:0 the file does not exist'],
    ['a root file that is a list', '- a\n', 'config/plimsoll.yaml:1 expected a map of keys'],
    ['an empty map of servers', ROOT.replace(/\{ url.*\}/, '{}'), 'config/plimsoll.yaml:3 expected a server'],
    [
      'a server that is a text',
      ROOT.replace(/\{ url.*\}/, 'x'),
      'config/plimsoll.yaml:3 expected a server with its `url`, or a map of named servers',
    ],
    [
      'a password in a URL',
      ROOT.replace('localhost', 'me:pw@localhost'),
      'config/plimsoll.yaml:3 expected a URL without a password',
    ],
    [
      'an address that is none',
      `${ROOT}server: { listen: '10.0.0.256:80' }\n`,
      'config/plimsoll.yaml:5 expected an address and port such as 127.0.0.1:9580, or 0.0.0.0:9580 for all addresses of this machine',
    ],
    [
      'a token of a role that there is not',
      `${ROOT}server: { tokens: [{ name: a, role: owner, token_file: plimsoll.yaml }] }\n`,
      'config/plimsoll.yaml:5 expected one of viewer, ingest, responder, admin',
    ],
    [
      'a second token under one name',
      `${ROOT}server: { tokens: [{ name: a, role: viewer, token_file: plimsoll.yaml }, { name: a, role: admin, token_file: plimsoll.yaml }] }\n`,
      'config/plimsoll.yaml:5 duplicate token a: the name stands already at config/plimsoll.yaml:5',
    ],
    [
      'a token whose file is not there',
      `${ROOT}server: { tokens: [{ name: a, role: viewer, token_file: secrets/a }] }\n`,
      'config/plimsoll.yaml:5 the file config/secrets/a does not exist',
    ],
    [
      'a slow scrape',
      ROOT.replace(' }\n', ', scrape_interval: 6m }\n'),
      'config/plimsoll.yaml:3 expected a scrape interval of 5m or less',
    ],
  ])('%s is refused', async (_what, root, message) => {
    const file = { 'config/services/a.yaml': 'service: a\n' }
    folder.write(root === undefined ? file : { ...file, 'config/plimsoll.yaml': root })
    const error = await folder.load().catch((caught: unknown) => caught)
    const found =
      error instanceof ConfigError ? error.diagnostics.map((one) => `${one.file}:${one.line} ${one.message}`) : error
    expect(found).toEqual([message])
  })
})

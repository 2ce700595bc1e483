import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'
import { loadWritten } from './load-written.js'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-import-'))
})
afterEach(() => {
  rmSync(cwd, { recursive: true })
})

const sloth = (service: string, by = '', extra = '') => `version: prometheus/v1
service: ${service}
labels: { region: eu }
slos:
  - name: a
    objective: 99
    sli: { events: { error_query: 'sum ${by} (rate(e[{{.window}}]))', total_query: 'sum ${by} (rate(t[{{.window}}]))' } }
    alerting: { name: Of${service} }
${extra}`

/** Reads as a file of Sloth, and would not load as ours: names that begin so are Prometheus' own. */
const reserved = sloth('shop').replace('region: eu', '__region: eu')

const put = (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  return Object.keys(files)
}

const importing = (files: Readonly<Record<string, string>>, ...options: readonly string[]) =>
  runCommand(['import', ...put(files), '--out', 'out', ...options], { cwd })

const written = (name: string) => readFileSync(join(cwd, 'out', name), 'utf8')

/** Loads the folder with a root file, as a person would after importing. */
const validate = (folder: string) => {
  const root = 'version: 1\norganisation: Shop\nprometheus: { url: "http://localhost:9090" }\ninclude: ["*.yaml"]\n'
  mkdirSync(join(cwd, folder), { recursive: true })
  writeFileSync(join(cwd, folder, 'plimsoll.yml'), root)
  return runCommand(['validate', '--config', join(folder, 'plimsoll.yml')], { cwd })
}

describe('plimsoll import', () => {
  test('refuses in place what would not load, and writes nothing', async () => {
    const { exitCode, stderr } = await importing({ 'shop.yaml': reserved })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('shop.yaml:3:')
    expect(stderr).toContain('the label __region is set by Plimsoll itself')
    expect(existsSync(join(cwd, 'out'))).toBe(false)
  })

  const tier = '{ errorBudgetPercent: 10, shortWindow: 6h, longWindow: 3d }'
  const tiers = `{ quick: ${tier}, slow: ${tier} }`

  test.each([
    [
      'windows.yaml',
      `apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec: { sloPeriod: 28d, page: ${tiers}, ticket: ${tiers} }\n`,
    ],
    ['policy.yaml', 'apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: { name: a }\nspec: { conditions: [] }\n'],
  ])('fails where nothing comes of the files: %s', async (name, text) => {
    for (const options of [[], ['--lenient'], ['--output', 'json']]) {
      const { exitCode, stdout, stderr } = await importing({ [name]: text }, ...options)
      expect(exitCode).toBe(1)
      expect(stdout + stderr).toContain('nothing to write: no SLO and no service is in these files')
      expect(existsSync(join(cwd, 'out'))).toBe(false)
    }
  })

  test('says the same as JSON', async () => {
    const { exitCode, stdout } = await importing({ 'shop.yaml': reserved }, ...['--output', 'json'])
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ services: [], diagnostics: [{ file: 'shop.yaml', line: 3 }] })
  })

  test('writes files that load, also of objects whose SLOs are divided by the namespace that they stand in', async () => {
    const pyrra = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: gateway, namespace: edge }
spec: { target: '99', window: 4w, indicator: { ratio: { errors: { metric: e }, total: { metric: t }, grouping: [namespace] } } }
`
    const resource = `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: search, namespace: edge }
spec:
  service: search
  slos:
    - name: a
      objective: 99
      sli: { events: { errorQuery: 'sum by (namespace) (rate(e[{{.window}}]))', totalQuery: 'sum by (namespace) (rate(t[{{.window}}]))' } }
      alerting: { name: A }
`
    const { exitCode } = await importing({ 'gateway.yaml': pyrra, 'search.yaml': resource })
    expect(exitCode).toBe(0)
    for (const name of ['gateway.yaml', 'search.yaml']) {
      expect(written(name)).toContain('labels:\n  original_namespace: edge\n')
      expect(written(name)).toContain('group_by:\n      - namespace\n')
    }
    expect(await validate('out')).toMatchObject({ exitCode: 0 })
  })

  test('puts what became of a field into the file of its own service, and into no other', async () => {
    await importing({ 'shop.yaml': sloth('shop'), 'till.yaml': sloth('till') })
    expect(written('shop.yaml')).toContain('# shop.yaml:8 changed: slos[0].alerting.name')
    expect(written('shop.yaml')).not.toContain('till.yaml')
    expect(written('till.yaml')).not.toContain('shop.yaml')
  })

  test('puts what an SLO of OpenSLO refers to, over however many steps, into the file of its service', async () => {
    const object = (kind: string, name: string, spec: string) =>
      `apiVersion: openslo/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`
    const slo = (name: string, sli: string) =>
      object(
        'SLO',
        name,
        `{ service: ${name}, indicatorRef: ${sli}, timeWindow: [{ duration: 30d, isRolling: true }], budgetingMethod: Occurrences, objectives: [{ target: 0.99 }] }`,
      )
    const metric = (query: string) => `{ metricSource: { metricSourceRef: main, spec: { query: ${query} } } }`
    await importing({
      'source.yaml': object('DataSource', 'main', '{ type: Prometheus, connectionDetails: { url: x } }'),
      'sli.yaml': object(
        'SLI',
        'used',
        `{ ratioMetric: { counter: true, good: ${metric('g')}, total: ${metric('t')} } }`,
      ),
      'shop.yaml': slo('shop', 'used'),
      'till.yaml': object('Service', 'till', '{ description: Takes money }'),
    })
    expect(written('shop.yaml')).toContain('# source.yaml:4 changed: spec.connectionDetails: left out')
    expect(written('shop.yaml')).toContain('# sli.yaml:4 changed: spec.ratioMetric.good')
    expect(written('till.yaml')).not.toContain('.yaml:')
    expect(readdirSync(join(cwd, 'out'))).toEqual(['shop.yaml', 'till.yaml'])
  })
})

describe('the loader of what is about to be written', () => {
  test.each([
    ['service: a\n', []],
    ['service: a\nteam: shop\n', []],
    ['service: a\nteam: till\n', ['a.yaml:2: unknown team till']],
    ['service: a\ndescription: "${NOT_SET}"\n', ['a.yaml:2: the variable NOT_SET is not set']],
    ['service: a\nslos: [{}]\n', ['a.yaml:2: missing, expected a name']],
  ])('finds in %j what loading finds: %j', async (text, expected) => {
    const found = await loadWritten([{ name: 'a.yaml', text }], new Set(['shop']))
    expect(found.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual(
      expected.length === 0 ? [] : expect.arrayContaining(expected),
    )
  })
})

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { startAlertmanager } from '../../demo/processes/alertmanager-process.js'
import { alertmanagerBinaries, prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus } from '../../demo/processes/prometheus-process.js'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { runCommand, type CommandResult } from '../support/run-command.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const endings: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

interface WrittenRule {
  expr: string
  labels: Record<string, string>
  annotations?: Record<string, string>
  [key: string]: unknown
}

interface WrittenGroup {
  name: string
  interval: string
  rules: WrittenRule[]
}

interface PrintedDifference {
  readonly kind: string
  readonly group: string
  readonly changes: readonly {
    readonly kind: string
    readonly rule: string | null
    readonly fields: readonly string[]
  }[]
}

interface Printed {
  readonly same: boolean
  readonly prometheus: readonly {
    readonly comparison: {
      readonly differences: readonly PrintedDifference[]
      readonly failing: readonly { readonly group: string; readonly error: string }[]
    }
  }[]
}

async function folderOf(name: string): Promise<string> {
  const folder = await temporaryFolder(name)
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function reload(url: string): Promise<void> {
  const response = await fetch(`${url}/-/reload`, { method: 'POST' })
  expect([response.status, await response.text()]).toEqual([200, ''])
}

const diffOf = (env: Record<string, string>, ...args: string[]): Promise<CommandResult> =>
  runCommand(['diff', ...args], { cwd: root, env })

/** One change of each kind, somewhere in the rules of checkout and catalog. */
function changeEverything({ groups }: { groups: WrittenGroup[] }): void {
  const [base, long, ...rest] = groups as [WrittenGroup, WrittenGroup, ...WrittenGroup[]]
  base.interval = '1m'
  const page = base.rules.find(({ labels }) => labels['severity'] === 'page')!
  page.expr = page.expr.replace('> 0.0144', '> 0.0145')
  page['for'] = '2m'
  page['keep_firing_for'] = '3m'
  page.labels['team'] = 'somebody-else'
  page.annotations!['summary'] = 'Something is wrong'
  long.rules = [...long.rules.slice(1).reverse(), { record: 'mine', expr: 'vector(1)', labels: {} }]
  rest.pop()
  groups.splice(0, groups.length, base, long, ...rest, {
    name: 'slo:former:availability',
    interval: '1s',
    rules: [{ record: 'former', expr: 'label_replace(up, "a", "$1", "b", "(") or vector(1)', labels: {} }],
  })
}

describe.each(PROMETHEUS_VERSIONS)('plimsoll diff with Prometheus %s', (version) => {
  test('finds nothing after loading, then each kind of change, rules that fail, and nobody else’s', async () => {
    const folder = await folderOf('diff')
    await cp(join(root, 'rules'), join(folder, 'rules'), { recursive: true })
    await writeFile(
      join(folder, 'rules/mine.yaml'),
      stringify({ groups: [{ name: 'mine', rules: [{ record: 'mine', expr: 'vector(2)' }] }] }),
    )
    const prometheus = await startPrometheus({
      binaries: await prometheusBinaries(version),
      folder,
      ruleFiles: [join(folder, 'rules/*.yaml')],
    })
    endings.push(() => prometheus.stop())
    const env = { PROMETHEUS_URL: prometheus.url }
    const before = await diffOf(env, '--only', 'rules')
    expect(before).toMatchObject({ exitCode: 0, stderr: '' })
    expect(before.stdout).toMatch(/^Prometheus default {2}http:\/\/127\.0\.0\.1:\d+ {2}\d+ groups: as generated\n$/)

    const file = join(folder, 'rules/checkout.yaml')
    const document = parse(await readFile(file, 'utf8')) as { groups: WrittenGroup[] }
    const [first, second, last] = [document.groups[0]!, document.groups[1]!, document.groups.at(-1)!]
    const firstOfLong = second.rules[0]!
    changeEverything(document)
    await writeFile(file, stringify(document))
    await reload(prometheus.url)

    const json = async (): Promise<Printed> =>
      JSON.parse((await diffOf(env, '--only', 'rules', '--output', 'json')).stdout) as Printed
    await until('the broken rule was evaluated', async () => {
      return (await json()).prometheus[0]!.comparison.failing.length > 0
    })
    const { same, prometheus: answers } = await json()
    const { differences, failing } = answers[0]!.comparison
    expect(same).toBe(false)
    expect(failing.map(({ group }) => group)).toEqual(['slo:former:availability'])
    expect(failing[0]!.error).toContain('(')
    expect(differences.map(({ kind, group }) => `${kind} ${group}`).sort()).toEqual(
      [
        `changed ${first.name}`,
        `changed ${second.name}`,
        'extra slo:former:availability',
        `missing ${last.name}`,
      ].sort(),
    )
    expect(differences.find(({ group }) => group === first.name)?.changes).toEqual([
      { kind: 'changed', rule: null, fields: ['interval'] },
      {
        kind: 'changed',
        rule: 'SLOErrorBudgetBurn',
        fields: ['expr', 'for', 'keep_firing_for', 'labels', 'annotations'],
      },
    ])
    expect(differences.find(({ group }) => group === second.name)?.changes).toEqual([
      { kind: 'missing', rule: firstOfLong['record'], fields: [] },
      { kind: 'extra', rule: 'mine', fields: [] },
      { kind: 'changed', rule: null, fields: ['order'] },
    ])

    const people = await diffOf(env, '--only', 'rules')
    expect(people.exitCode).toBe(1)
    expect(people.stdout).toContain('-          keep_firing_for: 3m'.replace(/ {10}/, '    '))
    expect(people.stdout).toMatch(/\n- +team: somebody-else\n\+ +team: payments\n/)
    expect((await diffOf(env, '--only', 'catalog')).exitCode).toBe(0)
  })
})

/** What people change by hand, and what of it the diff must show. */
const CHANGES: readonly (readonly [find: RegExp, replace: string, shown: string])[] = [
  [/repeat_interval: 24h/, 'repeat_interval: 12h', '-      repeat_interval: 12h\n+      repeat_interval: 1d'],
  [/severity="ticket"/, 'severity="tickets"', '-        - severity="tickets"\n'],
  [/continue: true/, 'continue: false', '\n+      continue: true\n'],
  [/ {4}- receiver: dead-mans-switch\n(?: {6}.*\n)+/, '', '\n+    - receiver: dead-mans-switch\n'],
  [/class: .*\n/, 'class: mine\n', '-        class: mine\n'],
  [/max_alerts: 20000/, 'max_alerts: 5', '-        max_alerts: 5\n+        max_alerts: 20000\n'],
  [/smtp_require_tls: false/, 'smtp_require_tls: true', '-  smtp_require_tls: true\n+  smtp_require_tls: false\n'],
  [
    /client: Plimsoll/,
    'client: Plimsoll\n        http_config: { proxy_url: http://proxy:3128 }',
    '-          proxy_url: http://proxy:3128\n',
  ],
  [/^ +- slo\n/m, '', '\n+      - slo\n'],
  [/end_time: .*/, "end_time: '05:00'", "-            end_time: '05:00'\n"],
]

describe.each(['0.25', '0.33'] as const)('plimsoll diff with Alertmanager %s', (version) => {
  test('finds nothing after loading, then each change, and shows no secret', async () => {
    const folder = await folderOf('diff-alertmanager')
    const secretUrl = 'https://switch.example/token-of-the-test'
    const settings = { DEAD_MANS_SWITCH_URL: secretUrl }
    await runCommand(['generate', '--only', 'alertmanager', '--out', folder], { cwd: root, env: settings })
    const file = join(folder, 'config/alertmanager.yml')
    await mkdir(join(folder, 'data'), { recursive: true })
    const binaries = await alertmanagerBinaries(version)
    const alertmanager = await startAlertmanager({ binaries, folder, configFile: file })
    endings.push(() => alertmanager.stop())
    const env = { ...settings, ALERTMANAGER_URL: alertmanager.url }
    const before = await diffOf(env, '--only', 'alertmanager')
    expect(before).toMatchObject({ exitCode: 0, stdout: `Alertmanager ${alertmanager.url}: as generated\n` })
    expect((await diffOf(env, '--only', 'alertmanager.routes')).exitCode).toBe(0)

    const text = await readFile(file, 'utf8')
    for (const [find, replace, shown] of CHANGES) {
      const changed = text.replace(find, replace)
      expect([find, changed !== text]).toEqual([find, true])
      await writeFile(file, changed)
      await reload(alertmanager.url)
      const { exitCode, stdout } = await diffOf(env, '--only', 'alertmanager')
      expect([exitCode, stdout]).toEqual([1, expect.stringContaining(shown)])
      expect(stdout).not.toContain('token-of-the-test')
    }
  })

  test('within a file of somebody else’s looks at our parts only', async () => {
    const folder = await folderOf('diff-parts')
    const { stdout } = await runCommand(['generate', '--only', 'alertmanager.routes'], { cwd: root })
    const parts = parse(stdout) as { route: { routes: object[] }; receivers: object[]; templates: string[] }
    const file = join(folder, 'mine.yml')
    const write = (routes: readonly object[]) => {
      const route = { receiver: 'mine', routes: [...routes, { receiver: 'mine', matchers: ['a="b"'] }] }
      const global = { smtp_smarthost: 'localhost:25', smtp_from: 'me@shop.example', resolve_timeout: '7m' }
      return writeFile(file, stringify({ ...parts, global, route, receivers: [{ name: 'mine' }, ...parts.receivers] }))
    }
    await write(parts.route.routes)
    const alertmanager = await startAlertmanager({
      binaries: await alertmanagerBinaries(version),
      folder,
      configFile: file,
    })
    endings.push(() => alertmanager.stop())
    const env = { ALERTMANAGER_URL: alertmanager.url }
    expect(await diffOf(env, '--only', 'alertmanager.routes')).toMatchObject({ exitCode: 0, stderr: '' })
    expect((await diffOf(env, '--only', 'alertmanager')).exitCode).toBe(1)
    await write(parts.route.routes.slice(1))
    await reload(alertmanager.url)
    const without = await diffOf(env, '--only', 'alertmanager.routes')
    expect([without.exitCode, without.stdout.includes('+    - receiver: plimsoll_webhook')]).toEqual([1, true])
  })
})

test('who does not answer is named, and the exit code is 2', async () => {
  const env = { PROMETHEUS_URL: 'http://127.0.0.1:1', ALERTMANAGER_URL: 'http://127.0.0.1:1' }
  const { exitCode, stdout, stderr } = await diffOf(env)
  expect([exitCode, stdout.trim()]).toEqual([2, ''])
  expect(stderr).toMatch(/^plimsoll: http:\/\/127\.0\.0\.1:1: no answer to /)
  expect(stderr).toContain('no answer from http://127.0.0.1:1/api/v2/status')
  expect((await diffOf(env, '--only', 'nothing')).exitCode).toBe(2)
})

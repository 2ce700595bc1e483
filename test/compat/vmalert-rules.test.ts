import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { vmalertBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { onVictoria } from '../support/on-victoria.js'

// Does vmalert take every generated file as it is, and do the generated tests of rules hold on VictoriaMetrics?
// Takes about six minutes.

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const golden = 'test/golden/rules'
const organisations = ['config', ...readdirSync(join(root, golden)).map((name) => `${golden}/${name}/config`)]

let folder: string
let programs: Awaited<ReturnType<typeof vmalertBinaries>>

beforeAll(async () => {
  folder = await temporaryFolder('compat-vmalert')
  programs = await vmalertBinaries()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes what is generated of an organisation; gives the folder of its rules. */
async function generated(organisation: string): Promise<string> {
  const config = onVictoria(await loadConfig({ file: join(root, organisation, 'plimsoll.yaml'), env: {} }))
  const target = join(folder, organisation)
  for (const { path, text } of generateFiles(config, features).files.filter((file) => file.path.startsWith('rules/'))) {
    await mkdir(dirname(join(target, path)), { recursive: true })
    await writeFile(join(target, path), path.startsWith('rules/tests/') ? forTool(text) : text)
  }
  return join(target, 'rules')
}

/** The tool's word for tests of expressions; and it says of each alert which group it is of. */
function forTool(text: string): string {
  return text
    .replaceAll('promql_expr_test:', 'metricsql_expr_test:')
    .replace(/expr: (ALERTS\{.*\})$/gm, 'expr: label_del($1, "alertgroup")')
}

interface Said {
  readonly ok: boolean
  readonly output: string
}

async function say(program: string, args: readonly string[], cwd: string): Promise<Said> {
  try {
    const { stdout, stderr } = await run(program, [...args], { cwd, maxBuffer: 64 * 1024 * 1024 })
    return { ok: true, output: stdout + stderr }
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    return { ok: false, output: `${stdout ?? ''}${stderr ?? ''}` }
  }
}

/** `alert at time` of each difference that the tool found. */
function differencesIn(output: string): string[] {
  const found = output.split('\n').flatMap((line) => {
    const alert = /alertname: (\w+), time: (\w+)/.exec(line)
    if (alert !== null) return [`${alert[1]} at ${alert[2]}`]
    const expression = /^\s+expr: "(.*)", time: (\w+),$/.exec(line)
    return expression === null ? [] : [`${expression[1]?.replaceAll('\\"', "'")} at ${expression[2]}`]
  })
  return [...new Set(found)]
}

// Native histograms are not known to it: `validate` refuses them there.
test.each(organisations.filter((name) => !name.includes('native-histogram')))(
  'vmalert takes the rules of %s as they are',
  async (organisation) => {
    const rules = await generated(organisation)
    const files = readdirSync(rules).filter((name) => name.endsWith('.yaml'))
    expect(files.length).toBeGreaterThan(1)
    const args = ['-dryRun', '-rule.validateTemplates', '-rule.validateExpressions', '-loggerLevel=WARN']
    const said = await say(programs.vmalert, [...args, ...files.map((name) => `-rule=${name}`)], rules)
    expect(said).toEqual({ ok: true, output: '' })
  },
)

// In the first minutes of a series: here it counts the first value as a rise from 0, and as a change. See docs/compatibility.md.
const YOUNG = ['HostOutOfMemoryKill at 2m0s', 'HostOutOfMemoryKill at 3m0s']
const YOUNG_EXPR = `label_del(ALERTS{pack='host',alertstate='firing'}, 'alertgroup') at 4m0s`
const YOUNG_WORKLOADS = ['DaemonSetPods', 'DeploymentReplicas', 'StatefulSetReplicas'].map(
  (what) => `Kubernetes${what}Missing at 20m0s`,
)
// What is recorded is read one evaluation later, of datasets once a minute.
const LATE = ['16m30s', '17m30s'].map(
  (at) =>
    `label_del(ALERTS{alertstate='firing',service='checkout',dataset='orders-db',environment='production'}, 'alertgroup') at ${at}`,
)

test.each([
  ['config', '_inventory', []],
  ['config', '_packs', [...YOUNG, YOUNG_EXPR]],
  ['config', '_packs.hours', []],
  ['config', '_plimsoll', []],
  ['config', '_post_incident', []],
  ['config', '_reviews', []],
  ['config', 'catalog', []],
  ['config', 'checkout', LATE],
  [`${golden}/packs/config`, '_packs', [...YOUNG, YOUNG_EXPR, ...YOUNG_WORKLOADS]],
  [`${golden}/packs/config`, '_packs.hours', []],
  [`${golden}/every-indicator/config`, 'search', []],
  [`${golden}/grouped/config`, 'shop', []],
] as const)(
  'on VictoriaMetrics, of %s the tests of %s hold, but for %j',
  async (organisation, name, known) => {
    const rules = await generated(organisation)
    const said = await say(programs.tool, ['unittest', '--disableAlertgroupLabel', `--files=tests/${name}.yaml`], rules)
    expect(said.output).toContain(known.length === 0 ? 'SUCCESS' : 'FAILED')
    expect(differencesIn(said.output).toSorted()).toEqual([...known].toSorted())
    expect(said.ok).toBe(known.length === 0)
  },
  600_000,
)

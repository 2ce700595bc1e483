import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { runCommand } from '../support/run-command.js'

// Pull requests against the example organisation, each checked by `plimsoll ci` with a real promtool.

const root = fileURLToPath(new URL('../..', import.meta.url))
const CHECKOUT = 'config/services/checkout.yaml'

let folder: string
let promtool: string

beforeAll(async () => {
  promtool = (await prometheusBinaries('3.5')).promtool
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-ci-'))
  for (const name of ['config', 'rules', 'dashboards'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  // The tests of two services take promtool half a minute, and say no more of this than those of one.
  writeFileSync(join(folder, 'config/services/catalog.yaml'), 'service: catalog\n')
  await generate()
  git('init', '-q')
  commit('the state before')
})

beforeEach(() => {
  git('checkout', '-q', '--', '.')
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function git(...args: readonly string[]): void {
  execFileSync('git', [...args], { cwd: folder, stdio: 'ignore' })
}

function commit(message: string): void {
  git('config', 'user.email', 'ada@example.com')
  git('config', 'user.name', 'Ada')
  git('add', '-A', '-f')
  git('commit', '-q', '-m', message)
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  const edited = text.replace(from, to)
  if (edited === text) throw new Error(`${file} has no ${String(from)}`)
  writeFileSync(join(folder, file), edited)
}

/** Their tests take half a minute: once is enough. */
const UNTESTED = ['--promtool', 'true']

const ci = (...args: readonly string[]) =>
  runCommand(['ci', '--base', 'HEAD', '--promtool', promtool, ...args], { cwd: folder, env: {} })
const generate = () => runCommand(['generate', '--allow-removal'], { cwd: folder, env: {} })

it('has nothing against a harmless one', async () => {
  edit(CHECKOUT, /^description: .*$/m, 'description: Takes money, kindly.')
  await generate()
  const { stdout, exitCode } = await ci()
  expect(stdout).toContain('## ✅ Plimsoll has nothing against it')
  expect(stdout).toContain('| Generated files | ✅ passed | as the configuration says |')
  expect(stdout).toMatch(/\| Rules and their tests \| ✅ passed \| \d+ files of rules, \d+ files of tests \|/)
  expect(exitCode).toBe(0)
})

it('says where a configuration is broken, for people and as SARIF', async () => {
  edit(CHECKOUT, /objective: 99\.9/, 'objective: 101')
  const { stdout, exitCode } = await ci('--sarif', 'found.sarif', '--summary', 'summary.md')
  expect(exitCode).toBe(1)
  expect(stdout).toContain('## ❌ Plimsoll: something is to be mended')
  expect(stdout).toMatch(/\| error \| `config\/services\/checkout\.yaml:\d+` \|/)
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe(stdout)
  const { runs } = JSON.parse(readFileSync(join(folder, 'found.sarif'), 'utf8')) as SarifFile
  const [first] = runs[0]?.results ?? []
  expect(first).toMatchObject({ ruleId: 'config', level: 'error' })
  expect(first?.locations[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri: CHECKOUT } })
  expect(first?.locations[0]?.physicalLocation.region.startLine).toBeGreaterThan(1)
})

interface SarifFile {
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly {
        readonly physicalLocation: { readonly region: { readonly startLine: number } }
      }[]
    }[]
  }[]
}

it('says what an objective is now that was another', async () => {
  edit(CHECKOUT, /objective: 99\.9/, 'objective: 99.95')
  await generate()
  const { stdout, exitCode } = await ci(...UNTESTED)
  expect(stdout).toMatch(/\| changed \| objective `checkout\/[a-z-]+` \| .*objective 0\.999 → 0\.9995/)
  expect(exitCode).toBe(0)
})

it('compares with the revision also where the configuration is named by its whole path', async () => {
  edit(CHECKOUT, /objective: 99\.9/, 'objective: 99.95')
  await generate()
  const args = ['--config', join(folder, 'config/plimsoll.yaml'), 'ci', '--base', 'HEAD', ...UNTESTED]
  const { stdout } = await runCommand(args, { cwd: folder, env: {} })
  expect(stdout).toMatch(/\| changed \| objective `checkout\//)
})

it('says why nothing can be compared with a revision that is not valid', async () => {
  edit(CHECKOUT, /objective: 99\.9/, 'objective: 101')
  commit('broken')
  git('revert', '--no-edit', 'HEAD')
  const { stdout, exitCode } = await runCommand(['ci', '--base', 'HEAD~1', ...UNTESTED], { cwd: folder, env: {} })
  expect(stdout).toContain('| Changes since HEAD~1 | ⚠️ passed with warnings | the configuration there is not valid')
  expect(stdout).toMatch(/services\/checkout\.yaml:\d+:\d+ /)
  expect(exitCode).toBe(0)
})

it('shows files that are other than the configuration says, and that nobody generated', async () => {
  edit('rules/checkout.yaml', /severity: page/, 'severity: none')
  const { stdout, exitCode } = await ci(...UNTESTED)
  expect(exitCode).toBe(1)
  expect(stdout).toContain(
    '| Generated files | ❌ failed | other than the configuration says: run `plimsoll generate` |',
  )
  expect(stdout).toMatch(/```diff[^]*severity: none/)
})

it('makes much of an agreement that is gone', async () => {
  edit(CHECKOUT, /^slas:[^]*?(?=^[a-z_]+:)/m, '')
  await generate()
  const { stdout, exitCode } = await ci(...UNTESTED)
  expect(stdout).toMatch(/\| ⚠️ removed \| agreement `checkout\/[a-z-]+` \|/)
  expect(stdout).toMatch(/\| Changes since HEAD \| ⚠️ passed with warnings \| .* removed \|/)
  expect(exitCode).toBe(0)
})

it('says what it could not find out: no promtool, no revision', async () => {
  const none = await runCommand(['ci', '--promtool', 'no-such-promtool'], { cwd: folder, env: {} })
  expect(none.stdout).toContain('❔ not run | there is no no-such-promtool: install it, or name it in --promtool')
  expect(none.exitCode).toBe(1)
  const lost = await runCommand(['ci', '--base', 'nowhere', '--promtool', promtool], { cwd: folder, env: {} })
  expect(lost.exitCode).toBe(2)
  expect(lost.stderr).toContain('git has no files of the revision nowhere here')
})

import { execFile, fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadConfig } from '../../src/config/load-config-files.js'

// What `npm run build` leaves is another program than the one that all other tests run: bundled, and its templates lie elsewhere.

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string

async function built(args: readonly string[], cwd = root) {
  const env = { ...process.env, PLIMSOLL_DATA: folder, PROMETHEUS_URL: 'http://127.0.0.1:9' }
  return run(process.execPath, [join(root, 'dist/main.js'), ...args], { cwd, env })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-built-'))
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
})

afterAll(() => rm(folder, { recursive: true }))

test('the built program knows its version, wherever it is called', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const { stdout } = await built(['version'], folder)
  expect(stdout).toContain(`plimsoll ${version} `)
})

test('the built program generates what the sources generate', async () => {
  const { stdout } = await built(['generate', '--check'])
  expect(stdout).toContain('as the configuration says')
})

test('the built program finds its templates and draws charts', async () => {
  await built(['report', '--preview', folder, '--period', '2026-10'])
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('<title>Service levels, October 2026')
})

test('the built program has the process that compares what runs', async () => {
  const file = join(root, 'config/plimsoll.yaml')
  const nowhere = { PROMETHEUS_URL: 'http://127.0.0.1:9', ALERTMANAGER_URL: 'http://127.0.0.1:9' }
  const { canonical: _written, ...config } = await loadConfig({ file, env: nowhere })
  const child = fork(join(root, 'dist/diff/look-process.mjs'), [], { serialization: 'advanced' })
  child.send({ config, seen: new Map() })
  const looks = await new Promise((resolve) => child.once('message', resolve))
  expect(looks).toMatchObject([
    { server: 'prometheus', name: 'default', outcome: 'unknown' },
    { server: 'alertmanager', outcome: 'unknown' },
  ])
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
})

// Not from a checkout: what translates the sources there ends the process without a word when it can open no more.
test.each([21, 24, 28, 32, 40, 64])(
  'the built program that may open %s files does its work or says so, and ends',
  async (limit) => {
    const line = `ulimit -n ${limit} && "${process.execPath}" dist/main.js generate --check --out "${folder}/generated"`
    const { code, stderr } = await run('bash', ['-c', line], { cwd: root, timeout: 30_000 }).then(
      (done) => ({ ...done, code: 0 }),
      (failed: unknown) => failed as { readonly code: number; readonly stderr: string },
    )
    expect(code).toBe(1)
    expect(stderr).not.toMatch(/\n\s+at /)
    if (stderr.includes('EMFILE'))
      expect(stderr).toContain('this process may open no more files (EMFILE): raise the limit')
  },
)

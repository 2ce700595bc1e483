import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

// What a user installs is neither the sources nor the build beside all development packages: the packed tarball in an empty folder.

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

async function plimsoll(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, PLIMSOLL_DATA: folder, PROMETHEUS_URL: 'http://127.0.0.1:9' }
  const { stdout } = await run(join(folder, 'node_modules/.bin/plimsoll'), [...args], { cwd: folder, env })
  return stdout
}

async function bytesBelow(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-package-'))
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  await writeFile(join(folder, 'package.json'), '{"private": true}')
  const tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '')
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd: folder })
  await cp(join(root, 'config'), join(folder, 'config'), { recursive: true })
}, 600_000)

afterAll(() => rm(folder, { recursive: true }))

test('the installed package and all that it depends on take less than 90 MB', async () => {
  expect(await bytesBelow(join(folder, 'node_modules'))).toBeLessThan(90e6)
})

test('the installed package judges and generates what the checkout does', async () => {
  expect(await plimsoll('validate')).toMatch(/valid/i)
  await plimsoll('generate', '--out', join(folder, 'out'))
  const name = 'rules/checkout.yaml'
  expect(await readFile(join(folder, 'out', name), 'utf8')).toBe(await readFile(join(root, name), 'utf8'))
})

test('the installed package writes a report in every format, and reads its own PDF', async () => {
  await plimsoll('report', '--preview', folder, '--period', '2026-10')
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('<title>Service levels, October 2026')
  expect(await readFile(join(folder, 'report.pdf'), 'latin1')).toContain('DejaVuSansCondensed')
  // A preview is no issued report; to say so, the file must have been read.
  await expect(plimsoll('report', 'verify', 'report.pdf')).rejects.toMatchObject({
    stdout: expect.stringContaining('report.pdf: names no report'),
  })
})

test('the package carries the licence of everything that is bundled into it', async () => {
  const licences = await readFile(join(folder, 'node_modules/plimsoll/dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const name of ['echarts', 'unpdf', 'pdfkit', 'zod', 'dejavu-fonts-ttf', '@grafana/grafana-foundation-sdk'])
    expect(licences).toMatch(new RegExp(`^${name} v?\\d`, 'm'))
})

import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parseManifest } from '../../src/generate/manifest.js'
import { LAYOUTS } from '../../src/generate/output-format.js'
import { runCommand, type CommandResult } from '../support/run-command.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const MANIFEST_PATH = LAYOUTS.files.manifest
let copy = ''

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'plimsoll-drift-'))
  const parts = ['rules', 'dashboards', 'config/alertmanager.yml', 'config/alertmanager']
  for (const part of parts) await cp(join(root, part), join(copy, part), { recursive: true })
})

afterAll(() => rm(copy, { recursive: true }))

const check = (out: string): Promise<CommandResult> => runCommand(['generate', '--check', '--out', out], { cwd: root })

test('the files in rules/, dashboards/ and those for Alertmanager are what the configuration gives', async () => {
  const { exitCode, stdout } = await check(root)
  expect(stdout).toMatch(/^\d+ files are as the configuration says\n$/)
  expect(exitCode).toBe(0)
})

test('one changed byte in any generated file is found, and so is one in the manifest', async () => {
  const manifest = parseManifest(await readFile(join(root, MANIFEST_PATH), 'utf8')).files
  const paths = [MANIFEST_PATH, ...Object.keys(manifest)]
  expect(paths.length).toBeGreaterThan(6)
  for (const path of paths) {
    const file = join(copy, path)
    const bytes = await readFile(file)
    const changed = Buffer.from(bytes)
    const middle = Math.floor(bytes.length / 2)
    changed[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(file, changed)
    const { exitCode, stdout } = await check(copy)
    expect([path, exitCode, stdout.includes(`--- a/${path}`)]).toEqual([path, 1, true])
    await writeFile(file, bytes)
  }
  expect((await check(copy)).exitCode).toBe(0)
})

test('a missing file, a superfluous one and a byte at the end are found', async () => {
  const orders = join(copy, 'rules/checkout.yaml')
  const text = await readFile(orders, 'utf8')
  await rm(orders)
  expect((await check(copy)).exitCode).toBe(1)
  await writeFile(orders, text)
  await appendFile(orders, '\n')
  expect((await check(copy)).exitCode).toBe(1)
  await writeFile(orders, text)
  await writeFile(join(copy, 'rules/former.yaml'), text)
  const { exitCode, stdout } = await check(copy)
  expect([exitCode, stdout.includes('+++ /dev/null')]).toEqual([1, true])
  await rm(join(copy, 'rules/former.yaml'))
  expect((await check(copy)).exitCode).toBe(0)
})

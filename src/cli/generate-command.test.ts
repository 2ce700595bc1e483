import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
let out = ''

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'plimsoll-generate-'))
})

afterEach(() => rm(out, { recursive: true }))

const generate = (...args: string[]) => runCommand(['generate', '--out', out, ...args], { cwd: root })

describe('plimsoll generate', () => {
  test('writes what the repository holds, once', async () => {
    const first = await generate()
    expect([first.exitCode, first.stderr]).toEqual([0, ''])
    expect(first.stdout).toContain('written  rules/checkout.yaml\n')
    const rules = await readFile(join(out, 'rules/checkout.yaml'), 'utf8')
    expect(rules).toBe(await readFile(join(root, 'rules/checkout.yaml'), 'utf8'))
    expect((await generate()).stdout).toMatch(/^0 written, \d+ unchanged, 0 removed\n$/)
    expect((await readdir(join(out, 'rules'))).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  test('mends and removes, but leaves alone what others wrote', async () => {
    await generate()
    await writeFile(join(out, 'rules/catalog.yaml'), 'groups: []\n')
    await writeFile(join(out, 'rules/handmade.yaml'), 'groups: []\n')
    const former = await readFile(join(out, 'rules/checkout.yaml'), 'utf8')
    await writeFile(join(out, 'rules/former.yaml'), former)
    const { stdout } = await generate()
    expect(stdout).toContain('written  rules/catalog.yaml\n')
    expect(stdout).toContain('removed  rules/former.yaml\n')
    expect(await readdir(join(out, 'rules'))).toContain('handmade.yaml')
  })

  test('refuses to overwrite a file of other people, unless forced', async () => {
    await mkdir(join(out, 'rules'))
    await writeFile(join(out, 'rules/checkout.yaml'), 'groups: []\n')
    const refused = await generate()
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain('not overwritten: rules/checkout.yaml')
    expect(await readdir(join(out, 'rules'))).toEqual(['checkout.yaml'])
    expect((await generate('--force')).exitCode).toBe(0)
  })

  test('prints one service instead of writing it', async () => {
    const { stdout } = await generate('--stdout', '--only', 'catalog')
    expect(stdout).toContain('slo:catalog:availability')
    expect(stdout).not.toContain('slo:checkout')
    expect(await readdir(out)).toEqual([])
  })

  test('says what --only may be', async () => {
    const { exitCode, stderr } = await generate('--only', 'chekout')
    expect([exitCode, stderr.includes('catalog, checkout')]).toEqual([2, true])
  })

  test('--check writes nothing, shows a diff and exits 1 when there is one', async () => {
    const { exitCode, stdout, stderr } = await generate('--check')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('--- /dev/null\ton disk\n+++ b/rules/checkout.yaml\tgenerated\n')
    expect(stderr).toContain('run plimsoll generate')
    expect(await readdir(out)).toEqual([])
  })
})

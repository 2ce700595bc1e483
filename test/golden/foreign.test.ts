import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { loadConfig } from '../../src/config/load-config-files.js'
import { runCommand } from '../support/run-command.js'

const root = fileURLToPath(new URL('foreign', import.meta.url))
const ROOT_FILE = 'version: 1\norganisation: Shop\nprometheus: { url: "http://localhost:9090" }\ninclude: ["*.y*ml"]\n'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-foreign-'))
})
afterEach(() => rm(folder, { recursive: true }))

const load = async (cwd: string) => {
  await writeFile(join(cwd, 'plimsoll.yaml'), ROOT_FILE)
  return loadConfig({ file: 'plimsoll.yaml', env: {}, cwd })
}

describe.each(await readdir(root))('foreign files of the case %s', (name) => {
  const cwd = join(root, name)
  const inputs = async () => (await readdir(cwd)).filter((file) => /\.ya?ml$/.test(file)).toSorted()

  test('are rewritten, and reported on, as in the golden file', async () => {
    const { stdout, stderr, exitCode } = await runCommand(['import', ...(await inputs())], { cwd })
    const text = `${stdout}\n${stderr}`
    if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(join(cwd, 'expected.txt'), text)
    expect(text).toBe(await readFile(join(cwd, 'expected.txt'), 'utf8'))
    expect(exitCode).toBe(0)
  })

  test('promise the same whether they are loaded as they are or rewritten', async () => {
    const [asTheyAre, rewritten] = [join(folder, 'as-they-are'), join(folder, 'rewritten')]
    await cp(cwd, asTheyAre, { recursive: true })
    await runCommand(['import', ...(await inputs()), '--out', rewritten], { cwd })
    const [a, b] = [await load(asTheyAre), await load(rewritten)]
    expect(a.services.length).toBeGreaterThan(0)
    expect(b.canonical()).toBe(a.canonical())
  })
})

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { runCommand } from '../support/run-command.js'

const run = promisify(execFile)
const cases = fileURLToPath(new URL('../golden/foreign', import.meta.url))
const ROOT_FILE = 'version: 1\norganisation: Shop\nprometheus: { url: "http://localhost:9090" }\ninclude: ["*.y*ml"]\n'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-foreign-rules-'))
})
afterAll(() => rm(folder, { recursive: true }))

const yamlIn = async (path: string) =>
  (await readdir(path)).filter((name) => name.endsWith('.yaml')).map((name) => join(path, name))

test.each(await readdir(cases))(
  'the rules made from foreign files of the case %s have no lint finding',
  async (name) => {
    const [cwd, out] = [join(folder, name), join(folder, `${name}-out`)]
    await cp(join(cases, name), cwd, { recursive: true })
    await writeFile(join(cwd, 'plimsoll.yaml'), ROOT_FILE)
    const generated = await runCommand(['generate', '--config', 'plimsoll.yaml', '--out', out], { cwd })
    expect([generated.exitCode, generated.stdout]).toEqual([
      0,
      expect.stringContaining(`written  ${join(out, 'rules')}/`),
    ])
    const { promtool } = await prometheusBinaries('3.5')
    await run(promtool, ['check', 'rules', '--lint-fatal', ...(await yamlIn(join(out, 'rules')))])
  },
)

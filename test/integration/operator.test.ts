import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { alertmanagerBinaries, prometheusBinaries } from '../../demo/processes/binaries.js'
import { runCommand } from '../support/run-command.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-operator-'))
  const { exitCode } = await runCommand(['generate', '--format', 'operator', '--out', folder], { cwd: root })
  expect(exitCode).toBe(0)
})

afterAll(() => rm(folder, { recursive: true }))

/** What the operator hands to Prometheus: the `spec` of each PrometheusRule, by the name of its file. */
async function specs(): Promise<ReadonlyMap<string, unknown>> {
  const names = await readdir(join(folder, 'operator/rules'))
  const read = async (name: string) =>
    parse(await readFile(join(folder, 'operator/rules', name), 'utf8')) as { spec: unknown }
  return new Map(await Promise.all(names.map(async (name) => [name, (await read(name)).spec] as const)))
}

test('the objects hold the rules of the plain files, no more and no less', async () => {
  const plain = (await readdir(join(root, 'rules'))).filter((name) => name.endsWith('.yaml'))
  const unwrapped = await specs()
  expect([...unwrapped.keys()].sort()).toEqual(plain.sort())
  for (const name of plain) {
    expect(unwrapped.get(name)).toEqual(parse(await readFile(join(root, 'rules', name), 'utf8')))
  }
})

test.each(['2.42', '3.5'] as const)(
  'promtool %s finds nothing to say about the rules in the objects',
  async (version) => {
    const { promtool } = await prometheusBinaries(version)
    const files = [...(await specs())].map(async ([name, spec]) => {
      await writeFile(join(folder, name), stringify(spec))
      return join(folder, name)
    })
    const { stdout } = await run(promtool, ['check', 'rules', '--lint-fatal', ...(await Promise.all(files))])
    expect(stdout.match(/SUCCESS/g)).toHaveLength(files.length)
  },
)

test.each(['0.25', '0.33'] as const)('amtool %s takes what is in the Secret', async (version) => {
  const { amtool } = await alertmanagerBinaries(version)
  const secret = parse(await readFile(join(folder, 'operator/alertmanager.yaml'), 'utf8')) as {
    stringData: Record<string, string>
  }
  for (const [name, text] of Object.entries(secret.stringData)) {
    await writeFile(join(folder, name), text.replace('/etc/alertmanager/config/', `${folder}/`))
  }
  const { stdout } = await run(amtool, ['check-config', join(folder, 'alertmanager.yaml')])
  expect(stdout).toContain('SUCCESS')
  expect(stdout).toContain('1 templates')
})

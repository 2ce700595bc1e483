import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parseAllDocuments } from 'yaml'
import { runCommand } from '../../test/support/run-command.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
let out = ''

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'plimsoll-generate-'))
})

afterEach(() => rm(out, { recursive: true }))

interface ObjectOfKubernetes {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> }
  readonly data?: Readonly<Record<string, string>>
}

/** A configuration with one service of each name. */
async function writeShop(folder: string, names: readonly string[]): Promise<void> {
  await rm(join(folder, 'services'), { recursive: true, force: true })
  await mkdir(join(folder, 'services'))
  const head =
    "version: 1\norganisation: Shop\nprometheus: { url: 'http://localhost:9090' }\ninclude: [services/*.yaml]\n"
  await writeFile(join(folder, 'plimsoll.yaml'), head)
  const indicator = '{ ratio: { bad: \'e{service="$service"}\', total: \'t{service="$service"}\' } }'
  const slo = `slos: [{ name: errors, objective: 99, indicator: ${indicator} }]`
  for (const name of names) await writeFile(join(folder, `services/${name}.yaml`), `service: ${name}\n${slo}\n`)
}

const generate = (...args: string[]) => runCommand(['generate', '--out', out, ...args], { cwd: root })

describe('plimsoll generate', () => {
  test('writes what the repository holds, once', async () => {
    const first = await generate()
    expect([first.exitCode, first.stderr]).toEqual([0, ''])
    expect(first.stdout).toContain(`written  ${join(out, 'rules/checkout.yaml')}\n`)
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
    expect(stdout).toContain(`written  ${join(out, 'rules/catalog.yaml')}\n`)
    expect(stdout).toContain(`removed  ${join(out, 'rules/former.yaml')}\n`)
    expect(await readdir(join(out, 'rules'))).toContain('handmade.yaml')
  })

  test('refuses to overwrite a file of other people, unless forced', async () => {
    await mkdir(join(out, 'rules'))
    await writeFile(join(out, 'rules/checkout.yaml'), 'groups: []\n')
    const refused = await generate()
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain(`not overwritten: ${join(out, 'rules/checkout.yaml')}`)
    expect(await readdir(join(out, 'rules'))).toEqual(['checkout.yaml'])
    expect((await generate('--force')).exitCode).toBe(0)
  })

  test('takes back what it has begun where it cannot go on, and sweeps up what a run left that was killed', async () => {
    await writeShop(out, ['x'])
    const into = join(out, 'made')
    const run = () => runCommand(['--config', 'plimsoll.yaml', 'generate', '--out', 'made'], { cwd: out })
    const inTheWay = `_plimsoll.yaml.${process.pid}.new`
    await mkdir(join(into, 'rules', inTheWay), { recursive: true })
    const { exitCode, stderr } = await run()
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(inTheWay)])
    expect([await readdir(into), await readdir(join(into, 'rules'))]).toEqual([['rules'], [inTheWay]])

    await rm(join(into, 'rules', inTheWay), { recursive: true })
    expect((await run()).exitCode).toBe(0)
    const rules = await readFile(join(into, 'rules/x.yaml'), 'utf8')
    const aFolder = join(into, 'rules/_plimsoll.yaml')
    await rm(aFolder)
    await mkdir(aFolder)
    expect((await run()).exitCode).toBe(1)
    expect((await readdir(join(into, 'rules'))).filter((name) => name.endsWith('.new'))).toEqual([])
    await rm(aFolder, { recursive: true })
    // Of a process that is gone, of one that runs, and of people.
    await writeFile(join(into, 'rules/gone.yaml.99999999.new'), rules)
    await writeFile(join(into, `rules/x.yaml.${process.ppid}.new`), rules)
    await writeFile(join(into, 'rules/mine.yaml.99999999.new'), 'groups: []\n')
    await run()
    const left = (await readdir(join(into, 'rules'))).filter((name) => name.endsWith('.new'))
    expect(left.sort()).toEqual(['mine.yaml.99999999.new', `x.yaml.${process.ppid}.new`])
  })

  test.each([
    ['shop', 'shop/rules/x.yaml'],
    ['shop/config', 'shop/rules/x.yaml'],
  ])('writes beside the configuration in %s, wherever somebody stands', async (folder, rules) => {
    const elsewhere = join(out, 'elsewhere')
    for (const each of [join(out, folder), elsewhere]) await mkdir(each, { recursive: true })
    await writeShop(join(out, folder), ['x'])
    const { exitCode } = await runCommand(['--config', join(out, folder, 'plimsoll.yaml'), 'generate'], {
      cwd: elsewhere,
    })
    expect(exitCode).toBe(0)
    expect(await readFile(join(out, rules), 'utf8')).toContain('slo:events:rate_base')
    expect(await readdir(elsewhere)).toEqual([])
  })

  describe('where a service of the last run is gone', () => {
    const shop = (...names: string[]) => writeShop(out, names)
    const run = (answer: string | null, ...args: string[]) =>
      runCommand(['--config', 'plimsoll.yaml', 'generate', '--out', '.', ...args], { cwd: out, answer })
    const rules = async () => (await readdir(join(out, 'rules'))).filter((name) => /^(a|b)\./.test(name))

    test('asks, and writes nothing unless the answer is yes', async () => {
      await shop('a', 'b')
      expect((await run(null)).exitCode).toBe(0)
      await shop('a')
      for (const answer of [null, '', 'no']) {
        const { exitCode, stderr } = await run(answer)
        expect([exitCode, stderr]).toEqual([1, expect.stringContaining('service b (with SLO errors)')])
        expect(await rules()).toEqual(['a.yaml', 'b.yaml'])
      }
      expect((await run('y')).exitCode).toBe(0)
      expect(await rules()).toEqual(['a.yaml'])
      expect((await run(null)).stdout).toMatch(/^0 written/)
    })

    test('goes on where that is said to be meant, and --check and --only say what it is', async () => {
      await shop('a', 'b')
      await run(null)
      await shop('a')
      const checked = await run(null, '--check')
      expect([checked.exitCode, checked.stderr]).toEqual([1, expect.stringContaining('service b')])
      expect((await run(null, '--only', 'dashboards')).exitCode).toBe(0)
      expect((await run(null, '--only', 'a')).exitCode).toBe(0)
      expect((await run(null, '--only', 'rules')).exitCode).toBe(1)
      expect((await run(null, '--force')).exitCode).toBe(1)
      expect((await run(null, '--allow-removal')).exitCode).toBe(0)
      expect(await rules()).toEqual(['a.yaml'])
    })
  })

  test('prints one service instead of writing it', async () => {
    const { stdout } = await generate('--stdout', '--only', 'catalog')
    expect(stdout).toContain('slo:catalog:availability')
    expect(stdout).not.toContain('slo:checkout')
    expect(await readdir(out)).toEqual([])
  })

  test('takes several parts, with commas or one by one', async () => {
    const both = await generate('--only', 'rules,dashboards', '--only', 'alertmanager')
    expect(both.exitCode).toBe(0)
    expect((await readdir(out)).sort()).toEqual(['config', 'dashboards', 'rules'])
    expect(await readdir(join(out, 'rules'))).not.toContain('tests')
    const { stdout } = await generate('--check', '--only', 'alertmanager', '--only', 'catalog')
    expect(stdout).toContain('+++ b/rules/tests/catalog.yaml')
    expect(stdout).not.toContain('checkout.yaml\tgenerated')
    expect((await generate('--only', 'rules,alertmanager.routes')).exitCode).toBe(2)
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

  /** How many files of each kind stand there. */
  async function plainFiles() {
    const named = async (folder: string, end: string) =>
      (await readdir(join(out, folder))).filter((name) => name.endsWith(end)).length
    const [rules, dashboards] = [await named('rules', '.yaml'), await named('dashboards', '.json')]
    expect([rules > 5, dashboards > 4]).toEqual([true, true])
    return { rules, dashboards }
  }

  test('writes objects for the operator beside plain files, each form with its own manifest', async () => {
    await generate()
    const objects = await generate('--format', 'operator', '--namespace', 'monitoring', '--label', 'release=stack')
    expect(objects.stdout).toContain(`written  ${join(out, 'operator/rules/checkout.yaml')}\n`)
    const { rules, dashboards } = await plainFiles()
    // An object of each, one of Alertmanager and of the scrape, and the manifest.
    const count = rules + dashboards + 3
    expect(objects.stdout).toContain(`${count} written, 0 unchanged, 0 removed\n`)
    expect((await generate('--check')).exitCode).toBe(0)
    const again = await generate(
      '--check',
      '--format',
      'operator',
      '--namespace',
      'monitoring',
      '--label',
      'release=stack',
    )
    expect([again.exitCode, again.stdout]).toEqual([0, `${count} files are as the configuration says\n`])
    const elsewhere = await generate(
      '--check',
      '--format',
      'operator',
      '--namespace',
      'other',
      '--label',
      'release=stack',
    )
    expect([elsewhere.exitCode, elsewhere.stdout.includes('-  namespace: monitoring\n+  namespace: other')]).toEqual([
      1,
      true,
    ])
  })

  test('prints objects as one stream of documents, each with the labels asked for', async () => {
    const labels = ['--label', 'release=stack', '--label', 'team.example.com/owner=', '--dashboard-label', 'dash=yes']
    const { stdout } = await generate('--format', 'operator', '--stdout', ...labels)
    const objects = parseAllDocuments(stdout).map((document) => document.toJS() as ObjectOfKubernetes)
    await generate()
    const { rules, dashboards } = await plainFiles()
    expect(objects.map(({ kind }) => kind).sort()).toEqual([
      ...Array<string>(dashboards).fill('ConfigMap'),
      'PodMonitor',
      ...Array<string>(rules).fill('PrometheusRule'),
      'Secret',
    ])
    for (const { kind, metadata } of objects) {
      expect(metadata.labels).toMatchObject({ release: 'stack', 'team.example.com/owner': '' })
      expect(metadata.labels['dash']).toBe(kind === 'ConfigMap' ? 'yes' : undefined)
    }
    const service = objects.find(({ metadata }) => metadata.name === 'plimsoll-dashboard-service')
    const file = await readFile(join(root, 'dashboards/service.json'), 'utf8')
    expect(JSON.parse(service?.data?.['plimsoll-service.json'] ?? '')).toEqual(JSON.parse(file))
  })

  test.each([
    [['--namespace', 'monitoring'], 'add --format operator'],
    [['--format', 'operator', '--namespace', 'Monitoring'], 'lower-case'],
    [['--format', 'operator', '--label', 'release'], 'key=value'],
    [['--format', 'operator', '--label', '-a=b'], 'key=value'],
    [['--format', 'operator', '--only', 'tests'], 'expected rules, dashboards, alertmanager'],
  ])('refuses %j', async (args, hint) => {
    const { exitCode, stderr } = await generate(...args)
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(hint)])
    expect(await readdir(out)).toEqual([])
  })
})

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freePort, startChild, until, type Child } from '../../demo/processes/child.js'
import { promtool } from '../support/promtool.js'
import { createToyCheckout, type ToyCheckout } from '../support/toy-checkout.js'

// A feature is one room and a line in each list: what `test/toy` adds is seen everywhere, and nothing else knows it.

let checkout: ToyCheckout
let shop: string
let port: number

beforeAll(async () => {
  checkout = await createToyCheckout()
  // The types of the client are made of what the API describes.
  await checkout.node(['scripts/run-ts.mjs', 'scripts/generate-docs.ts'])
  await checkout.node(['scripts/build.mjs'])
  shop = await mkdtemp(join(tmpdir(), 'plimsoll-toy-shop-'))
  port = await freePort()
  await writeFile(
    join(shop, 'plimsoll.yaml'),
    `version: 1
organisation: Example Shop
prometheus: { url: 'http://127.0.0.1:9' }
server: { listen: '127.0.0.1:${port}' }
storage: { url: 'sqlite:plimsoll.db' }
include: [juggler.yaml]
reports: [{ name: monthly, schedule: '0 6 1 * *', services: all, to: [people] }]
receivers: [{ name: people, email: { to: [people@shop.example] } }]
email: { smtp: 'smtp://127.0.0.1:9', from: plimsoll@shop.example }
`,
  )
  await writeFile(join(shop, 'juggler.yaml'), 'service: juggler\ntoys: [{ name: poi, most: 9 }]\n')
}, 240_000)

afterAll(async () => {
  await checkout.remove()
  await rm(shop, { recursive: true })
})

async function plimsoll(...args: readonly string[]): Promise<string> {
  return checkout.node(['dist/main.js', '--config', join(shop, 'plimsoll.yaml'), ...args])
}

test('its types, and the floors of the house, hold', async () => {
  await checkout.node(['node_modules/typescript-7/bin/tsc', '--noEmit', '-p', 'tsconfig.json'])
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
  await checkout.node([cruiser, '--config', '.dependency-cruiser.cjs', 'src'])
})

test('a decision is begun with the next number, and stands in the list', async () => {
  const pages = await readdir(join(checkout.folder, 'docs/adr'))
  const page = pages.find((name) => name.endsWith('-toys-are-not-for-sale.md')) ?? ''
  const numbers = pages.flatMap((name) => /^\d{4}/.exec(name)?.[0] ?? [])
  expect(numbers.filter((number) => number >= page.slice(0, 4))).toEqual([page.slice(0, 4)])
  const list = await readFile(join(checkout.folder, 'docs/adr/README.md'), 'utf8')
  expect(list.trimEnd().split('\n').at(-1)).toBe(`| [${page.slice(0, 4)}](${page}) | Toys are not for sale |`)
})

test('it is added by one line in each list', () => {
  const entries = [...checkout.changed].map(([name, lines]) => [
    name,
    lines.filter((line) => !line.startsWith('import')),
  ])
  expect(Object.fromEntries(entries)).toEqual({
    'scripts/doors.cjs': ["  toy: ['toy', 'toy-command'],"],
    'scripts/floors.cjs': [expect.stringMatching(/^ {4}toy: /)],
    'src/answers.ts': ['  toyAnswers,'],
    'src/app/runtimes.ts': ['  createToy,'],
    'src/cli/commands.ts': ['  createToyCommand,'],
    'src/features.ts': ['  toyFeature,'],
    'src/service/service.ts': [expect.stringMatching(/^ {2}extends ServiceFrame, .*, ToyPart \{/)],
  })
})

test('validate makes its remark, and finds its mistakes', async () => {
  expect(await plimsoll('validate')).toContain('9 balls are more than most people can juggle')
  await writeFile(join(shop, 'wrong.yaml'), 'service: clown\ntoys: [{ name: a, most: 1 }, { name: a, mos: 1 }]\n')
  await writeFile(
    join(shop, 'wrong-root.yaml'),
    `version: 1
organisation: Example Shop
prometheus: { url: 'http://127.0.0.1:9' }
include: [wrong.yaml]
`,
  )
  const failed = await checkout
    .node(['dist/main.js', '--config', join(shop, 'wrong-root.yaml'), 'validate'])
    .catch((error: unknown) => String(error))
  expect(failed).toContain('duplicate toy a')
  expect(failed).toContain('did you mean most?')
})

test('generate writes its rules with their tests, and its panel', async () => {
  const out = join(shop, 'generated')
  await plimsoll('generate', '--out', out)
  const files = (await readdir(out, { recursive: true })).filter((name) => /\.(yaml|json)$/.test(name))
  const texts = await Promise.all(files.map((name) => readFile(join(out, name), 'utf8')))
  expect(texts.some((text) => text.includes('alert: ToyTooManyBalls'))).toBe(true)
  expect(texts.some((text) => text.includes('alertname: ToyTooManyBalls'))).toBe(true)
  expect(texts.filter((text) => text.includes('"title": "Balls in the air"'))).toHaveLength(1)
  const tests = files.filter((name) => name.includes('tests/') && name.endsWith('.yaml')).map((name) => join(out, name))
  expect(tests.length).toBeGreaterThan(0)
  expect(await promtool('3.5', ['test', 'rules', ...tests])).toMatchObject({ ok: true })
})

test('the daemon serves its metric, its status, its route and its job', async () => {
  const url = `http://127.0.0.1:${port}`
  const args = [join(checkout.folder, 'dist/main.js'), '--config', join(shop, 'plimsoll.yaml'), 'serve']
  const child: Child = startChild(process.execPath, args, { logFile: join(shop, 'log'), cwd: shop, env: {} })
  try {
    const text = async (path: string) => (await fetch(url + path)).text()
    await until('the job has run', async () =>
      (await text('/metrics').catch(() => '')).includes('job_name="toy.count"'),
    )
    expect(await text('/metrics')).toContain('plimsoll_toy_most_balls{service="juggler",toy="poi"} 9')
    const status = JSON.parse(await text('/api/v1/status')) as { readonly toys: unknown }
    expect(status.toys).toEqual([{ service: 'juggler', name: 'poi', most: 9 }])
    expect(JSON.parse(await text('/api/v1/toys'))).toEqual(status.toys)
    const api = JSON.parse(await text('/api/v1/openapi.json')) as object
    expect(api).toHaveProperty(['paths', '/api/v1/toys', 'get', 'x-role'], 'viewer')
    expect(api).toHaveProperty('components.schemas.Toy')
    expect(api).toHaveProperty('components.schemas.Status.properties.toys')
    expect(await text('/')).toContain('GET /api/v1/toys')
    const page = await text('/toys')
    expect(page).toContain('<a href="/toys" aria-current="page">Toys</a>')
    expect(page).toContain('<data value="9" data-field="/0/most">9</data>')
  } finally {
    await child.stop()
  }
})

test('a report says it in every format', async () => {
  await plimsoll('report', '--preview', shop, '--period', '2026-10')
  for (const file of ['report.html', 'report.txt', 'report.json']) {
    expect([file, await readFile(join(shop, file), 'utf8')]).toEqual([
      file,
      expect.stringMatching(/juggler\/(<wbr>)?poi|"name": ?"poi"/),
    ])
  }
})

test('the command line has its command', async () => {
  expect(await plimsoll('--help')).toMatch(/^ +toys +list the toys of the configuration$/m)
  expect(await plimsoll('toys')).toBe('juggler/poi: 9\n')
})

test('the reference pages show its key, its remark, its metric and its room', async () => {
  const page = (name: string) => readFile(join(checkout.folder, 'docs', name), 'utf8')
  expect(await page('configuration.md')).toContain('Most balls that it may have in the air.')
  expect(await page('plimsoll-service.schema.json')).toContain('Toys of the service.')
  expect(await page('lints.md')).toContain('too-many-balls')
  expect(await page('metrics.md')).toContain('plimsoll_toy_most_balls')
  expect(await page('architecture.md')).toMatch(/^\| `toy` \|/m)
})

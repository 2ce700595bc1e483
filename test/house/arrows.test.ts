import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)
const { doors, ports } = require('../../scripts/doors.cjs') as {
  readonly doors: Readonly<Record<string, readonly string[]>>
  readonly ports: Readonly<Record<string, readonly string[]>>
}

/** A file, what it imports, and the rule that refuses it; `null`: it may. */
const PLANTED = [
  ['src/slo/a.ts', 'src/config/x.ts', 'slo-knows-what-lies-below-it'],
  ['src/config/a.ts', 'src/app/x.ts', 'config-knows-what-lies-below-it'],
  ['src/sla/a.ts', 'src/ledger/x.ts', 'sla-knows-what-lies-below-it'],
  ['src/sla/b.ts', 'src/escalation/x.ts', 'sla-knows-what-lies-below-it'],
  ['src/event/a.ts', 'src/incident/x.ts', 'event-knows-what-lies-below-it'],
  ['src/store/a.ts', 'src/config/x.ts', 'store-knows-what-lies-below-it'],
  ['src/yaml/a.ts', 'src/slo/x.ts', 'yaml-knows-what-lies-below-it'],
  ['src/words/a.ts', 'src/report/x.ts', 'words-knows-what-lies-below-it'],
  ['src/incident/a.ts', 'src/ledger/x.ts', 'incident-knows-what-lies-below-it'],
  ['src/report/a.ts', 'src/config/x.ts', 'report-knows-what-lies-below-it'],
  ['src/shared/a.ts', 'src/calendar/x.ts', 'shared-knows-what-lies-below-it'],
  ['src/generate/a.ts', 'src/ledger/x.ts', 'generate-loads-neither-http-nor-sql'],
  ['src/render/a.ts', 'src/sla/y.ts', 'renderers-know-blocks-and-no-feature'],
  ['src/render/b.ts', 'src/report/y.ts', 'renderers-know-blocks-and-no-feature'],
  ['src/render/c.ts', 'src/document/x.ts', null],
  ['src/cli/a.ts', 'src/incident/inner/x.ts', 'incident-is-entered-by-its-doors'],
  ['src/ledger/b.ts', 'src/slo/x.ts', 'slo-is-entered-by-its-doors'],
  ['src/ledger/c.ts', 'src/slo/counts.ts', null],
  ['src/incident/b.ts', 'src/incident/inner/x.ts', null],
  ['src/backtest/a.ts', 'src/sla/agreement.ts', 'backtest-asks-no-other-feature'],
  ['src/escalation/a.ts', 'src/notify/receiver.ts', null],
  ['src/attic/a.ts', 'src/shared/x.ts', 'every-room-has-a-floor'],
  ['src/ledger/a.ts', 'src/sla/traffic.ts', null],
  ['src/app/a.ts', 'src/config/x.ts', null],
  ['src/slo/a.test.ts', 'src/config/x.ts', null],
] as const

/** A file that reads files, and whether it may. */
const READING = [
  ['src/slo/reading.ts', 'pure-files-import-no-node-modules'],
  ['src/slo/reading-files.ts', null],
  ['src/slo/runtime.ts', null],
] as const

let folder: string
let refused: readonly string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-arrows-'))
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.test.json', 'node_modules']) {
    symlinkSync(join(root, file), join(folder, file))
  }
  for (const [from, to] of PLANTED) {
    write(to, 'export const x = 1\n')
    const path = relative(dirname(from), to).replace(/\.ts$/, '.js')
    write(from, `import { x } from '${path}'\n\nexport const y = x\n`)
  }
  for (const [file] of READING)
    write(file, "import { readFileSync } from 'node:fs'\n\nexport const read = readFileSync\n")
  refused = await violations()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(file: string, text: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

async function violations(): Promise<readonly string[]> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const order = [program, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src']
  // The number of mistakes is its exit status.
  const text = await new Promise<string>((resolve) => {
    execFile(process.execPath, order, { cwd: folder, maxBuffer: 1 << 26 }, (_error, stdout) => {
      resolve(stdout)
    })
  })
  const { summary } = JSON.parse(text) as {
    readonly summary: { readonly violations: { from: string; to: string; rule: { name: string } }[] }
  }
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`)
}

test.each(PLANTED)('%s may import %s only as the table of floors has it', (from, to, rule) => {
  const own = refused.filter((one) => one.startsWith(`${from} → ${to}:`))
  if (rule === null) expect(own).toEqual([])
  else expect(own).toContain(`${from} → ${to}: ${rule}`)
})

test.each(READING)('%s touches the outside world only where its name says so', (file, rule) => {
  const own = refused.filter((one) => one.startsWith(`${file} → `))
  expect(own).toEqual(rule === null ? [] : [`${file} → fs: ${rule}`])
})

/** `sla → slo/counts`: what each room imports of others, tests left out. */
function goneThrough(): ReadonlySet<string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  )
  const all = files.flatMap((file) => {
    const names = readFileSync(join(root, 'src', file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)
    return [...names].map(([, name = '']) => `${file.split('/')[0]} → ${normalize(join(dirname(file), name))}`)
  })
  return new Set(all.filter((one) => !one.split(' → ')[1]!.startsWith(`${one.split(' → ')[0]}/`)))
}

test('nothing is a door that no other room goes through', () => {
  const used = new Set([...goneThrough()].map((one) => one.split(' → ')[1]))
  const all = Object.entries(doors).flatMap(([room, names]) => names.map((name) => `${room}/${name}`))
  expect(all.filter((door) => !used.has(door))).toEqual([])
})

test('a feature that says whom it asks does ask', () => {
  const asked = [...goneThrough()]
  const said = Object.entries(ports).flatMap(([room, others]) => others.map((other) => `${room} → ${other}/`))
  expect(said.filter((one) => !asked.some((other) => other.startsWith(one)))).toEqual([])
})

test('every room with a door of a feature is in the list of doors', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const features = rooms.map(({ name }) => name).filter((name) => name !== 'feature' && isFeature(name))
  expect(features.filter((name) => !Object.hasOwn(doors, name))).toEqual([])
})

function isFeature(room: string): boolean {
  const files = readdirSync(join(root, 'src', room))
  return ['feature.ts', 'answers.ts'].some((door) => files.includes(door))
}

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { BOUNDS } from '../yaml/bounds.js'
import { ConfigError } from './config-error.js'
import type { Config } from './config.js'
import { loadConfig } from './load-config-files.js'

/** Whatever stands in the files: an answer comes within five seconds, a few times that on a machine that does other things as well. */

const ROOT = `version: 1
organisation: Shop
prometheus: { url: 'http://localhost:9090' }
`
const INDICATOR = `indicator: { ratio: { bad: 'e{service="$service"}', total: 't{service="$service"}' } }`
const SERVICE = `service: a\nslos: [{ name: errors, objective: 99, ${INDICATOR} }]\n`

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-odd-'))
  mkdirSync(join(cwd, 'services'))
  writeFileSync(join(cwd, 'services/a.yaml'), SERVICE)
})
afterEach(() => {
  rmSync(cwd, { recursive: true })
})

const load = (): Promise<Config> => loadConfig({ file: 'plimsoll.yaml', env: {}, cwd })

async function mistakes(root?: string | Uint8Array): Promise<string[]> {
  if (root !== undefined) writeFileSync(join(cwd, 'plimsoll.yaml'), root)
  const error = await load().catch((caught: unknown) => caught)
  if (!(error instanceof ConfigError)) throw new Error('the configuration was accepted', { cause: error })
  return error.diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

const including = (pattern: string) => `${ROOT}include: ["${pattern}"]\n`

describe('a root file that is none', () => {
  test('a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [join(cwd, 'plimsoll.yaml')])
    expect(await mistakes()).toEqual(['plimsoll.yaml:0 expected a file, this is a pipe'])
  })

  test('a folder, a device without end, a link to itself', async () => {
    mkdirSync(join(cwd, 'plimsoll.yaml'))
    expect(await mistakes()).toEqual(['plimsoll.yaml:0 expected a file, this is a folder'])
    rmSync(join(cwd, 'plimsoll.yaml'), { recursive: true })
    symlinkSync('/dev/zero', join(cwd, 'plimsoll.yaml'))
    expect(await mistakes()).toEqual(['plimsoll.yaml:0 expected a file, this is a device'])
    rmSync(join(cwd, 'plimsoll.yaml'))
    symlinkSync('plimsoll.yaml', join(cwd, 'plimsoll.yaml'))
    expect((await mistakes())[0]).toContain('its links lead in a circle (ELOOP)')
  })

  test('a NUL byte, another control character, another encoding', async () => {
    expect(await mistakes(`${ROOT}x: \0\n`)).toEqual(['plimsoll.yaml:0 line 4 holds a NUL byte: is this a text file?'])
    expect((await mistakes(`a: \u001b[1m\n`))[0]).toContain('line 1 holds the control character U+001B')
    expect(await mistakes(Buffer.from(ROOT, 'utf16le'))).not.toEqual([])
    expect(await mistakes(Buffer.from(`${ROOT}x: \u00fc`, 'latin1'))).toEqual([
      'plimsoll.yaml:0 the file is not UTF-8 text',
    ])
  })

  test('YAML of another version, which reads the same text differently', async () => {
    expect(await mistakes(`%YAML 1.1\n---\n${ROOT}`)).toEqual(['plimsoll.yaml:1 expected YAML 1.2'])
    expect((await mistakes(`%YAML 1.3\n---\n${ROOT}`)).length).toBe(1)
  })
})

describe('an include that leads astray', () => {
  test.each(['/**', '/proc/**', '/proc/*', '/sys/**', '/dev/*'])('%s ends soon and is named', async (pattern) => {
    const [first] = await mistakes(including(pattern))
    expect(first).toMatch(/^plimsoll.yaml:4 the pattern \S+ reaches (more than|into \/(proc|sys|dev))/)
  })

  test('what matches and is no file is named: folder, pipe, link to nothing, device', async () => {
    mkdirSync(join(cwd, 'services/folder.yaml'))
    execFileSync('mkfifo', [join(cwd, 'services/pipe.yaml')])
    symlinkSync('nowhere', join(cwd, 'services/link.yaml'))
    symlinkSync('/dev/zero', join(cwd, 'services/zero.yaml'))
    symlinkSync('a.yaml', join(cwd, 'services/right.yaml'))
    expect(await mistakes(including('services/*.yaml'))).toEqual([
      'plimsoll.yaml:4 services/folder.yaml/ is a folder, not a file',
      'plimsoll.yaml:4 services/link.yaml is a link to a file that does not exist',
      'plimsoll.yaml:4 services/pipe.yaml is a pipe, not a file',
      'plimsoll.yaml:4 services/zero.yaml is a device, not a file',
      'services/right.yaml:1 duplicate service a: the name stands already at services/a.yaml:1',
    ])
  })

  test('but ** means what is in the folders, and a link to a file is that file', async () => {
    mkdirSync(join(cwd, 'other/deep'), { recursive: true })
    symlinkSync('../../services/a.yaml', join(cwd, 'other/deep/b.yaml'))
    writeFileSync(join(cwd, 'plimsoll.yaml'), including('other/**'))
    expect((await load()).files).toEqual(['plimsoll.yaml', 'other/deep/b.yaml'])
  })
})

describe('a file that is too large', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, n) => `k${n}: 1`).join('\n')

  test('500,000 keys', async () => {
    expect(await mistakes(`${ROOT}${keys(500_000)}`)).toEqual([expect.stringContaining('the file has more than 1 MiB')])
  })

  test('20,000 unknown keys, below each other and on one line', async () => {
    const below = await mistakes(`${including('services/*.yaml')}${keys(20_000)}`)
    expect([below.length, below.at(-1)]).toEqual([
      BOUNDS.told + 1,
      'plimsoll.yaml:0 19,800 more problems are not shown',
    ])
    const line = `targets: { ${keys(10_000).replaceAll('\n', ', ')} }\n`
    expect(await mistakes(including('services/*.yaml') + line)).toHaveLength(BOUNDS.told + 1)
  })

  test('aliases that lead ever deeper', async () => {
    const chain = Array.from({ length: 500 }, (_, n) => `x${n + 1}: &a${n + 1} [*a${n}]`)
    const found = await mistakes(`${including('services/*.yaml')}x0: &a0 [1]\n${chain.join('\n')}\n`)
    expect(found.some((one) => one.includes('nested more than 100 levels deep'))).toBe(true)
  })

  test('3,000 templates in a row, and in a circle', async () => {
    const row = Array.from({ length: 3000 }, (_, n) => `  t${n}: { objective: 99, use: t${n + 1} }`)
    const open = `${including('services/*.yaml')}slo_templates:\n${row.join('\n')}\n`
    expect(await mistakes(open)).toEqual(['plimsoll.yaml:3005 unknown template t3000'])
    expect(await mistakes(`${open}  t3000: { use: t0 }\n`)).toHaveLength(1)
  })
})

test.each([
  ['prometheus: { url: "http://a:1", timeout: 99999999999999999999d }', 'expected a duration of 100y or less'],
  ['storage: { minute_detail: 101y }', 'expected a duration of 100y or less'],
  ['server: { listen: "127.0.0.1:99999" }', 'expected a port up to 65535'],
  [
    'email: { smtp: "smtp://a", from: -5m }',
    'expected a mail address such as plimsoll@example.com, or Plimsoll <plimsoll@example.com>',
  ],
  [
    'email: { smtp: "smtp://a", from: "a@b, c@d" }',
    'expected a mail address such as plimsoll@example.com, or Plimsoll <plimsoll@example.com>',
  ],
  [
    'maintenance: [{ name: m, start: 0000-01-01T00:00:00Z, end: 2026-01-01T00:00:00Z }]',
    'expected a year from 1970 to 2199',
  ],
  ['teams: [{ name: t, contacts: [{ name: x, verified: 0001-01-01 }] }]', 'expected a year from 1970 to 2199'],
])('%s: %s', async (line, message) => {
  expect(await mistakes(`${including('services/*.yaml')}${line}\n`)).toContain(`plimsoll.yaml:5 ${message}`)
})

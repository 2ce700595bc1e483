import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ConfigError } from './config-error.js'
import type { Config } from './config.js'
import { loadConfig } from './load-config-files.js'

const ROOT = `version: 1
organisation: Shop
prometheus: { url: 'http://localhost:9090' }
include: [services/*.yaml]
`
const INDICATOR = `indicator: { ratio: { bad: 'e{service="$service"}', total: 't{service="$service"}' } }`
const TEMPLATED = `${ROOT}slo_templates: { good: { objective: 99.9, ${INDICATOR} } }\n`
const SLO = `slos:\n  - { name: errors, objective: 99, ${INDICATOR} }\n`

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-unread-'))
  mkdirSync(join(cwd, 'services'))
})
afterEach(() => {
  rmSync(cwd, { recursive: true })
})

function load(root: string, services: Readonly<Record<string, string>>, allowEmpty = false): Promise<Config> {
  writeFileSync(join(cwd, 'plimsoll.yaml'), root)
  for (const [name, text] of Object.entries(services)) writeFileSync(join(cwd, `services/${name}.yaml`), text)
  return loadConfig({ file: 'plimsoll.yaml', env: {}, cwd, allowEmpty })
}

async function mistakes(root: string, services: Readonly<Record<string, string>>): Promise<string[]> {
  const error = await load(root, services).catch((caught: unknown) => caught)
  if (!(error instanceof ConfigError)) throw new Error('the configuration was accepted', { cause: error })
  return error.diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

const using = (use: string) => `service: a\nslos:\n  - use: ${use}\n    name: errors\n`

describe('a part that cannot be read is a mistake and never left out', () => {
  test('of which `use` is right, it is there', async () => {
    const { services } = await load(TEMPLATED, { a: using('good') })
    expect(services.map(({ slos }) => slos.map(({ objective }) => objective))).toEqual([[0.999]])
  })

  test.each([
    ...['', 'null', '~', '404', '4.5', 'true', '{}', '[x]', '[]'].map((use) => [use, 'expected a name']),
    ['nobody', 'unknown template nobody'],
    ['""', 'unknown template '],
    ['"$service"', 'unknown template $service'],
    ['${NOBODY}', 'the variable NOBODY is not set'],
    // An empty variable leaves its key out, and then the SLO lacks what it wanted from the template.
    ['${NOBODY:-}', 'missing, expected a percentage such as 99.9, or a list of {from, value}'],
  ])('`use: %s`: %s', async (use, message) => {
    const found = await mistakes(TEMPLATED, { a: using(use), b: `service: b\n${SLO}` })
    expect(found).toContain(`services/a.yaml:3 ${message}`)
  })

  test.each(['', '~', '0', 'text', '{}', '${NOBODY:-}', '[~]', '[[]]', '[x]', '[404]'])(
    '`%s` where a list of parts belongs',
    async (text) => {
      for (const list of ['slos', 'slas', 'backups']) {
        expect(await mistakes(ROOT, { a: `service: a\n${list}: ${text}\n` })).not.toEqual([])
      }
      expect(await mistakes(ROOT.replace('[services/*.yaml]', text), { a: 'service: a\n' })).not.toEqual([])
    },
  )

  test('a key that JavaScript would swallow', async () => {
    const found = await mistakes(ROOT, { a: `service: a\nlabels: { __proto__: x }\n${SLO}` })
    expect(found).toEqual(['services/a.yaml:2 this key cannot be used'])
  })

  test('templates in a circle or a row longer than anybody means', async () => {
    const row = Array.from({ length: 22 }, (_, n) => `t${n}: { objective: 99, use: t${n + 1} }`)
    const root = `${TEMPLATED.trimEnd().slice(0, -2)}, ${row.join(', ')}, t22: { use: good }, c: { use: c } }\n`
    expect(await mistakes(root, { a: using('t0') })).toEqual([
      'plimsoll.yaml:5 more than 20 templates use one another in a row',
      'plimsoll.yaml:5 templates use one another in a circle: c → c',
    ])
    expect((await load(root.replace(', c: { use: c }', ''), { a: using('t5') })).services[0]?.slos).toHaveLength(1)
  })
})

test('a configuration without any service is refused unless that is said to be meant', async () => {
  const cut = ROOT.slice(0, ROOT.indexOf('include'))
  expect(await mistakes(cut, {})).toEqual(['plimsoll.yaml:0 there is no service'])
  expect((await load(cut, {}, true)).services).toEqual([])
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parser } from '@prometheus-io/lezer-promql'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { LATER_FUNCTIONS, type Needs } from '../../src/promql/server-support.js'
import { promtool } from '../support/promtool.js'

/** Names as they are written, of the grammar's terms for functions and aggregations: `AbsentOverTime` is `absent_over_time`. */
const names = [...new Set(parser.nodeSet.types.map(({ name }) => name).flatMap(spellings))].filter(isFunction)

function spellings(term: string): string[] {
  const words = term
    .replace(/(?<=[a-z0-9])(?=[A-Z0-9])/g, '_')
    .toLowerCase()
    .split('_')
  return words.reduce<string[]>((all, word) => {
    return all.length === 0 ? [word] : all.flatMap((start) => [`${start}${word}`, `${start}_${word}`])
  }, [])
}

/** Whether the grammar reads it as one. */
function isFunction(name: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- the grammar writes trees so
  const tree = parser.parse(`${name}(x)`).topNode.toString()
  return new RegExp(`^PromQL\\((FunctionCall\\(FunctionIdentifier|AggregateExpr\\(AggregateOp)\\(`).test(tree)
}

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-support-'))
})

afterAll(() => rm(folder, { recursive: true }))

test('the table of functions that not all servers take says what 2.42 and 3.5 say', async () => {
  expect(names.length).toBeGreaterThan(90)
  const file = join(folder, 'rules.yaml')
  const rules = names.map((name) => ({ record: `call:${name}`, expr: `${name}(x)` }))
  await writeFile(file, renderYaml({ groups: [{ name: 'all', rules }] }))
  const [old, young] = await Promise.all([refusedBy('2.42', file), refusedBy('3.5', file)])
  const needs = names.flatMap((name): [string, Needs][] => {
    if (young.has(name)) return [[name, 'a feature flag']]
    return old.has(name) ? [[name, 'Prometheus 3']] : []
  })
  expect(Object.fromEntries(needs)).toEqual(LATER_FUNCTIONS)
})

/** Names that a version does not know or has not enabled; what it says about arguments is no matter here. */
async function refusedBy(version: '2.42' | '3.5', file: string): Promise<Set<string>> {
  const { output } = await promtool(version, ['check', 'rules', file])
  const refused = output.matchAll(/"call:(\w+)": .*(?:unknown function|not enabled|must be enabled)/g)
  return new Set([...refused].map(([, name]) => name!))
}

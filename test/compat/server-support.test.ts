import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parser } from '@prometheus-io/lezer-promql'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { promqlError } from '../../src/promql/promql-error.js'
import { exceptionsIn, isOlder, LATER_FUNCTIONS, type Needs } from '../../src/promql/server-support.js'
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
  // oxlint-disable-next-line typescript/no-base-to-string -- the grammar writes trees so
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
    return old.has(name) ? [[name, LATER_FUNCTIONS[name] ?? NOWHERE]] : []
  })
  expect(Object.fromEntries(needs)).toEqual(LATER_FUNCTIONS)
  // In which version between the two something came, neither can tell.
  for (const [, version] of needs) if (version !== 'a feature flag') expect(isBetween(version)).toBe(true)
})

const NOWHERE: Needs = '99.0'

function isBetween(version: Needs): boolean {
  return isOlder('2.42', version) && !isOlder('3.5', version)
}

// Not among them: `5.` and `0x1_0`, which servers take and the grammar does not read.
const EXPRESSIONS = [
  ...['rate(x[300])', 'rate(x[0x10])', 'rate(x[1.5])', 'max_over_time(x[5m:60])', 'x offset 300', 'x offset -300'],
  ...['x > 1_000', 'x > 1e1_0', 'x @ 1_000', 'x > 10m', 'x > 1h30m', 'x @ 10m', 'time() - x > 1d'],
  ...['{"x.y"}', 'x{"a b"="c"}', 'sum by ("a") (x)', 'rate(x[5m] smoothed)', 'rate(x[1m+1m])', 'x offset (1m)'],
  ...['x > +Inf', 'x > 0x1f', 'x > .5e1', 'x > 017', 'x == NaN', 'x[1m1s]', 'sum(x) by (a,)', 'x atan2 y'],
  ...['{__name__="x.y"}', 'x{a=~"(?s:b)"}', 'x offset -5m', 'x @ start()', 'max_over_time(x[1h:5m] offset 1m)'],
]

test('what not all servers take is what 2.42 and 3.5 refuse, number by number', async () => {
  const file = join(folder, 'expressions.yaml')
  const rules = EXPRESSIONS.map((expression, index) => {
    const expr = /^x\[/.test(expression) ? `rate(${expression})` : expression
    return { record: `call:n${index}`, expr }
  })
  await writeFile(file, renderYaml({ groups: [{ name: 'all', rules }] }))
  const refused = async (version: '2.42' | '3.5') => {
    const { output } = await promtool(version, ['check', 'rules', file])
    return new Set([...output.matchAll(/"call:n(\d+)"/g)].map(([, index]) => EXPRESSIONS[Number(index)]))
  }
  const [old, young] = await Promise.all([refused('2.42'), refused('3.5')])
  const said = EXPRESSIONS.map((one) => [one, exceptionsIn(one).length > 0, promqlError(one) !== null])
  expect(said).toEqual(EXPRESSIONS.map((one) => [one, old.has(one), young.has(one)]))
})

/** Names that a version does not know or has not enabled; what it says about arguments is no matter here. */
async function refusedBy(version: '2.42' | '3.5', file: string): Promise<Set<string>> {
  const { output } = await promtool(version, ['check', 'rules', file])
  const refused = output.matchAll(/"call:(\w+)": .*(?:unknown function|not enabled|must be enabled)/g)
  return new Set([...refused].map(([, name]) => name!))
}

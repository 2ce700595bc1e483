import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'

const vectors = fileURLToPath(new URL('../deployment/guard/vectors/', import.meta.url))
const evaluate = (file: string, ...more: string[]) =>
  runCommand(['deployment', 'evaluate', file, ...more], { cwd: vectors })

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-deployment-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function written(text: string): string {
  const file = join(folder, 'case.yaml')
  writeFileSync(file, text)
  return file
}

it('prints for every vector what is expected of it', async () => {
  for (const file of readdirSync(vectors)) {
    const { expected } = JSON.parse(readFileSync(join(vectors, file), 'utf8')) as { expected: Record<string, unknown> }
    const { stdout, stderr, exitCode } = await evaluate(file, '--output', 'json')
    expect([file, stderr, exitCode]).toEqual([file, '', 0])
    const found = JSON.parse(stdout) as Record<string, unknown>
    const isNear = ([key, value]: readonly [string, unknown]) =>
      typeof value === 'number' ? Math.abs(value - Number(found[key])) < 1e-3 : value === found[key]
    expect([file, Object.entries(expected).filter((one) => !isNear(one))]).toEqual([file, []])
  }
})

it('says what was counted and what that means', async () => {
  const { stdout } = await evaluate('guard-eight-errors-from-none.json')
  expect(stdout).toBe(`Verdict     degraded: errors became more frequent, by more than chance and the
            scatter of the baseline explain
Said after  2 min 30 s
Before      0 of 72000 events failed, 0 %
After       8 of 1500 events failed, 0.54 %
Rate ratio  816.00 times as many errors per event
z           4.61 standard errors from no change
Dispersion  1.00 (1: the baseline scatters as chance has it)
`)
})

it('says of a bake time that runs that it does', async () => {
  const file = written('input: { before: [[300, 1]], after: [[300, 1]], looks: 30 }')
  expect((await evaluate(file)).stdout).toContain('watching: the bake time runs')
  const json = JSON.parse((await evaluate(file, '--output', 'json')).stdout) as object
  expect(json).toMatchObject({ verdict: 'watching', after_seconds: 30 })
})

it.each([
  ['more errors than events', 'input: { before: [[1, 2]], after: [[1, 0]] }', 'expected no more errors than events'],
  ['another length of bins', 'input: { look_seconds: 60, before: [], after: [[1, 0]] }', 'expected 30: what the guard'],
  ['nothing after', 'input: { before: [], after: [] }', 'expected a bin or more after the marker'],
  ['fewer looks than bins', 'input: { before: [], after: [[1, 0], [1, 0]], looks: 1 }', 'expected 2 or more'],
  ['no pair', 'input: { before: [3], after: [[1, 0]] }', 'expected a pair [events, errors]'],
])('refuses %s and says where', async (_what, text, message) => {
  const { stderr, exitCode } = await evaluate(written(text))
  expect(exitCode).not.toBe(0)
  expect(stderr).toContain(message)
  expect(stderr).toContain('case.yaml:1:')
})

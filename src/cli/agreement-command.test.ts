import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'

const vectors = fileURLToPath(new URL('../sla/contract/vectors/', import.meta.url))
const evaluate = (file: string, ...more: string[]) =>
  runCommand(['agreement', 'evaluate', file, ...more], { cwd: vectors })

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-agreement-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('prints for every worked example what is expected of it', async () => {
  for (const file of readdirSync(vectors)) {
    const { expected } = JSON.parse(readFileSync(join(vectors, file), 'utf8')) as { expected: Record<string, unknown> }
    const { stdout, stderr, exitCode } = await evaluate(file, '--output', 'json')
    expect([file, stderr, exitCode]).toEqual([file, '', 0])
    const found = JSON.parse(stdout) as Record<string, unknown>
    expect([file, Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]))]).toEqual([file, expected])
  }
})

it('explains step by step what was left out and why, what came of it, and what follows', async () => {
  const { stdout } = await evaluate('066-cap-spared-by-another-kind.json')
  expect(stdout).toBe(`1. Time
Period    1 February 2026, 00:00 (UTC) to 1 March 2026, 00:00 (UTC):
          40,320 min
In scope  40,320 min
Left out  900 min
          force_majeure: 1 February, 00:00 to 05:00 (UTC)
          scheduled_maintenance: 1 February, 05:00 to 15:00 (UTC)
Refused   scheduled_maintenance: 300 minutes beyond the cap

2. Result
Method    time in bad intervals of 1 min, bad above 5 % errors
Bad       300
Allowed   39.42 min
Used      300 min
Achieved  99.238 % (652/657)
Promised  99.9 %
Verdict   breached
`)
})

it('tells how a running month stands, and when its allowance runs out', async () => {
  const { stdout } = await evaluate('108-running-month.json')
  // Ten minutes a day; 33.2 of 43.2 are left, so they last for 3.32 days from the second on.
  expect(stdout).toContain('Standing  at risk')
  expect(stdout).toContain('the allowance runs\n          out on 5 September 2026')
})

const bad = {
  unit: { at: 'input.contract.objective', say: 'expected a percentage of 100 or less' },
  zone: { at: 'input.timezone', say: 'did you mean Europe/Berlin?' },
  missing: { at: 'input.contract.measure.bad_when', say: 'missing, expected when an interval is bad' },
  typo: { at: 'input.contract.creditz', say: 'did you mean credits?' },
  long: { at: 'input.minutes', say: 'expected at most 10 minutes, the length of the period: these are 11' },
  classes: { at: 'input.minutes[0]', say: 'expected a weight for slow in contract.measure.weights' },
  run: { at: 'input.contract.measure.min_consecutive', say: 'expected bad_intervals of 1m with it' },
  judged: { at: 'input.judged_to', say: 'expected an instant within the period' },
  tier: { at: 'input.contract.credits.tiers[0]', say: 'expected below or at_or_below' },
  combine: { at: 'input.contract.combine', say: 'expected members with combine' },
  done: { at: 'input.support[0].done', say: 'expected an instant after `opened`' },
  days: { at: 'input.support[0].target', say: 'days have no length in support hours' },
} as const

const MEASURE = { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_above: '0.05' } }
const CASE = { opened: '2026-03-02T10:00:00Z', target: '4h' }
const OFFICE = { ranges: [{ from: '09:00', to: '17:00' }] }
const INPUT = {
  period: { kind: 'explicit', from: '2026-03-02T10:00:00Z', to: '2026-03-02T10:10:00Z' },
  minutes: [[10, 100, 0]],
  contract: { objective: '99.9', measure: MEASURE },
}

it.each<[keyof typeof bad, object]>([
  ['unit', { contract: { ...INPUT.contract, objective: '999' } }],
  ['zone', { timezone: 'Berlin' }],
  ['missing', { contract: { ...INPUT.contract, measure: { method: 'bad_intervals' } } }],
  ['typo', { contract: { ...INPUT.contract, creditz: {} } }],
  ['long', { minutes: [[11, 100, 0]] }],
  ['classes', { minutes: [[1, { slow: 3 }]] }],
  ['run', { contract: { ...INPUT.contract, measure: { ...MEASURE, interval: '5m', min_consecutive: 5 } } }],
  ['judged', { judged_to: '2026-03-02T11:00:00Z' }],
  ['tier', { contract: { ...INPUT.contract, credits: { tiers: [{ credit: '10' }] } } }],
  ['combine', { contract: { ...INPUT.contract, combine: { how: 'worst_of' } } }],
  ['done', { support: [{ ...CASE, done: '2026-03-02T09:59:59Z' }] }],
  ['days', { support: [{ ...CASE, target: '4d' }], contract: { ...INPUT.contract, support_hours: OFFICE } }],
])('refuses what is wrong with its place, what was expected and how to mend it: %s', async (name, change) => {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify({ input: { ...INPUT, ...change } }, null, 1))
  const { stdout, stderr, exitCode } = await evaluate(file)
  expect(stdout).toBe('')
  expect(exitCode).not.toBe(0)
  expect(stderr).toContain(bad[name].at)
  expect(stderr).toContain(bad[name].say)
  expect(stderr).toMatch(new RegExp(`${name}\\.json:\\d+:\\d+`))
})

it('says that a file is missing', async () => {
  const { stderr, exitCode } = await evaluate('none.json')
  expect(stderr).toContain('none.json: the file does not exist')
  expect(exitCode).toBe(2)
})

it.each([
  ['period', { kind: 'rolling', days: 1e9, end: '2026-05-01T00:00:00Z' }, 'expected 3660 or less'],
  ['contract.claim', { within: { business_days: 1e9 } }, 'expected '],
  ['contract.claim', { within: { periods: 1e9 } }, 'expected '],
  ['contract.round', { decimals: 1e6, mode: 'half_up' }, 'expected 20 or less'],
])('refuses a %s of %j, which no calendar can walk', async (key, value, said) => {
  const objective = { objective: '99.9', measure: { method: 'request_ratio' } }
  const part = key.replace('contract.', '')
  const contract = key === part ? objective : { ...objective, [part]: value }
  const period = key === 'period' ? value : { unit: 'month', at: '2026-01-10' }
  const file = join(folder, 'endless.json')
  writeFileSync(file, JSON.stringify({ input: { period, minutes: [[1, 1, 0]], contract } }))
  const { stderr, exitCode } = await evaluate(file)
  expect(exitCode).toBe(1)
  expect(stderr).toContain(`input.${key}`)
  expect(stderr).toContain(said)
})

import { describe, expect, test } from '@jest/globals'
import { periodAt } from '../../calendar/period.js'
import { mergeMaps } from '../../config/merge-maps.js'
import { Origins } from '../../yaml/located.js'
import { rawAt, type RawMap } from '../../yaml/raw.js'
import type { MinuteRows } from '../contract/contract-input.js'
import { evaluateContract } from '../contract/evaluate-contract.js'
import type { Exact } from '../contract/exact.js'
import { decimalText } from '../money.js'
import { resolveTerms } from '../resolve-terms.js'
import { slaSchema } from '../sla-schema.js'
import type { Preset, Run, WorkedExample } from './preset.js'
import { presetRivals, presets } from './presets.js'

const MINUTE_MS = 60_000

/** The preset with what the agreement of its example adds, as the configuration lays one over the other. */
function wordsOf({ words, example }: Preset): RawMap {
  const own = { name: 'example', ...example.adds }
  return mergeMaps({ base: words, own }, { origins: new Origins(), rivals: presetRivals })
}

function rowsOf(runs: readonly Run[], { from, to }: WorkedExample): MinuteRows {
  const length = (Date.parse(to) - Date.parse(from)) / MINUTE_MS
  const [events, errors] = [new Float64Array(length), new Float64Array(length)]
  const [first] = runs
  // Traffic goes on as it began.
  events.fill(first?.[1] ?? 0)
  let at = 0
  for (const [minutes, each, failed] of runs) {
    events.fill(each, at, at + minutes)
    errors.fill(failed, at, at + minutes)
    at += minutes
  }
  return { from: new Date(from), events, errors }
}

function evaluate(preset: Preset) {
  const { example } = preset
  const terms = resolveTerms(slaSchema.parse(wordsOf(preset)), 'UTC')
  return evaluateContract({
    terms,
    period: periodAt(new Date(example.from), terms.period).interval,
    exclusions: (example.exclusions ?? []).map(({ kind, from, to, announced }) => ({
      kind,
      name: kind,
      from: new Date(from),
      to: new Date(to),
      announced: new Date(announced),
    })),
    members: example.minutes.map((runs, index) => ({ name: `member ${index}`, rows: rowsOf(runs, example) })),
    recoveries: (example.recoveries ?? []).map(([recoverySeconds, lossSeconds], index) => ({
      name: `case ${index}`,
      at: new Date(example.from),
      recoverySeconds,
      lossSeconds,
    })),
  })
}

function text(exact: Exact | null): string | null {
  return exact?.fraction().toFraction() ?? null
}

describe.each([...presets])('the preset %s', (_name, preset) => {
  const { example, clauses } = preset

  test('gives what its worked example says', () => {
    const { period, achieved, verdict, credit } = evaluate(preset)
    expect(period).toEqual({ from: new Date(example.from), to: new Date(example.to) })
    const owed = credit === null ? null : { share: text(credit.share), amount: decimal(credit.amount) }
    expect({ achieved: text(achieved), verdict, credit: owed }).toEqual({
      achieved: example.achieved,
      verdict: example.verdict,
      credit: example.credit,
    })
  })

  test('says on paper what it expects', () => {
    expect(example.paper.replaceAll(',', '')).toContain(example.achieved)
  })

  test('has every key that its clauses name', () => {
    const words = wordsOf(preset)
    const paths = clauses.flatMap(({ key }) => key?.split(', ') ?? [])
    const missing = paths.filter((path) => {
      return path.split('.').reduce<unknown>((value, key) => rawAt(value, key), words) === undefined
    })
    expect(missing).toEqual([])
  })
})

function decimal(amount: Parameters<typeof decimalText>[0] | null): string | null {
  return amount === null ? null : `${decimalText(amount)} ${amount.currency}`
}

test('presets have names as everything has, and there are more than fourteen', () => {
  expect([...presets.keys()].filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
  expect(presets.size).toBeGreaterThan(14)
})

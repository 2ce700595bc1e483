import { minuteOf } from '../spans.js'
import type { WrittenCase, WrittenRun } from './case-schema.js'
import { readPeriod } from './read-case.js'
import { lengthOf } from './read-rows.js'

/** What is wrong between parts that are right by themselves. */
export interface CaseMistake {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly hint: string | null
}

export function caseMistakes(written: WrittenCase): readonly CaseMistake[] {
  return [...runMistakes(written), ...classMistakes(written), ...timeMistakes(written), ...supportMistakes(written)]
}

interface Runs {
  readonly path: readonly string[]
  readonly runs: readonly WrittenRun[]
}

function runsOf({ minutes, members = {} }: WrittenCase): readonly Runs[] {
  const named = Object.entries(members).map(([name, runs]) => ({ path: ['members', name], runs }))
  return minutes === undefined ? named : [{ path: ['minutes'], runs: minutes }, ...named]
}

function runMistakes(written: WrittenCase): readonly CaseMistake[] {
  const { period } = readPeriod(written)
  const length = minuteOf(period.to) - minuteOf(period.from)
  return runsOf(written)
    .filter(({ runs }) => lengthOf(runs) > length)
    .map(({ path, runs }) => ({
      path,
      message: `expected at most ${length} minutes, the length of the period: these are ${lengthOf(runs)}`,
      hint: 'what lies beside the period stands in `before` and `after`',
    }))
}

/** Classes of events need weights, and weights need classes. */
function classMistakes(written: WrittenCase): readonly CaseMistake[] {
  const { weights } = written.contract.measure
  return runsOf(written).flatMap(({ path, runs }) =>
    runs.flatMap(([, events], index) => {
      if (events === null || typeof events === 'number') return []
      return Object.keys(events)
        .filter((name) => weights?.[name] === undefined)
        .map((name) => ({
          path: [...path, index],
          message: `expected a weight for ${name} in contract.measure.weights`,
          hint: `add \`weights: { ${name}: "1" }\`: 1 is good, 0 is failed`,
        }))
    }),
  )
}

function timeMistakes(written: WrittenCase): readonly CaseMistake[] {
  const isRolling = 'kind' in written.period && written.period.kind === 'rolling'
  return [
    ...judgedMistakes(written),
    ...claimMistakes(written),
    ...(isRolling ? rollingMistakes(written.contract) : []),
  ]
}

function judgedMistakes(written: WrittenCase): readonly CaseMistake[] {
  const { period } = readPeriod(written)
  const { judged_to: judgedTo = period.to } = written
  if (period.from <= judgedTo && judgedTo <= period.to) return []
  const hint = `from ${period.from.toISOString()} to ${period.to.toISOString()}`
  return [{ path: ['judged_to'], message: 'expected an instant within the period', hint }]
}

function claimMistakes({ period, contract: { claim } }: WrittenCase): readonly CaseMistake[] {
  const isRegular = 'unit' in period || period.kind === 'billing'
  if (claim === undefined || !('periods' in claim.within) || isRegular) return []
  const message = 'expected a calendar or billing period with it'
  return [{ path: ['contract', 'claim', 'within'], message, hint: 'only those are followed by others' }]
}

/** Nothing is done before it is asked for, and in support hours a day means nothing. */
function supportMistakes({ support, contract }: WrittenCase): readonly CaseMistake[] {
  const mistakes = support.map(({ opened, done, target }, index): readonly CaseMistake[] => {
    const path = ['support', index]
    const isEarly = done !== undefined && done < opened
    const early = { path: [...path, 'done'], message: 'expected an instant after `opened`', hint: 'swap the two' }
    const inDays = {
      path: [...path, 'target'],
      message: 'days have no length in support hours',
      hint: 'write business days, {business_days: 5}, or the hours that are meant',
    }
    return [...(isEarly ? [early] : []), ...(target.inDays && contract.support_hours !== undefined ? [inDays] : [])]
  })
  return mistakes.flat()
}

/** A rolling period is never closed, and no bill is for it. */
function rollingMistakes({ chronic, credits }: WrittenCase['contract']): readonly CaseMistake[] {
  return [
    ...(chronic === undefined
      ? []
      : [{ path: ['contract', 'chronic'], message: 'expected periods that end, this one is rolling', hint: null }]),
    ...(credits?.fee !== undefined && credits.fee_per === 'month'
      ? [
          {
            path: ['contract', 'credits'],
            message: 'expected `fee_per: period` with a rolling period',
            hint: 'a monthly fee is for a month of the calendar',
          },
        ]
      : []),
  ]
}

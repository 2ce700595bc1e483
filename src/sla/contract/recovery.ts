import { Fraction } from 'fraction.js'
import type { RecoveryTargets } from '../terms.js'
import type { RecoveryCase } from './contract-input.js'
import type { FinalVerdict, RecoveryTally } from './contract-result.js'
import { exactly } from './exact.js'
import { minuteOf, type Span } from './spans.js'
import { type Badness, ratiosOf, type Ratios } from './ratios.js'

/** How incidents and drills were recovered from: met if everything that was promised was kept, missed if anything was not. */
export function recoveryTally(
  cases: readonly RecoveryCase[],
  targets: RecoveryTargets | null,
  counted: readonly Span[],
): RecoveryTally {
  const states = judgedCases(cases, targets, counted)
  const count = (state: keyof RecoveryTally) => states.filter((one) => one.state === state).length
  return { met: count('met'), missed: count('missed'), unknown: count('unknown') }
}

/** What became of a case. */
export interface JudgedCase {
  readonly one: RecoveryCase
  readonly state: keyof RecoveryTally
}

/** Those that happened in time that counts, in their order. */
export function judgedCases(
  cases: readonly RecoveryCase[],
  targets: RecoveryTargets | null,
  counted: readonly Span[],
): readonly JudgedCase[] {
  return cases.filter((one) => isWithin(one.at, counted)).map((one) => ({ one, state: stateOf(one, targets) }))
}

function isWithin(at: Date, spans: readonly Span[]): boolean {
  const minute = minuteOf(at)
  return spans.some(({ from, to }) => from <= minute && minute < to)
}

function stateOf({ recoverySeconds, lossSeconds }: RecoveryCase, targets: RecoveryTargets | null): keyof RecoveryTally {
  const states = [held(recoverySeconds, targets?.rtoSeconds ?? null), held(lossSeconds, targets?.rpoSeconds ?? null)]
  return (['missed', 'unknown'] as const).find((state) => states.includes(state)) ?? 'met'
}

/** Equal is met. */
function held(actual: number | null, target: number | null): keyof RecoveryTally {
  if (target === null) return 'met'
  if (actual === null) return 'unknown'
  return actual <= target ? 'met' : 'missed'
}

export function recoveryRatios({ met, missed, unknown }: RecoveryTally): Ratios {
  const of = (count: number) => exactly(new Fraction(count))
  const badness: Badness = { counted: of(met + missed + unknown), low: of(missed), extra: of(unknown) }
  return ratiosOf(badness)
}

/** Whatever the objective: one that is missed is a breach. */
export function recoveryVerdict({ met, missed, unknown }: RecoveryTally): FinalVerdict {
  if (missed > 0) return 'breached'
  return met > 0 && unknown === 0 ? 'met' : 'undetermined'
}

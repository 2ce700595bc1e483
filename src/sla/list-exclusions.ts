import { intersect, type Interval } from '../calendar/interval.js'
import type { ExcludedTime } from './contract/contract-result.js'
import { hoursWithin } from './contract/hours.js'
import type { ContractPlan } from './contract/plan.js'
import { common, intervalOf, minuteOf, minus, type Span, union, wholeMinutesOf } from './contract/spans.js'
import type { Exclusion } from './exclusion.js'
import { capWords, refusalCodeOf, refusalWords } from './refusal-words.js'
import { byBeginning, type StatedExclusion } from './stated-exclusion.js'

/**
 * What was said not to count within the judged time, by beginning: what of each window is left out, by another one already, or counts all the
 * same, and why. Planned maintenance of the configuration is no matter of an agreement that excludes none.
 *
 * @param windows that concern the agreement
 */
export function listExclusions(
  plan: ContractPlan,
  windows: readonly StatedExclusion[],
  judged: Interval,
): readonly Exclusion[] {
  const span = { from: minuteOf(judged.from), to: minuteOf(judged.to) }
  const excluded = ownTime(plan, windows)
  return windows
    .toSorted(byBeginning)
    .filter((one) => isItsMatter(one, plan))
    .flatMap((window) => stretchesOf(window, { plan, span, excluded }))
    .toSorted((a, b) => byBeginning({ ...a, name: a.window }, { ...b, name: b.window }))
}

function isItsMatter({ kind, id, isMaintenance }: StatedExclusion, { terms }: ContractPlan): boolean {
  return !(isMaintenance && id === null) || terms.exclusions.some((one) => one.kind === kind)
}

/** Each stretch that is left out, with the window by which it is. */
interface OwnTime {
  readonly window: StatedExclusion
  readonly span: Span
}

function ownTime({ excluded, terms }: ContractPlan, windows: readonly StatedExclusion[]): readonly OwnTime[] {
  const oldest = windows.filter((one) => refusalWords(one, terms) === null).toSorted(byBeginning)
  return excluded.flatMap((time) => {
    const window = oldest.find((one) => isOf(time, one))
    return window === undefined ? [] : [{ window, span: { from: minuteOf(time.from), to: minuteOf(time.to) } }]
  })
}

function isOf({ kind, name, ...time }: ExcludedTime, window: StatedExclusion): boolean {
  return window.kind === kind && window.name === name && intersect(time, window) !== null
}

interface Scene {
  readonly plan: ContractPlan
  readonly span: Span
  readonly excluded: readonly OwnTime[]
}

type Decision = Required<Pick<Exclusion, 'refusal' | 'refusalCode' | 'partOf'>>

const LEFT_OUT: Decision = { refusal: null, refusalCode: null, partOf: null }

function stretchesOf(window: StatedExclusion, { plan, span, excluded }: Scene): readonly Exclusion[] {
  const whole = common(hoursWithin(plan.terms.serviceHours, wholeMinutesOf(window)), [span])
  const put = (spans: readonly Span[], decision: Decision) =>
    spans.map((one) => stretch(window, intervalOf(one), decision))
  const refusal = refusalWords(window, plan.terms)
  if (refusal !== null) {
    return put(whole, { refusal, refusalCode: refusalCodeOf(window, plan.terms), partOf: null })
  }
  const others = excluded.filter((one) => one.window !== window)
  const left = union(excluded.map((one) => one.span))
  return [
    ...put(common(whole, union(excluded.flatMap((one) => (one.window === window ? [one.span] : [])))), LEFT_OUT),
    ...others.flatMap((one) => put(common(whole, [one.span]), { ...LEFT_OUT, partOf: one.window.name })),
    ...put(minus(whole, left), { refusal: capWords(window, plan.terms), refusalCode: 'cap', partOf: null }),
  ]
}

function stretch(
  { name, from: begins, id, kind, announced, recorded, author, reason, evidence }: StatedExclusion,
  { from, to }: Interval,
  { refusal, refusalCode, partOf }: Decision,
): Exclusion {
  const decided = { excluded: refusal === null && partOf === null, refusal, refusalCode, partOf }
  return { window: name, begins, from, to, ...decided, ...{ id, kind, announced, recorded, author, reason, evidence } }
}

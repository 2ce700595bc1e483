import type { EscalationPolicy } from './escalation-policy.js'

const SHORTEST_WAIT_SECONDS = 300

/** How far an escalation has come. */
export interface EscalationState {
  /** When the subject became unacknowledged. */
  readonly since: Date
  /** Steps that have run, through all rounds. */
  readonly done: number
  /** The last step reached nobody: the next one does not wait for its time. */
  readonly isHurried: boolean
}

/** Steps of all rounds together. */
export function stepCount({ steps, repeat }: EscalationPolicy): number {
  return steps.length * (repeat + 1)
}

/**
 * When a step is due.
 *
 * @param position 0 for the first step of the first round, counted on through the rounds
 * @returns `null`: the policy has no such step
 */
export function stepDueAt(policy: EscalationPolicy, since: Date, position: number): Date | null {
  const { steps } = policy
  const step = steps[position % steps.length]
  if (step === undefined || position >= stepCount(policy)) return null
  const round = Math.floor(position / steps.length)
  return new Date(since.getTime() + (round * roundSeconds(policy) + step.afterSeconds) * 1000)
}

/** From a step to the same step of the next round. */
function roundSeconds({ steps }: EscalationPolicy): number {
  const times = steps.map(({ afterSeconds }) => afterSeconds)
  const [first = 0] = times
  const last = times.at(-1) ?? 0
  const wait = last - (times.at(-2) ?? 0)
  return last - first + Math.max(SHORTEST_WAIT_SECONDS, wait)
}

/** Positions of the steps that have to run now, in their order. */
export function dueSteps(policy: EscalationPolicy, state: EscalationState, now: Date): readonly number[] {
  const due: number[] = []
  for (let position = state.done; ; position++) {
    const at = stepDueAt(policy, state.since, position)
    const isHurried = state.isHurried && position === state.done
    if (at === null || (at > now && !isHurried)) return due
    due.push(position)
  }
}

import type { Interval } from '../calendar/interval.js'
import type { Counts } from './counts.js'
import type { EffectiveObjective } from './slo.js'

/** Part of a period in which one objective was in force. */
export interface ObjectiveStretch {
  readonly interval: Interval
  /** Ratio in (0, 1). */
  readonly objective: number
}

/** The objective in force at an instant; before the first one began, the first. */
export function objectiveAt(objectives: readonly EffectiveObjective[], instant: Date): number {
  const inForce = objectives.findLast(({ from }) => from === null || from <= instant) ?? objectives[0]
  if (inForce === undefined) throw new Error('an SLO has no objective')
  return inForce.objective
}

/** Cuts an interval where another objective came into force; at least one part, oldest first. */
export function objectiveStretches(
  objectives: readonly EffectiveObjective[],
  { from, to }: Interval,
): readonly ObjectiveStretch[] {
  const changes = objectives.flatMap(({ from: since }) => (since !== null && since > from && since < to ? [since] : []))
  const bounds = [from, ...changes, to]
  const parts = bounds.slice(0, -1).map((start, index): ObjectiveStretch => {
    return { interval: { from: start, to: bounds[index + 1] ?? to }, objective: objectiveAt(objectives, start) }
  })
  return joined(parts)
}

/** A date that the first objective begins with, or the same value again, changes nothing. */
function joined(parts: readonly ObjectiveStretch[]): readonly ObjectiveStretch[] {
  const all: ObjectiveStretch[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.objective !== part.objective) all.push(part)
    else all[all.length - 1] = { ...last, interval: { from: last.interval.from, to: part.interval.to } }
  }
  return all
}

/**
 * The one objective that allows as many bad events as the parts do together, each held against its own: `1 − Σ nᵢ(1 − oᵢ) / Σ nᵢ`.
 *
 * @param parts at least one
 */
export function overallObjective(
  parts: readonly { readonly objective: number; readonly counts: Pick<Counts, 'events'> }[],
): number {
  const events = parts.reduce((sum, { counts }) => sum + counts.events, 0)
  const [last] = parts.slice(-1)
  if (last === undefined) throw new Error('there is no part of the period')
  if (parts.length === 1 || events <= 0) return last.objective
  const allowed = parts.reduce((sum, { objective, counts }) => sum + counts.events * (1 - objective), 0)
  return 1 - allowed / events
}

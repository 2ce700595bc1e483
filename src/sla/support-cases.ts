import type { SupportCase } from './contract/contract-input.js'
import type { ServiceIncident } from './service-incident.js'
import type { SupportTerms } from './terms.js'

/** Something that was promised for an incident: that somebody acknowledges it, or that it is over, in time. */
export interface PromisedAnswer extends SupportCase {
  /** Number of the incident. */
  readonly incident: number
  readonly severity: string
  readonly promise: 'acknowledge' | 'resolve'
}

/** What support terms promise for each incident, in their order. Staged ones promise nothing, and one that nobody has detected has not begun. */
export function promisedAnswers(
  incidents: readonly ServiceIncident[],
  { targets }: SupportTerms,
): readonly PromisedAnswer[] {
  return incidents.flatMap(({ number, kind, severity, detected, ...done }) => {
    const target = targets.find((one) => one.severity === severity)
    if (kind === 'drill' || detected === null || target === undefined) return []
    const about = { incident: number, severity, opened: detected }
    return [
      ...answer({ ...about, promise: 'acknowledge' as const, done: done.acknowledged }, target.acknowledge),
      ...answer({ ...about, promise: 'resolve' as const, done: done.resolved }, target.resolve),
    ]
  })
}

function answer(
  promised: Omit<PromisedAnswer, 'target'>,
  target: PromisedAnswer['target'] | null,
): readonly PromisedAnswer[] {
  return target === null ? [] : [{ ...promised, target }]
}

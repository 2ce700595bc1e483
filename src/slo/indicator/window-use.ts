import { windowFunctions } from '../../promql/window-functions.js'

/** What a query makes of `$window`: events per second, events per window, or a sum over samples. */
export type WindowUse = 'rate' | 'increase' | 'samples'

/**
 * How a query counts over `$window`.
 *
 * @returns `null` when it mixes ways of counting, or uses a function that does not see every event, such as `irate`
 */
export function windowUse(query: string): WindowUse | null {
  const uses = new Set([...windowFunctions(query)].map(useOf))
  const [only = null, ...others] = uses
  return others.length === 0 ? only : null
}

function useOf(name: string): WindowUse | null {
  if (name === 'rate' || name === 'increase') return name
  return name.endsWith('_over_time') ? 'samples' : null
}

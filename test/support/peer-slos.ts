import { PYRRA_SLOS } from './peer-slos-pyrra.js'
import { SLOTH_SLOS } from './peer-slos-sloth.js'
import type { Course, PeerSlo } from './peer-slo.js'

/** SLOs out of the examples of Sloth and Pyrra, and one for each indicator of Pyrra that those leave out. */
export const PEER_SLOS: readonly PeerSlo[] = [...SLOTH_SLOS, ...PYRRA_SLOS]

/** A little more than the longest window of a page: promtool evaluates sums of 4 min more often than Prometheus does, and would count young ones as old. */
const QUIET = 6 * 3600 + 600

/** Every event fails; forty and twelve times as many fail as the budget allows, as far as there are so many. */
export function coursesOf({ budget, more = [] }: PeerSlo): Course[] {
  const further = more.map((times) => ({
    name: `${times} × the budget`,
    quiet: QUIET,
    seconds: 3600,
    failing: times * budget,
  }))
  const usual = [
    // A budget of a tenth lasts for hours even then.
    { name: 'all fail', quiet: QUIET, seconds: budget < 0.05 ? 1800 : 17_400, failing: 1 },
    { name: '40 × the budget', quiet: QUIET, seconds: 2400, failing: 40 * budget },
    { name: '12 × the budget', quiet: QUIET, seconds: 15_000, failing: 12 * budget },
  ].filter(({ failing }) => failing <= 1)
  return [...usual, ...further]
}

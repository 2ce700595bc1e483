import type { Interval } from '../calendar/interval.js'
import type { ObjectiveKey } from '../slo/counts.js'
import type { Traffic } from './traffic.js'
import type { Hole } from './unseen.js'

/** What the ledger tells about time that it does not know. Both answers are keyed by `objectiveId`; who is missing has nothing to tell. */
export interface TrafficReader {
  /** Traffic by the hour of the week over an interval, in whole hours of UTC. */
  traffic(keys: readonly ObjectiveKey[], interval: Interval): Promise<ReadonlyMap<string, Traffic>>
  /** Stretches of unknown minutes within an interval of whole minutes, oldest first, with what was counted beside them. */
  holes(keys: readonly ObjectiveKey[], interval: Interval): Promise<ReadonlyMap<string, readonly Hole[]>>
}

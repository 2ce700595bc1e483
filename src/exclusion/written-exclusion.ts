import { intersect, type Interval } from '../calendar/interval.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import { configuredExclusions } from '../sla/configured-exclusions.js'
import type { StatedExclusion } from '../sla/stated-exclusion.js'
import type { Order } from './entry.js'

/** What stands under `exclusions` of the configuration: said like what is entered, but nobody knows since when. */
export interface WrittenExclusion extends Omit<Order, 'window'> {
  /** Unique, also among planned maintenance. */
  readonly name: string
}

/** What exclusions are of the configuration. */
export interface ExclusionsPart {
  readonly exclusions: readonly WrittenExclusion[]
}

/** All that the configuration says not to count in a stretch of time: planned maintenance, and single exclusions. */
export function statedByConfiguration({
  maintenance,
  exclusions,
}: ExclusionsPart & { readonly maintenance: readonly MaintenanceWindow[] }): (
  span: Interval,
) => readonly StatedExclusion[] {
  const planned = configuredExclusions(maintenance)
  const written = exclusions.map(statedOfWritten)
  return (span) => [...planned(span), ...written.filter((one) => intersect(one, span) !== null)]
}

function statedOfWritten(one: WrittenExclusion): StatedExclusion {
  return { ...one, id: null, isMaintenance: false, recorded: null }
}

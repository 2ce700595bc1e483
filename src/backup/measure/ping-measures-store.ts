import { mapBreathing } from '../../shared/breathe.js'
import type { Database } from '../../store/database.js'
import { compareMeasures, NOT_MEASURED, type Measures } from './backup-measures.js'
import { readPingMeasures } from './measure-rows-store.js'

/** Size and duration of the newest good runs that pings told of, beside those before them, in memory. */
export interface PingMeasures {
  /** Nothing of what was not read. */
  of(targetId: number | undefined): Measures
  /** Reads those whose newest run is another one than before. */
  refresh(targets: readonly { readonly id: number; readonly newestAt: Date | null }[]): Promise<void>
}

interface Known {
  readonly newestMs: number
  readonly measures: Measures
}

/** Empty before it is refreshed for the first time. Of each target only what came of its runs is kept: there may be ten thousand. */
export function createPingMeasures(database: Database): PingMeasures {
  const known = new Map<number, Known>()
  return {
    of: (targetId) => (targetId === undefined ? undefined : known.get(targetId))?.measures ?? NOT_MEASURED,
    async refresh(targets) {
      const changed = targets.filter(({ id, newestAt }) => {
        return newestAt !== null && known.get(id)?.newestMs !== newestAt.getTime()
      })
      if (changed.length === 0) return
      const ids = changed.map(({ id }) => id)
      const read = await database.read((reader) => readPingMeasures(reader, ids))
      await mapBreathing(changed, ({ id, newestAt }) => {
        known.set(id, { newestMs: newestAt?.getTime() ?? 0, measures: compareMeasures(read.get(id) ?? []) })
      })
    },
  }
}

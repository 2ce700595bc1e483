import type { Database } from '../../store/database.js'
import type { BackupMeasure } from './backup-measures.js'
import { readPingMeasures } from './measure-rows-store.js'

/** Size and duration of the newest good runs that pings told of, in memory. */
export interface PingMeasures {
  /** The newest first; none of what was not read. */
  of(targetId: number | undefined): readonly BackupMeasure[]
  /** Reads those whose newest run is another one than before. */
  refresh(targets: readonly { readonly id: number; readonly newestAt: Date | null }[]): Promise<void>
}

/** Empty before it is refreshed for the first time. */
export function createPingMeasures(database: Database): PingMeasures {
  const known = new Map<number, readonly BackupMeasure[]>()
  return {
    of: (targetId) => (targetId === undefined ? [] : (known.get(targetId) ?? [])),
    async refresh(targets) {
      const changed = targets.filter(({ id, newestAt }) => {
        return newestAt !== null && known.get(id)?.[0]?.pointAt.getTime() !== newestAt.getTime()
      })
      if (changed.length === 0) return
      const ids = changed.map(({ id }) => id)
      const read = await database.read((reader) => readPingMeasures(reader, ids))
      for (const [id, measures] of read)
        known.set(
          id,
          measures.toSorted((a, b) => b.pointAt.getTime() - a.pointAt.getTime()),
        )
    },
  }
}

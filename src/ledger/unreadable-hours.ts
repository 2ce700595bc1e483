import type { Logger } from '../shared/logger.js'
import type { Clock } from '../shared/clock.js'
import type { Database } from '../store/database.js'
import { setAside, setAsideBeyondBounds, type UnreadableHour } from './unreadable-store.js'

/** Hours that readers came upon and could not read. */
export interface UnreadableHours {
  /** Notes one; the next ingest sets it aside. */
  readonly note: (hour: UnreadableHour) => void
  /** Sets aside what is beyond its bounds, whoever wrote it. */
  setAsideBeyondBounds(db: Database): Promise<void>
  /** Sets aside what was noted. */
  setAsideNoted(db: Database): Promise<void>
}

export interface UnreadableHoursParts {
  readonly clock: Clock
  readonly logger: Logger
  /** Told after hours were taken away. */
  readonly onSetAside: () => void
}

export function createUnreadableHours({ clock, logger, onSetAside }: UnreadableHoursParts): UnreadableHours {
  const noted = new Map<string, UnreadableHour>()
  const tell = (hours: readonly UnreadableHour[]) => {
    if (hours.length > 0) onSetAside()
    for (const { kind, targetId, hour } of hours) {
      const at = new Date(hour * 1000).toISOString()
      logger.error(
        { kind, id: targetId, hour: at },
        'An hour of the ledger could not be read: it is set aside and asked for again',
      )
    }
  }
  return {
    note: (hour) => noted.set(`${hour.kind}/${hour.targetId}/${hour.hour}`, hour),
    async setAsideBeyondBounds(db) {
      tell(await setAsideBeyondBounds(db, clock()))
    },
    async setAsideNoted(db) {
      if (noted.size === 0) return
      const hours = [...noted.values()]
      await db.write((transaction) => {
        return setAside(transaction, hours, { now: clock(), reason: 'minutes that cannot be decoded' })
      })
      noted.clear()
      tell(hours)
    },
  }
}

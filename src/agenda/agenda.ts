import { createHash } from 'node:crypto'
import type { Interval } from '../calendar/interval.js'
import type { MaintenanceReader } from '../maintenance/maintenance-reader.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Clock } from '../shared/clock.js'
import type { Database } from '../store/database.js'
import { publishItems, readSecret } from './agenda-store.js'
import { calendarItems } from './calendar-item.js'
import { renderCalendar } from './render-calendar.js'

/** The calendar of planned work, kept in memory. */
export interface Agenda {
  /** Makes it anew of what is planned now. */
  refresh(): Promise<void>
  /** `null`: it was not made yet. */
  current(): { readonly body: Buffer; readonly etag: string; readonly secret: string } | null
}

export interface AgendaParts {
  readonly config: { readonly organisation: string; readonly maintenance: readonly MaintenanceWindow[] }
  readonly maintenance: MaintenanceReader
  readonly database: Database
  readonly clock: Clock
  readonly newId: () => string
}

export function createAgenda({ config, maintenance, database, clock, newId }: AgendaParts): Agenda {
  let current: ReturnType<Agenda['current']> = null
  return {
    current: () => current,
    async refresh() {
      const now = clock()
      const span = describedSpan(now)
      const entered = await maintenance.within({ from: now, to: span.to })
      const items = calendarItems(config.maintenance, entered, span.to)
      const published = await publishItems(database, { items, now, newId })
      const body = Buffer.from(renderCalendar(published, { organisation: config.organisation, span }))
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
      current = { body, etag, secret: await database.read(readSecret) }
    },
  }
}

/** Whole years, so that the calendar changes with the year and not with the minute: zones, and times around changes of the clock. */
export function describedSpan(now: Date): Interval {
  const year = now.getUTCFullYear()
  return { from: new Date(Date.UTC(year - 2, 0, 1)), to: new Date(Date.UTC(year + 6, 0, 1)) }
}

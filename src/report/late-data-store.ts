import { intersect, type Interval } from '../calendar/interval.js'
import { unionOf } from '../calendar/interval-sets.js'
import { readEventsSince } from '../event/event-store.js'
import { ledgerEvents } from '../ledger/ledger-events.js'
import type { Reader } from '../store/database.js'
import type { LateData } from './correction.js'

const HOUR_MS = 3_600_000

/** What was found, and the last event that tells of it. */
export interface Found<What> {
  readonly found: readonly What[]
  readonly lastEvent: number
}

export interface LateDataQuestion {
  readonly services: readonly string[]
  readonly interval: Interval
  /** Events from this instant on, and after this one. */
  readonly since: Date
  readonly after: number
}

/** What became known of a period, by what the ledger recorded of it; at most one. */
export async function findLateData(database: Reader, question: LateDataQuestion): Promise<Found<LateData>> {
  const { services, interval, since, after } = question
  const hours: Interval[] = []
  let minutes = 0
  let lastEvent = after
  for (const { id, event } of await readEventsSince(database, ledgerEvents, { since, after })) {
    if (!services.includes(event.subject.id)) continue
    for (const { hour, minutes: more } of event.data.hours) {
      const from = new Date(hour)
      const own = intersect({ from, to: new Date(from.getTime() + HOUR_MS) }, interval)
      if (own === null) continue
      hours.push(own)
      minutes += more
      lastEvent = id
    }
  }
  return { found: hours.length === 0 ? [] : [{ kind: 'late_data', hours: unionOf(hours), minutes }], lastEvent }
}

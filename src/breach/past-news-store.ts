import { movePlaceInEvents, placeInEvents } from '../event/event-consumer-store.js'
import { lastEvent, readEventsSince } from '../event/event-store.js'
import { exclusionEvents } from '../exclusion/exclusion-events.js'
import { ledgerEvents } from '../ledger/ledger-events.js'
import type { Database } from '../store/database.js'
import type { PastNews } from './reached-periods.js'

const HOUR_MS = 3_600_000

/**
 * What has happened since the past was followed the last time, and up to which event that is; `null`: nothing.
 *
 * @param follower under which it is kept how far somebody has followed it
 */
export function readPastNews(
  database: Database,
  follower: string,
): Promise<(PastNews & { readonly last: number }) | null> {
  return database.read(async (reader) => {
    const after = await placeInEvents(reader, follower)
    // First how far the stream reaches: what comes while it is read is read again.
    const last = await lastEvent(reader)
    if (last === null || last <= after) return null
    const stretch = { since: new Date(0), after }
    const said = await readEventsSince(reader, exclusionEvents, stretch)
    const filled = await readEventsSince(reader, ledgerEvents, stretch)
    return {
      last,
      said: said.map(({ event: { data } }) => ({ ...data, from: new Date(data.from), to: new Date(data.to) })),
      late: filled.flatMap(({ event }) => event.data.hours.map(({ hour }) => lateHour(event.subject.id, hour))),
    }
  })
}

function lateHour(service: string, hour: string) {
  const from = new Date(hour)
  return { service, from, to: new Date(from.getTime() + HOUR_MS) }
}

/** Notes that the past was followed up to an event. */
export function pastWasFollowed(database: Database, follower: string, last: number): Promise<void> {
  return database.write((transaction) => movePlaceInEvents(transaction, follower, last))
}

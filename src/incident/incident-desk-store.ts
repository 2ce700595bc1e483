import type { Actor } from '../event/domain-event.js'
import type { Clock } from '../shared/clock.js'
import type { Database, Reader } from '../store/database.js'
import { withIncident } from './incident-book.js'
import { findIncident, findIncidentByNumber, saveApplied } from './incident-store.js'
import type { Incident } from './incident.js'
import { acknowledged, falsePositive, resolved, type Action, type Word } from './incident-actions.js'

/** Where people act on incidents. Each returns the incident as it is then; `null`: there is none of that id or number. Repeating changes nothing. */
export interface IncidentDesk {
  readonly find: (idOrNumber: string) => Promise<Incident | null>
  /** The first acknowledgement counts. */
  readonly acknowledge: (idOrNumber: string, word: Word) => Promise<Incident | null>
  /** Closes it. The service is good, says the person: where no recovery was measured, it is now. */
  readonly resolve: (idOrNumber: string, word: Word) => Promise<Incident | null>
  /** Nothing was wrong: closes it and takes it out of the statistics. */
  readonly markFalsePositive: (idOrNumber: string, word: Word) => Promise<Incident | null>
}

/** The desk over the store. */
export function createIncidentDesk({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): IncidentDesk {
  const act = (idOrNumber: string, { by }: Word, change: Action) =>
    changeIncident(database, idOrNumber, { change, now: clock(), actor: { kind: 'person', name: by } })
  return {
    find: (idOrNumber) => database.read((reader) => find(reader, idOrNumber)),
    acknowledge: (idOrNumber, word) => act(idOrNumber, word, (incident, now) => acknowledged(incident, word, now)),
    resolve: (idOrNumber, word) => act(idOrNumber, word, (incident, now) => resolved(incident, word, now)),
    markFalsePositive: (idOrNumber, word) =>
      act(idOrNumber, word, (incident, now) => falsePositive(incident, word, now)),
  }
}

function find(database: Reader, idOrNumber: string): Promise<Incident | null> {
  return /^\d{1,9}$/.test(idOrNumber)
    ? findIncidentByNumber(database, Number(idOrNumber))
    : findIncident(database, idOrNumber)
}

function changeIncident(
  database: Database,
  idOrNumber: string,
  { change, now, actor }: { readonly change: Action; readonly now: Date; readonly actor: Actor },
): Promise<Incident | null> {
  return database.write(async (transaction) => {
    const found = await find(transaction, idOrNumber)
    if (found === null) return null
    const { incident, changes } = change(found, now)
    if (incident === found) return found
    const book = { service: found.service, environment: found.environment, incidents: [found], loose: [] }
    await saveApplied(transaction, book, { applied: { book: withIncident(book, incident), changes }, at: now, actor })
    return incident
  })
}

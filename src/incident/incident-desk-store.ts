import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Initiator } from '../audit/initiator.js'
import type { Clock } from '../shared/clock.js'
import type { Database, Reader } from '../store/database.js'
import { incidentObject, incidentValues } from './incident-audit.js'
import { withIncident } from './incident-book.js'
import { findIncident, findIncidentByNumber, saveApplied } from './incident-store.js'
import type { Incident } from './incident.js'
import { acknowledged, falsePositive, resolved, type Action, type Word } from './incident-actions.js'

/** What a person says about an incident, and how they say it. */
export interface SpokenWord extends Word {
  readonly initiator: Initiator
}

/** Where people act on incidents. Each returns the incident as it is then; `null`: there is none of that id or number. Repeating changes nothing. */
export interface IncidentDesk {
  readonly find: (idOrNumber: string) => Promise<Incident | null>
  /** The first acknowledgement counts. */
  readonly acknowledge: (idOrNumber: string, word: SpokenWord) => Promise<Incident | null>
  /** Closes it. The service is good, says the person: where no recovery was measured, it is now. */
  readonly resolve: (idOrNumber: string, word: SpokenWord) => Promise<Incident | null>
  /** Nothing was wrong: closes it and takes it out of the statistics. */
  readonly markFalsePositive: (idOrNumber: string, word: SpokenWord) => Promise<Incident | null>
}

/** The desk over the store. */
export function createIncidentDesk({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): IncidentDesk {
  const act = (idOrNumber: string, { initiator }: SpokenWord, deed: NamedAction) =>
    changeIncident(database, idOrNumber, { ...deed, now: clock(), initiator })
  return {
    find: (idOrNumber) => database.read((reader) => find(reader, idOrNumber)),
    acknowledge: (idOrNumber, word) =>
      act(idOrNumber, word, {
        name: 'incident.acknowledge',
        change: (incident, now) => acknowledged(incident, word, now),
      }),
    resolve: (idOrNumber, word) =>
      act(idOrNumber, word, { name: 'incident.resolve', change: (incident, now) => resolved(incident, word, now) }),
    markFalsePositive: (idOrNumber, word) =>
      act(idOrNumber, word, {
        name: 'incident.mark-false-positive',
        change: (incident, now) => falsePositive(incident, word, now),
      }),
  }
}

function find(database: Reader, idOrNumber: string): Promise<Incident | null> {
  return /^\d{1,9}$/.test(idOrNumber)
    ? findIncidentByNumber(database, Number(idOrNumber))
    : findIncident(database, idOrNumber)
}

interface NamedAction {
  /** As the audit log calls it. */
  readonly name: string
  readonly change: Action
}

function changeIncident(
  database: Database,
  idOrNumber: string,
  { name, change, now, initiator }: NamedAction & { readonly now: Date; readonly initiator: Initiator },
): Promise<Incident | null> {
  return database.write(async (transaction) => {
    const found = await find(transaction, idOrNumber)
    if (found === null) return null
    const { incident, changes } = change(found, now)
    if (incident === found) return found
    const book = { service: found.service, environment: found.environment, incidents: [found], loose: [] }
    const applied = { book: withIncident(book, incident), changes }
    await saveApplied(transaction, book, { applied, at: now, actor: initiator })
    const values = difference(incidentValues(found), incidentValues(incident))
    await recordChange(transaction, { initiator, at: now, action: name, object: incidentObject(incident), ...values })
    return incident
  })
}

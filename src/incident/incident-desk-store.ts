import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Initiator } from '../audit/initiator.js'
import type { FailureClass } from '../drill/drill.js'
import type { Clock } from '../shared/clock.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import { editMilestone, type MilestoneEdit } from './edit-milestone.js'
import {
  acknowledged,
  assigned,
  classified,
  falsePositive,
  resolved,
  severityAs,
  updated,
  type Action,
  type Spoken,
  type Update,
  type Word,
} from './incident-actions.js'
import { incidentObject, incidentValues } from './incident-audit.js'
import { bookOf, withIncident } from './incident-book.js'
import { IncidentRefusedError } from './incident-refused.js'
import type { IncidentSettings, Severity } from './incident-settings.js'
import { findByName, findCourse, findIncident, saveApplied } from './incident-store.js'
import type { Incident, IncidentRole } from './incident.js'
import { merge, unmerge } from './merge-desk-store.js'
import { openByHand, type Opening, type OpeningMeans } from './opening-desk-store.js'

type Act<Said> = (idOrNumber: string, said: Spoken<Said>) => Promise<Incident | null>

/**
 * Where people act on incidents. Each returns the incident as it is then; `null`: there is none of that id or number. Repeating changes
 * nothing, but that what is said in an update is said twice. What is part of another incident is left alone: that one is acted on.
 */
export interface IncidentDesk {
  readonly find: (idOrNumber: string) => Promise<Incident | null>
  /** The same, and of what is part of another that one. */
  readonly findWhole: (idOrNumber: string) => Promise<Incident | null>
  /** Opens one that no alert tells of. Rejects with `IncidentRefusedError` where that cannot be. */
  readonly open: (said: Spoken<Opening>) => Promise<Incident>
  /** The first acknowledgement counts. */
  readonly acknowledge: Act<Word>
  /** Closes it. The service is good, says the person: where no recovery was measured, it is now. */
  readonly resolve: Act<Word>
  /** Nothing was wrong: closes it and takes it out of the statistics. */
  readonly markFalsePositive: Act<Word>
  /** Tells the others something. */
  readonly update: Act<Omit<Update, 'by'>>
  /** Who has a role from now on; `person` `null`: nobody. */
  readonly assign: Act<{ readonly role: IncidentRole; readonly person: string | null }>
  /** What kind of failure it was; `failureClass` `null`: that is not said any more. */
  readonly classify: Act<{ readonly failureClass: FailureClass | null }>
  /** How urgent it is, whatever its alerts say. One that pages raises it again. */
  readonly setSeverity: Act<Word & { readonly severity: Severity }>
  /** Says when something was; what stood there before is kept. */
  readonly editMilestone: Act<MilestoneEdit>
  /** Makes it a part of another one, which is returned. Rejects with `IncidentRefusedError` where there is none of that id or number. */
  readonly merge: Act<Word & { readonly into: string }>
  /**
   * Takes it out of the incident that it is part of, and returns it. Rejects with `IncidentRefusedError` where others became part of that one later, where
   * that one is itself part of another, or where nobody kept what they were.
   */
  readonly unmerge: Act<Word>
}

export interface IncidentDeskParts extends Pick<OpeningMeans, 'services' | 'newId'> {
  readonly database: Database
  readonly clock: Clock
  readonly settings: IncidentSettings
  /** Told after each thing that people did. */
  readonly onActed: () => void
}

/** The desk over the store. */
export function createIncidentDesk(parts: IncidentDeskParts): IncidentDesk {
  const { database, clock, settings, onActed } = parts
  const writing = async <T>(write: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const result = await database.write(write)
    onActed()
    return result
  }
  const acting =
    <Said>(name: string, change: (incident: Incident, said: Spoken<Said>, now: Date) => ReturnType<Action>) =>
    (id: string, said: Spoken<Said>) => {
      const order = { name, initiator: said.initiator, now: clock(), said: wordsOf(said) }
      return writing((transaction) =>
        changeIncident(transaction, id, { ...order, change: (incident, now) => change(incident, said, now) }),
      )
    }
  return {
    find: (idOrNumber) => database.read((reader) => findByName(reader, idOrNumber)),
    findWhole: (idOrNumber) => database.read((reader) => findWholeByName(reader, idOrNumber)),
    open: (said) => writing((transaction) => openByHand(transaction, said, { ...parts, now: clock() })),
    acknowledge: acting('incident.acknowledge', acknowledged),
    resolve: acting('incident.resolve', resolved),
    markFalsePositive: acting('incident.mark-false-positive', falsePositive),
    update: acting('incident.update', updated),
    assign: acting('incident.assign', (incident, order) => assigned(incident, order, order.by)),
    classify: acting('incident.classify', (incident, { failureClass, by }) => classified(incident, failureClass, by)),
    setSeverity: acting('incident.severity', severityAs),
    editMilestone: acting('incident.edit-milestone', editMilestone),
    merge: (id, said) =>
      writing((transaction) => merge(transaction, { id, said, means: { settings, word: said, now: clock() } })),
    unmerge: (id, said) =>
      writing((transaction) => unmerge(transaction, { id, said, means: { settings, word: said, now: clock() } })),
  }
}

/** What the audit log keeps of it beside what it changes. */
function wordsOf(said: object): object {
  return 'text' in said ? { update: said.text } : {}
}

/** The incident of an id, and of what is part of another that one; `null`: there is none. */
export async function findWholeById(database: Reader, id: string): Promise<Incident | null> {
  return wholeOf(database, await findIncident(database, id))
}

/** The same by id or number. */
export async function findWholeByName(database: Reader, idOrNumber: string): Promise<Incident | null> {
  return wholeOf(database, await findByName(database, idOrNumber))
}

async function wholeOf(database: Reader, found: Incident | null): Promise<Incident | null> {
  let incident = found
  while (incident !== null && incident.mergedInto !== null) incident = await findIncident(database, incident.mergedInto)
  return incident
}

/** Something that is done to an incident, and by whom. */
export interface IncidentOrder {
  /** As the audit log calls it. */
  readonly name: string
  readonly change: Action
  readonly now: Date
  readonly initiator: Initiator
  /** For the audit log, beside what is changed. */
  readonly said: object
}

/**
 * Does something to an incident within a transaction; `null`: there is none of that id or number.
 *
 * @throws IncidentRefusedError where it is part of another one
 */
export async function changeIncident(
  transaction: Transaction,
  idOrNumber: string,
  { name, change, now, initiator, said }: IncidentOrder,
): Promise<Incident | null> {
  const found = await findByName(transaction, idOrNumber)
  if (found === null) return null
  await refusePart(transaction, found)
  const { incident, changes } = change(found, now)
  if (incident === found && changes.length === 0) return found
  const book = bookOf(found)
  const applied = { book: withIncident(book, incident), changes }
  await saveApplied(transaction, book, { applied, at: now, actor: initiator })
  const values = difference(incidentValues(found), incidentValues(incident))
  const entry = { initiator, at: now, action: name, object: incidentObject(incident) }
  await recordChange(transaction, { ...entry, old: values.old, new: { ...values.new, ...said } })
  return incident
}

async function refusePart(reader: Reader, { number, mergedInto }: Incident): Promise<void> {
  if (mergedInto === null) return
  const whole = await findCourse(reader, mergedInto)
  throw new IncidentRefusedError(`#${number} is part of #${whole?.number ?? '?'}: act on that one`)
}

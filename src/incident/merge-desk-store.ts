import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Initiator } from '../audit/initiator.js'
import type { Transaction } from '../store/database.js'
import type { Word } from './incident-actions.js'
import { incidentObject, incidentValues } from './incident-audit.js'
import { bookOf, withIncident } from './incident-book.js'
import { dropMerge, findMerge, keepMerge } from './incident-merges-store.js'
import { IncidentRefusedError } from './incident-refused.js'
import { findByName, findIncident, saveApplied } from './incident-store.js'
import type { Incident, IncidentChange } from './incident.js'
import { mergeIncidents, type MergeMeans } from './merge-incidents.js'
import { recordOf, type MergeRecord } from './merge-record.js'
import { unmergeIncidents } from './unmerge-incidents.js'

type Spoken = Word & { readonly initiator: Initiator }

interface Order<Said extends Spoken> {
  /** Id or number of the part. */
  readonly id: string
  readonly said: Said
  readonly means: MergeMeans
}

/** Makes an incident part of another one, which is returned; `null`: there is none of that id or number. */
export async function merge(
  transaction: Transaction,
  { id, said, means }: Order<Spoken & { readonly into: string }>,
): Promise<Incident | null> {
  const { into, initiator } = said
  const part = await findByName(transaction, id)
  if (part === null) return null
  const whole = await findByName(transaction, into)
  if (whole === null)
    throw new IncidentRefusedError(`there is no incident ${into} that #${part.number} could be part of`)
  const merged = mergeIncidents(whole, part, means)
  if (merged === null) return whole
  await save(transaction, { whole, part, ...{ now: merged, at: means.now, initiator } })
  await keepMerge(transaction, { partId: part.id, wholeId: whole.id }, recordOf(whole, part, merged.whole))
  const values = difference(incidentValues(part), incidentValues(merged.part))
  const changed = { initiator, at: means.now, action: 'incident.merge', object: incidentObject(part), ...values }
  await recordChange(transaction, { ...changed, new: { ...values.new, into: whole.number } })
  return merged.whole
}

/** Takes an incident out of the one that it is part of, and returns it; as it is where it is part of none. */
export async function unmerge(transaction: Transaction, { id, said, means }: Order<Spoken>): Promise<Incident | null> {
  const { initiator } = said
  const part = await findByName(transaction, id)
  if (part?.mergedInto == null) return part
  const whole = await findIncident(transaction, part.mergedInto)
  if (whole === null) throw new Error(`#${part.number} is part of an incident that there is not`)
  const record = await recordToUndo(transaction, whole, part)
  const apart = unmergeIncidents(whole, part, { ...means, record })
  await save(transaction, { whole, part, ...{ now: apart, at: means.now, initiator } })
  await dropMerge(transaction, part.id)
  const values = difference(incidentValues(part), incidentValues(apart.part))
  const changed = { initiator, at: means.now, action: 'incident.unmerge', object: incidentObject(part), ...values }
  await recordChange(transaction, { ...changed, old: { ...values.old, into: whole.number } })
  return apart.part
}

/** What they were, where they can be taken apart. */
async function recordToUndo(transaction: Transaction, whole: Incident, part: Incident): Promise<MergeRecord> {
  if (whole.mergedInto !== null) {
    const outer = await findIncident(transaction, whole.mergedInto)
    const above = `#${whole.number}, of which #${part.number} is a part, is itself part of #${outer?.number ?? '?'}`
    throw new IncidentRefusedError(`${above}: take that out first`)
  }
  const merged = await findMerge(transaction, part.id)
  if (merged === null)
    throw new IncidentRefusedError(
      `#${part.number} was merged by an older version of Plimsoll, which did not keep what it was: it stays part of #${whole.number}`,
    )
  const [newest] = merged.later
  if (newest !== undefined)
    throw new IncidentRefusedError(
      `#${newest} became part of #${whole.number} later than #${part.number}: take that out first`,
    )
  return merged.record
}

interface Saving {
  readonly whole: Incident
  readonly part: Incident
  readonly now: { readonly whole: Incident; readonly part: Incident; readonly changes: readonly IncidentChange[] }
  readonly at: Date
  readonly initiator: Initiator
}

async function save(transaction: Transaction, { whole, part, now, at, initiator }: Saving): Promise<void> {
  const before = bookOf(whole, part)
  const book = withIncident(withIncident(before, now.whole), now.part)
  await saveApplied(transaction, before, { applied: { book, changes: now.changes }, at, actor: initiator })
}

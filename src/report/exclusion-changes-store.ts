import type { SaidTime } from '../feature/report-section.js'
import { readEventsSince } from '../event/event-store.js'
import { nameOf } from '../exclusion/entry.js'
import { exclusionEvents, type ExclusionEvent } from '../exclusion/exclusion-events.js'
import type { Reader } from '../store/database.js'
import type { ChangedExclusion } from './correction.js'
import type { Found } from './late-data-store.js'

export interface ExclusionsQuestion {
  /** Events from this instant on, and after this one. */
  readonly since: Date
  readonly after: number
  /** Whether what is asked for can be another because of it. */
  readonly isReached: (said: SaidTime) => Promise<boolean>
}

/** What was entered or withdrawn, as far as it reaches something; in the order in which it was. */
export async function findChangedExclusions(
  reader: Reader,
  { since, after, isReached }: ExclusionsQuestion,
): Promise<Found<ChangedExclusion>> {
  const found: ChangedExclusion[] = []
  let lastEvent = after
  for (const { id, event } of await readEventsSince(reader, exclusionEvents, { since, after })) {
    const { kind, scope } = event.data
    const time = { from: new Date(event.data.from), to: new Date(event.data.to) }
    if (!(await isReached({ ...time, kind, scope }))) continue
    found.push({ ...time, ...changeOf(event) })
    lastEvent = id
  }
  return { found, lastEvent }
}

function changeOf({ kind, data }: ExclusionEvent): Omit<ChangedExclusion, 'from' | 'to'> {
  const { id, author, reason } = data
  const said = kind === 'exclusion_added' ? { by: author, why: reason } : { by: data.by, why: data.why }
  return { kind, id, name: nameOf(data), ...said }
}

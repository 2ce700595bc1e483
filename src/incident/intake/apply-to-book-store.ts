import { byJob } from '../../audit/initiator.js'
import { readDrillSpans } from '../../drill/drill-spans-store.js'
import type { Actor } from '../../event/domain-event.js'
import { AppError } from '../../shared/app-error.js'
import { batches } from '../../shared/batches.js'
import { inPortions } from '../../shared/breathe.js'
import type { Clock } from '../../shared/clock.js'
import type { Transaction } from '../../store/database.js'
import { storeTrouble } from '../../store/store-trouble.js'
import { createAlertDesk } from './alert-desk.js'
import { withOverrun } from './drilled-incidents.js'
import { indexBook } from './alert-index.js'
import { recordIncidentChanges } from '../incident-audit-store.js'
import type { AlertObservation } from './alert-observation.js'
import type { IncidentBook } from '../incident-book.js'
import type { IncidentSettings } from '../incident-settings.js'
import { loadBook, nextIncidentNumber, saveApplied } from '../incident-store.js'
import type { IncidentIdentity } from '../incident.js'

/** What the store holds of a service's incidents cannot be read: nothing can be made of its alerts until that is mended. */
export class UnreadableBook extends AppError {
  constructor({ service }: IncidentIdentity, cause: unknown) {
    super('incidents_unreadable', `the incidents of ${service} cannot be read from the store`, { cause })
  }
}

export interface BookParts {
  readonly settings: IncidentSettings
  readonly newId: () => string
  readonly clock: Clock
}

export interface BookWork {
  readonly transaction: Transaction
  readonly identity: IncidentIdentity
  readonly observations: readonly AlertObservation[]
  /** Who brought them. */
  readonly actor: Actor
  /** Whether the audit log has an entry of it already: that of the delivery. */
  readonly isNoted: boolean
}

/** Observations that are applied without a breath: some milliseconds. */
const PORTION = 250

/** Makes incidents of what is said about one service, in the order in which the alerts began, whenever each was delivered. */
export async function applyToBook({ settings, newId, clock }: BookParts, work: BookWork): Promise<void> {
  const { transaction, identity, observations, actor, isNoted } = work
  const before = await readBook(transaction, identity, clock())
  let number = await nextIncidentNumber(transaction)
  const drills = await readDrillSpans(transaction, identity, clock())
  const means = { settings, drills, newId, nextNumber: () => number++ }
  const desk = createAlertDesk(before, means, await indexBook(before))
  const sorted = observations.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  await inPortions(batches(sorted, PORTION), (portion) => {
    for (const observation of portion) desk.apply(observation)
  })
  const applied = withOverrun(desk.applied(), drills)
  await saveApplied(transaction, before, { applied, at: clock(), actor })
  const noted = { initiator: byJob(actor.name), at: clock(), action: 'incident.compare' }
  if (!isNoted) await recordIncidentChanges(transaction, { before, after: applied.book }, noted)
}

async function readBook(transaction: Transaction, identity: IncidentIdentity, now: Date): Promise<IncidentBook> {
  try {
    return await loadBook(transaction, identity, now)
  } catch (error) {
    throw storeTrouble(error) === null ? new UnreadableBook(identity, error) : error
  }
}

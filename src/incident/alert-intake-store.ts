import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { AlertObservation } from './alert-observation.js'
import { applyAlert } from './apply-alert.js'
import { identifyAlert } from './identify-alert.js'
import type { Applied } from './incident-book.js'
import type { IncidentSettings } from './incident-settings.js'
import { loadBook, nextIncidentNumber, saveApplied } from './incident-store.js'
import type { IncidentIdentity } from './incident.js'
import { keepObservations, markApplied, readWaiting } from './observation-store.js'

/** Takes what is said about alerts into the store and makes incidents of it. */
export interface AlertIntake {
  /** Keeps what was received; when it resolves, nothing of it can be lost any more. Rejects when the store fails. */
  keep(observations: readonly AlertObservation[]): Promise<void>
  /** Makes incidents of everything that was kept and waits, oldest first. */
  applyWaiting(): Promise<void>
  /**
   * Makes incidents of an observation that can be asked for again, so that it need not be kept.
   *
   * @returns whose alert it is; `null`: of no service here
   */
  apply(observation: AlertObservation): Promise<IncidentIdentity | null>
}

export interface AlertIntakeParts {
  readonly database: Database
  readonly services: readonly { readonly name: string; readonly environment: string | null }[]
  readonly settings: IncidentSettings
  readonly newId: () => string
  readonly clock: Clock
  readonly steps: Steps
}

const BATCH = 100

/** The intake over the store. */
export function createAlertIntake(parts: AlertIntakeParts): AlertIntake {
  const { database, steps } = parts
  return {
    async keep(observations) {
      await database.transaction().execute(async (transaction) => {
        await keepObservations(transaction, observations)
        steps('webhook:persisted')
      })
      steps('webhook:committed')
    },
    async applyWaiting() {
      while (await applyBatch(parts));
    },
    apply: (observation) => database.transaction().execute((transaction) => applyOne(parts, transaction, observation)),
  }
}

/** Whether there may be more. */
async function applyBatch(parts: AlertIntakeParts): Promise<boolean> {
  if ((await readWaiting(parts.database, 1)).length === 0) return false
  const isMore = await parts.database.transaction().execute(async (transaction) => {
    const waiting = await readWaiting(transaction, BATCH)
    for (const { observation } of waiting) await applyOne(parts, transaction, observation)
    const ids = waiting.map(({ id }) => id)
    await markApplied(transaction, ids, parts.clock())
    parts.steps('webhook:applied')
    return waiting.length === BATCH
  })
  return isMore
}

async function applyOne(
  parts: AlertIntakeParts,
  transaction: Database,
  observation: AlertObservation,
): Promise<IncidentIdentity | null> {
  const { settings, newId, services, clock } = parts
  const identity = identifyAlert(observation.labels, services)
  if (identity === null) return null
  const before = await loadBook(transaction, identity, clock())
  const number = await nextIncidentNumber(transaction)
  const applied: Applied = applyAlert(before, observation, { settings, newId, nextNumber: () => number })
  await saveApplied(transaction, before, { applied, at: clock() })
  return identity
}

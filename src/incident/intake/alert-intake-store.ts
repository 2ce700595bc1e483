import { batches } from '../../shared/batches.js'
import { inPortions } from '../../shared/breathe.js'
import type { Database } from '../../store/database.js'
import type { AlertObservation } from './alert-observation.js'
import type { AlertIntakeParts } from './alert-intake-parts.js'
import { applyWaiting } from './alert-queue-store.js'
import { applyToBook } from './apply-to-book-store.js'
import { createIdentify, groupByIdentity, type Identify } from './identify-alert.js'
import { keepObservations, setAside, type UnusableAlert } from './observation-store.js'

/** Takes what is said about alerts into the store and makes incidents of it. */
export interface AlertIntake {
  /**
   * Keeps what was received, and what of it cannot be read; when it resolves, nothing of it can be lost any more. Rejects when the store
   * fails.
   */
  keep(observations: readonly AlertObservation[], unreadable?: readonly UnusableAlert[]): Promise<void>
  /**
   * Makes incidents of everything that was kept and waits, oldest first. What nothing can be made of is set aside; a service whose incidents
   * cannot be read holds up no other, then it rejects.
   */
  applyWaiting(): Promise<void>
  /** Makes incidents of observations that can be asked for again, so that they need not be kept. */
  apply(observations: readonly AlertObservation[]): Promise<void>
  /** Whose alert it is; `null`: of no service here. */
  readonly identify: Identify
}

/** What was asked for. */
const COMPARISON = { kind: 'job', name: 'alerts' } as const

/** A commit of more holds the process up for too long. Whoever hears no answer repeats all of it, and what is there already is passed over. */
const KEPT_TOGETHER = 2000

/** The intake over the store. */
export function createAlertIntake(parts: AlertIntakeParts): AlertIntake {
  const { database, steps } = parts
  const identify = createIdentify(parts.services)
  const onlyOnce = createTurns()
  const report = (alerts: readonly UnusableAlert[]) => {
    for (const { reason } of alerts) {
      parts.logger.error({ reason }, 'An alert was set aside, because nothing can be made of it')
      parts.onSetAside()
    }
  }
  return {
    async keep(observations, unreadable = []) {
      const portions = batches(observations, KEPT_TOGETHER)
      await inPortions(portions.slice(0, -1), (portion) => keepTogether(database, portion))
      await database.write(async (transaction) => {
        await keepObservations(transaction, portions.at(-1) ?? [])
        await setAside(transaction, unreadable)
        steps('webhook:persisted')
      })
      report(unreadable)
      steps('webhook:committed')
    },
    applyWaiting: () => onlyOnce(() => applyWaiting({ ...parts, identify, report })),
    async apply(observations) {
      for (const { identity, items } of groupByIdentity(observations, ({ labels }) => identify(labels)).values())
        if (identity !== null)
          await database.write((transaction) =>
            applyToBook(parts, { transaction, identity, observations: items, actor: COMPARISON }),
          )
    },
    identify,
  }
}

function keepTogether(database: Database, observations: readonly AlertObservation[]): Promise<void> {
  return database.write((transaction) => keepObservations(transaction, observations))
}

/** One at a time: whoever asks while one is under way waits for the next. */
function createTurns(): (work: () => Promise<void>) => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const begin = (work: () => Promise<void>) => {
    running = work().finally(() => {
      running = null
    })
    return running
  }
  return (work) => {
    if (running === null) return begin(work)
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return begin(work)
      })
    return next
  }
}

import { recordChange } from '../../audit/audit-store.js'
import { byJob, type Initiator } from '../../audit/initiator.js'
import { batches } from '../../shared/batches.js'
import { inPortions } from '../../shared/breathe.js'
import type { Transaction } from '../../store/database.js'
import type { Clock } from '../../shared/clock.js'
import type { AlertObservation } from './alert-observation.js'
import type { AlertIntakeParts } from './alert-intake-parts.js'
import { applyWaiting } from './alert-queue-store.js'
import { applyToBook } from './apply-to-book-store.js'
import { createIdentify, groupByIdentity, type Identify } from './identify-alert.js'
import { keepObservations, setAside, type UnusableAlert } from './observation-store.js'

/** What was received at once. */
export interface Delivery {
  readonly observations: readonly AlertObservation[]
  /** What of it cannot be read. */
  readonly unreadable: readonly UnusableAlert[]
  readonly initiator: Initiator
}

/** Takes what is said about alerts into the store and makes incidents of it. */
export interface AlertIntake {
  /**
   * Keeps what was received, and what of it cannot be read; when it resolves, nothing of it can be lost any more. Rejects when the store
   * fails.
   */
  keep(delivery: Delivery): Promise<void>
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
const COMPARISON = byJob('alerts')

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
    async keep(delivery) {
      const { observations, unreadable } = delivery
      const note = createDeliveryNote(delivery, parts.clock)
      const portions = batches(observations, KEPT_TOGETHER)
      await inPortions(portions.slice(0, -1), (portion) =>
        database.write(async (transaction) => note(transaction, await keepObservations(transaction, portion))),
      )
      await database.write(async (transaction) => {
        const news = await keepObservations(transaction, portions.at(-1) ?? [])
        await note(transaction, news + (await setAside(transaction, unreadable)))
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
            applyToBook(parts, { transaction, identity, observations: items, actor: COMPARISON, isNoted: false }),
          )
    },
    identify,
  }
}

/**
 * A delivery has one entry in the audit log, with the first that is new of it, so that nothing of it is kept without; one that only repeats
 * what is known changes nothing.
 */
function createDeliveryNote(
  delivery: Delivery,
  clock: Clock,
): (transaction: Transaction, news: number) => Promise<void> {
  let isNoted = false
  return async (transaction, news) => {
    if (isNoted || news === 0) return
    const { initiator, ...what } = delivery
    const object = { kind: 'alerts', id: initiator.name }
    await recordChange(transaction, { initiator, at: clock(), action: 'alerts.deliver', object, new: valuesOf(what) })
    isNoted = true
  }
}

/** Alerts that an entry names; of more it says how many. */
const NAMED = 10

function valuesOf({ observations, unreadable }: Pick<Delivery, 'observations' | 'unreadable'>) {
  const named = observations.slice(0, NAMED).map(({ fingerprint, status, startsAt, labels }) => {
    return { fingerprint, status, startsAt, alert: labels['alertname'] ?? null, service: labels['service'] ?? null }
  })
  return { alerts: observations.length, unreadable: unreadable.length, named }
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

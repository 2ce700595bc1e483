import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import { judgeAttempt, outcomesByReceiver, type Judgement } from './judge-attempt.js'
import type { OutboxStore } from './outbox-store.js'
import type { ClaimedMessage, DeliveryOutcome, MessageSender } from './outgoing-message.js'

/** Longer than an attempt can last: the attempt is cut off before. */
const LEASE_SECONDS = 300
const LONGEST_ATTEMPT_MS = 240_000
/** Attempts under way at once, so that one slow receiver does not hold up the others. */
const AT_ONCE = 4

export interface DeliveryParts {
  readonly outbox: OutboxStore
  readonly sender: MessageSender
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  /** Told once per receiver how an attempt ended. */
  readonly onOutcome: (receiver: string, outcome: DeliveryOutcome) => void
}

/** Sends what is due. */
export interface Delivery {
  /** Sends everything that is due, a few at once; stops early when `signal` is aborted. */
  deliverDue(signal: AbortSignal): Promise<void>
  /** Makes one attempt for the message of this key if it is due. */
  deliver(key: string, signal: AbortSignal): Promise<void>
}

/** Puts the delivery together. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const attemptNext = async (signal: AbortSignal, key?: string) => {
    const message = await parts.outbox.claim(parts.clock(), LEASE_SECONDS, key)
    if (message === null) return false
    await attempt(parts, message, signal)
    return true
  }
  const work = async (signal: AbortSignal) => {
    while (!signal.aborted && (await attemptNext(signal)));
  }
  return {
    async deliverDue(signal) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => work(signal)))
    },
    async deliver(key, signal) {
      await attemptNext(signal, key)
    },
  }
}

/** Every 10 s. What it missed is still in the outbox: only the newest slot matters. */
export function createDeliveryJob(parts: DeliveryParts): Job {
  const delivery = createDelivery(parts)
  return {
    name: 'delivery',
    cron: '*/10 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    now: (signal) => delivery.deliverDue(signal),
    run: (_slot, signal) => delivery.deliverDue(signal),
  }
}

async function attempt(parts: DeliveryParts, message: ClaimedMessage, signal: AbortSignal): Promise<void> {
  const { outbox, sender, clock, steps } = parts
  steps('delivery:claimed')
  const outcome = await sender.send(message, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_ATTEMPT_MS)]))
  if (outcome.kind === 'answered') steps('delivery:accepted')
  const judgement = judgeAttempt(message, outcome, clock())
  await outbox.settle(message.id, judgement, clock())
  steps('delivery:committed')
  report(parts, message, judgement)
}

function report({ logger, onOutcome }: DeliveryParts, message: ClaimedMessage, judgement: Judgement): void {
  const { end, error, answers } = judgement
  outcomesByReceiver(judgement).forEach((outcome, receiver) => {
    onOutcome(receiver, outcome)
  })
  const { key, kind, dedupId, attempts } = message
  const data = { key, kind, dedupId, attempts }
  if (end.kind === 'retry')
    logger.warn({ ...data, error, nextAttemptAt: end.at }, 'A message could not be delivered and will be tried again')
  else if (error !== null) logger.error({ ...data, error, answers }, 'A message did not reach everyone it is for')
  else logger.info({ ...data, recipients: answers.map(({ address }) => address) }, 'A message was delivered')
}

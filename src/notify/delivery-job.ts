import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import { judgeAttempt, outcomesByReceiver, type Judgement } from './judge-attempt.js'
import type { OutboxStore } from './outbox-store.js'
import type { ClaimedMail, DeliveryOutcome, MailSender } from './outgoing-mail.js'

/** Longer than an attempt can last: the attempt is cut off before. */
const LEASE_SECONDS = 300
const LONGEST_ATTEMPT_MS = 240_000

export interface DeliveryParts {
  readonly outbox: OutboxStore
  readonly sender: MailSender
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  /** Told once per receiver how an attempt ended. */
  readonly onOutcome: (receiver: string, outcome: DeliveryOutcome) => void
}

/** Sends what is due. */
export interface Delivery {
  /** Sends everything that is due, one after the other; stops early when `signal` is aborted. */
  deliverDue(signal: AbortSignal): Promise<void>
  /** Makes one attempt for the mail of this key if it is due. */
  deliver(key: string, signal: AbortSignal): Promise<void>
}

/** Puts the delivery together. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const attemptNext = async (signal: AbortSignal, key?: string) => {
    const mail = await parts.outbox.claim(parts.clock(), LEASE_SECONDS, key)
    if (mail === null) return false
    await attempt(parts, mail, signal)
    return true
  }
  return {
    async deliverDue(signal) {
      while (!signal.aborted && (await attemptNext(signal)));
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
    run: (_slot, signal) => delivery.deliverDue(signal),
  }
}

async function attempt(parts: DeliveryParts, mail: ClaimedMail, signal: AbortSignal): Promise<void> {
  const { outbox, sender, clock, steps } = parts
  steps('delivery:claimed')
  const outcome = await sender.send(mail, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_ATTEMPT_MS)]))
  if (outcome.kind === 'answered') steps('delivery:accepted')
  const judgement = judgeAttempt(mail, outcome, clock())
  await outbox.settle(mail.id, judgement, clock())
  steps('delivery:committed')
  report(parts, mail, judgement)
}

function report({ logger, onOutcome }: DeliveryParts, mail: ClaimedMail, judgement: Judgement): void {
  const { end, error, answers } = judgement
  outcomesByReceiver(judgement).forEach((outcome, receiver) => {
    onOutcome(receiver, outcome)
  })
  const data = { key: mail.key, messageId: mail.messageId, attempts: mail.attempts }
  if (end.kind === 'retry')
    logger.warn({ ...data, error, nextAttemptAt: end.at }, 'A mail could not be delivered and will be tried again')
  else if (error !== null) logger.error({ ...data, error, answers }, 'A mail was not delivered to everyone it is for')
  else logger.info({ ...data, recipients: answers.map(({ address }) => address) }, 'A mail was delivered')
}

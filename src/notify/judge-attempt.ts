import type { Recipient } from './outgoing-mail.js'
import type { ClaimedMessage, DeliveryOutcome, RecipientAnswer, SendOutcome } from './outgoing-message.js'

/** What becomes of a message after an attempt. */
export interface Judgement {
  readonly answers: readonly RecipientAnswer[]
  /** `sent`: nobody is left and someone accepted it, now or before. `failed`: given up. */
  readonly end: { readonly kind: 'done' } | { readonly kind: 'failed' } | { readonly kind: 'retry'; readonly at: Date }
  /** Until when the receiver asked to be left alone with everything; `null`: it did not. */
  readonly quietUntil: Date | null
  /** `null`: nothing went wrong. */
  readonly error: string | null
  /** Where the conversation stands from now on; `null`: nothing new is known of that. */
  readonly place: string | null
}

/** Decides what becomes of a message: who is done with, whether and when to try again. */
export function judgeAttempt(message: ClaimedMessage, outcome: SendOutcome, now: Date): Judgement {
  if (outcome.kind === 'failed' && outcome.isPermanent) {
    const answers = message.recipients.map((to) => ({ ...to, state: 'refused' as const, answer: outcome.reason }))
    return { answers, end: { kind: 'done' }, quietUntil: null, error: outcome.reason, place: null }
  }
  const place = outcome.kind === 'answered' ? (outcome.place ?? null) : null
  const answers = outcome.kind === 'answered' ? outcome.answers : message.recipients.map(unanswered)
  const error = outcome.kind === 'failed' ? outcome.reason : complaint(answers)
  if (answers.every(({ state }) => state !== 'pending'))
    return { answers, end: { kind: 'done' }, quietUntil: null, error, place }
  const quietUntil = quietTime(outcome, now)
  return { answers, end: nextEnd(message, now, quietUntil), quietUntil, error, place }
}

function quietTime(outcome: SendOutcome, now: Date): Date | null {
  if (outcome.kind !== 'failed' || outcome.retryAfterMs === undefined) return null
  return new Date(now.getTime() + outcome.retryAfterMs)
}

/** What the far side asks for is a lower bound: our own back-off may be longer. */
function nextEnd({ attempts, createdAt }: ClaimedMessage, now: Date, quietUntil: Date | null): Judgement['end'] {
  const at = nextAttemptAt(attempts, createdAt, now)
  if (at === null) return { kind: 'failed' }
  return { kind: 'retry', at: quietUntil !== null && quietUntil > at ? quietUntil : at }
}

function unanswered(to: Recipient): RecipientAnswer {
  return { ...to, state: 'pending', answer: null }
}

function complaint(answers: readonly RecipientAnswer[]): string | null {
  const words = answers
    .filter(({ state }) => state !== 'accepted')
    .map(({ address, answer }) => `${address}: ${answer ?? 'no answer'}`)
  return words.length === 0 ? null : words.join('; ')
}

/** How the attempt ended for each receiver, once per receiver, the worst of its addresses. */
export function outcomesByReceiver({ answers, end }: Judgement): ReadonlyMap<string, DeliveryOutcome> {
  const order: readonly DeliveryOutcome[] = ['sent', 'retried', 'gave_up', 'refused']
  const outcomes = new Map<string, DeliveryOutcome>()
  for (const { receiver, state } of answers) {
    const outcome = state === 'accepted' ? 'sent' : state === 'refused' ? 'refused' : waiting(end)
    const known = outcomes.get(receiver)
    if (known === undefined || order.indexOf(outcome) > order.indexOf(known)) outcomes.set(receiver, outcome)
  }
  return outcomes
}

function waiting(end: Judgement['end']): DeliveryOutcome {
  return end.kind === 'failed' ? 'gave_up' : 'retried'
}

const FIRST_MS = 30_000
const LONGEST_MS = 60 * 60_000

/** A mail that could not be handed over for this long is given up: 3 days. */
export const GIVE_UP_AFTER_MS = 3 * 86_400_000

/**
 * When to try again: after 30 s, then twice as long each time, at most an hour.
 *
 * @param attempts that failed so far, >= 1
 * @returns `null`: the mail is too old, give it up
 */
export function nextAttemptAt(attempts: number, createdAt: Date, now: Date): Date | null {
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS) return null
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20))
  return new Date(now.getTime() + wait)
}

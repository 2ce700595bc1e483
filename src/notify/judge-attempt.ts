import { nextAttemptAt } from './back-off.js'
import type { ClaimedMail, DeliveryOutcome, Recipient, RecipientAnswer, SendOutcome } from './outgoing-mail.js'

/** What becomes of a mail after an attempt. */
export interface Judgement {
  readonly answers: readonly RecipientAnswer[]
  /** `sent`: nobody is left and someone accepted it, now or before. `failed`: given up. */
  readonly end: { readonly kind: 'done' } | { readonly kind: 'failed' } | { readonly kind: 'retry'; readonly at: Date }
  /** `null`: nothing went wrong. */
  readonly error: string | null
}

/** Decides what becomes of a mail: who is done with, whether and when to try again. */
export function judgeAttempt(mail: ClaimedMail, outcome: SendOutcome, now: Date): Judgement {
  if (outcome.kind === 'failed' && outcome.isPermanent) {
    const answers = mail.recipients.map((to) => ({ ...to, state: 'refused' as const, answer: outcome.reason }))
    return { answers, end: { kind: 'done' }, error: outcome.reason }
  }
  const answers = outcome.kind === 'answered' ? outcome.answers : mail.recipients.map(unanswered)
  const error = outcome.kind === 'failed' ? outcome.reason : complaint(answers)
  if (answers.every(({ state }) => state !== 'pending')) return { answers, end: { kind: 'done' }, error }
  const at = nextAttemptAt(mail.attempts, mail.createdAt, now)
  return { answers, end: at === null ? { kind: 'failed' } : { kind: 'retry', at }, error }
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

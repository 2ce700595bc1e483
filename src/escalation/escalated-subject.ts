import type { Subject } from '../event/domain-event.js'
import type { ToldUpdate } from '../incident/heard.js'
import type { EscalationStep, NewsKind } from '../notify/messages/incident-news.js'
import type { OutgoingMessage } from '../notify/outgoing-message.js'
import type { Receiver } from '../notify/receiver.js'
import type { Transaction } from '../store/database.js'

/** What is told of a subject. */
export interface Told {
  readonly kind: NewsKind
  readonly at: Date
  /** `null`: told for another reason. */
  readonly escalation: EscalationStep | null
  /** What somebody told the others, where that is told; else `null`. */
  readonly update: ToldUpdate | null
}

/** Writes what is told as a message for one receiver; `null`: it has no use for it. */
export type MessageWriter = (receiver: Receiver, key: string) => Promise<OutgoingMessage | null>

/** One kind of thing that somebody has to acknowledge. */
export interface EscalatedSubject {
  /** Of `Subject`. */
  readonly kind: string
  /** Reads what messages say of a subject; `null`: there is no such thing any more. */
  writer(transaction: Transaction, subject: Subject, told: Told): Promise<MessageWriter | null>
}

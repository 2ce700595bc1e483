import type { Subject } from '../event/domain-event.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import type { Receiver } from '../notify/receiver.js'
import { recipientName } from '../notify/recipient-name.js'
import type { Transaction } from '../store/database.js'
import type { Told } from './escalated-subject.js'

/** Whoever is told on may acknowledge themselves; `null`: nothing is left to acknowledge, or nobody has said where Plimsoll is reached. */
export function answerLink(
  { links, transaction }: { readonly links: LinkSigner; readonly transaction: Transaction },
  receiver: Receiver,
  { subject, told }: { readonly subject: Subject; readonly told: Told },
): Promise<string | null> {
  if (told.kind !== 'unacknowledged') return Promise.resolve(null)
  return links.urlIn(transaction, { subject, action: 'acknowledge', recipient: recipientName(receiver) })
}

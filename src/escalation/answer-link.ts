import type { Subject } from '../event/domain-event.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import type { Receiver } from '../notify/receiver.js'
import { recipientName } from '../notify/recipient-name.js'
import type { Transaction } from '../store/database.js'
import type { Told } from './escalated-subject.js'

/** News of what may wait for somebody still. */
const WAITING: readonly Told['kind'][] = ['unacknowledged', 'updated', 'update_due']

/** Whoever is told on may acknowledge themselves; `null`: nothing is left to acknowledge, or nobody has said where Plimsoll is reached. */
export function answerLink(
  { links, transaction }: { readonly links: LinkSigner; readonly transaction: Transaction },
  receiver: Receiver,
  { subject, told }: { readonly subject: Subject; readonly told: Told },
): Promise<string | null> {
  if (!WAITING.includes(told.kind)) return Promise.resolve(null)
  return links.urlIn(transaction, { subject, action: 'acknowledge', recipient: recipientName(receiver) })
}

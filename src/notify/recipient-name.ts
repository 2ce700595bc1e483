import type { Receiver } from './receiver.js'

/** Who acts by a link that a receiver gets: the one address of it; several share the name of the receiver. */
export function recipientName(receiver: Receiver): string {
  if (receiver.kind !== 'email') return receiver.name
  const [first = receiver.name, ...more] = receiver.to
  return more.length === 0 ? first : receiver.name
}

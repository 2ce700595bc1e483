import { RECEIVER_KINDS } from '../../notify/receiver-schema.js'
import { isRawMap, listAt, rawAt, textAt } from '../../yaml/raw.js'

/** How a receiver is told; `null` where it does not say so, or says several ways. */
export function kindOf(receiver: unknown): (typeof RECEIVER_KINDS)[number] | null {
  const [kind = null, ...more] = RECEIVER_KINDS.filter((one) => isRawMap(rawAt(receiver, one)))
  return more.length === 0 ? kind : null
}

/** How the receiver of a name is told; `null` where there is none of that name, or it does not say so. */
export function kindOfReceiver(root: unknown, name: unknown): (typeof RECEIVER_KINDS)[number] | null {
  return kindOf(listAt(root, 'receivers').find((one) => textAt(one, 'name') === name))
}

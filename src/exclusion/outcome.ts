import type { Entry } from './entry.js'
import type { Effect } from './judge-order.js'

/** What came of an order: it is kept, or nothing was written and it is said why. */
export type Outcome = Kept | Refused

export interface Kept {
  readonly entry: Entry
  readonly effects: readonly Effect[]
}

export interface Refused {
  readonly refused: string
  readonly reasons: readonly string[]
  /** It is kept where somebody wants it `anyway`. */
  readonly mayInsist?: true
}

/** Why nothing was written, as one sentence. */
export function sentenceOf({ refused, reasons }: Refused): string {
  return `${refused}: ${reasons.join('; ')}`
}

import type { FailedTries } from '../access/failed-tries.js'
import { digestOf, type TokenHolder, type Tokens } from '../access/token-files.js'
import type { Clock } from '../shared/clock.js'

/** What showing a token needs. */
export interface TokenTrial {
  readonly tokens: Tokens
  readonly clock: Clock
  /** Remembered beyond a reload. */
  readonly tries: FailedTries
}

/** What became of a token. `waits`: it was not looked at, too many wrong ones came from there. */
export type Tried =
  | { readonly kind: 'right'; readonly holder: TokenHolder }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'waits'; readonly seconds: number }

/** Looks whose token it is, wherever it was shown: failed tries are counted together. */
export async function tryToken(token: string, address: string, { tokens, tries, clock }: TokenTrial): Promise<Tried> {
  const digest = digestOf(token).toString('hex')
  const waiting = (): Tried | null => {
    const waitMs = tries.waitMs(address, digest, clock())
    return waitMs === 0 ? null : { kind: 'waits', seconds: Math.ceil(waitMs / 1000) }
  }
  const before = waiting()
  if (before !== null) return before
  const holder = await tokens.holderOf(token)
  if (holder !== null) {
    tries.succeeded(address, digest)
    return { kind: 'right', holder }
  }
  // Others may have been tried meanwhile.
  const meanwhile = waiting()
  if (meanwhile !== null) return meanwhile
  tries.failed(address, digest, clock())
  return { kind: 'wrong' }
}

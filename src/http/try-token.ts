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
export async function tryToken(token: string, address: string, trial: TokenTrial): Promise<Tried> {
  const { tokens, tries, clock } = trial
  const digest = digestOf(token).toString('hex')
  const waiting = (): Tried | null => {
    const seconds = waitingSeconds(token, address, trial)
    return seconds === 0 ? null : { kind: 'waits', seconds }
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

/** For how long a token from there is not looked at; 0: it is. */
export function waitingSeconds(token: string, address: string, { tries, clock }: Omit<TokenTrial, 'tokens'>): number {
  return Math.ceil(tries.waitMs(address, digestOf(token).toString('hex'), clock()) / 1000)
}

import type { Role } from '../access/roles.js'

/** Somebody who has signed in, in one browser. */
export interface Session {
  /** As it stands in lists: no secret. */
  readonly id: string
  /** Who acts. */
  readonly name: string
  readonly role: Role
  readonly how: 'token' | 'oidc'
  /** Whose it is. */
  readonly person: string
  /** Of the token that it was begun with; `null`: with none. */
  readonly proof: string | null
  /** `null`: no provider has signed them in. */
  readonly provider: ProviderSession | null
  readonly startedAt: Date
  readonly usedAt: Date
  /** From where it was begun. */
  readonly address: string
  /** Which browser said it was. */
  readonly agent: string
}

/** What a provider of OpenID Connect has said of somebody. */
export interface ProviderSession {
  readonly issuer: string
  readonly clientId: string
  readonly groups: readonly string[]
  /** When it said so the last time. */
  readonly checkedAt: Date
  /** Tokens of the provider, which only the cookie opens; see `ProviderTokens`. */
  readonly sealed: string
}

/** What is known of somebody who signs in. */
export type NewSession = Omit<Session, 'id' | 'startedAt' | 'usedAt' | 'proof'> & {
  /** By which they sign in; `null`: by none. */
  readonly token: string | null
}

/** What a session ends by. */
export type EndReason = 'signed-out' | 'ended' | 'expired' | 'token-gone' | 'groups-changed' | 'provider-refused'

export const IDLE_HOURS = 12
export const MOST_DAYS = 7
const HOUR_MS = 3_600_000
/** A clock that is put right by less is no trouble. */
const TOLERATED_MS = 300_000

/** Whether a session has ended by itself: unused for 12 h, begun 7 d ago, or begun when the clock was wrong and ahead. */
export function isOver({ startedAt, usedAt }: Pick<Session, 'startedAt' | 'usedAt'>, now: Date): boolean {
  const idleMs = now.getTime() - usedAt.getTime()
  const ageMs = now.getTime() - startedAt.getTime()
  return idleMs >= IDLE_HOURS * HOUR_MS || ageMs >= MOST_DAYS * 24 * HOUR_MS || ageMs < -TOLERATED_MS
}

/** When it ends at the latest, if it is not used any more. */
export function endsAt({ startedAt, usedAt }: Pick<Session, 'startedAt' | 'usedAt'>): Date {
  const idle = usedAt.getTime() + IDLE_HOURS * HOUR_MS
  return new Date(Math.min(idle, startedAt.getTime() + MOST_DAYS * 24 * HOUR_MS))
}

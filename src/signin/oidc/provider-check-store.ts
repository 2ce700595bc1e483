import { randomBytes } from 'node:crypto'
import { roleOf } from '../../access/role-map.js'
import { seal, sessionDigest, unseal } from '../../access/session-secret.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Database } from '../../store/database.js'
import type { EndReason, ProviderSession, Session } from '../session.js'
import { findSession, noteProvider } from '../session-rows-store.js'
import type { ProviderCheck } from '../sessions-store.js'
import type { Arrival, Provider, ProviderTokens } from './provider-client.js'
import { ProviderTrouble } from './provider-trouble.js'

/** A provider that gives refresh tokens is asked that often what groups somebody is in, while they use the session. */
export const CHECK_EVERY_MINUTES = 5
/** So long somebody is believed to be who they were without a word of the provider: it gives no refresh token, or is away. */
export const BELIEVED_MINUTES = 60
/** Between two attempts at a provider that is away. */
const PAUSE_MS = 30_000
const MINUTE_MS = 60_000
const IV_BYTES = 12

export interface ProviderCheckParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly provider: Provider | null
}

type Verdict = 'holds' | 'away' | EndReason

interface Checked {
  readonly session: Session
  readonly secret: string
  readonly said: ProviderSession
  readonly provider: Provider
}

/** Holds sessions that a provider has begun against what it says now, and against what the configuration says of its groups. */
export function createProviderCheck(parts: ProviderCheckParts): ProviderCheck {
  const askOnce = createAskOnce(parts)
  return async (session, secret) => {
    const { provider: said } = session
    const { provider, clock } = parts
    if (said === null || provider === null || !isOf(said, provider)) return 'ended'
    if (roleOf(said.groups, provider.settings.roles) !== session.role) return 'groups-changed'
    const isFresh = ageMs(said, clock()) < CHECK_EVERY_MINUTES * MINUTE_MS
    return isFresh ? 'holds' : askOnce({ session, secret, said, provider })
  }
}

/** A refresh token may be good for one use: whoever asks while somebody does waits for the same answer. */
function createAskOnce(parts: ProviderCheckParts): (checked: Checked) => Promise<Verdict> {
  const { clock, logger } = parts
  const running = new Map<string, Promise<Verdict>>()
  const failedAt = new Map<string, number>()
  const orBelieve = async (checked: Checked) => {
    const { id } = checked.session
    const now = clock()
    if (now.getTime() - (failedAt.get(id) ?? -Infinity) < PAUSE_MS) return withoutWord(checked.said, now)
    try {
      const verdict = await ask(parts, checked)
      failedAt.delete(id)
      return verdict
    } catch (error) {
      if (!(error instanceof ProviderTrouble)) throw error
      failedAt.set(id, now.getTime())
      logger.warn({ err: error, session: id }, 'The provider could not be asked for the groups of somebody')
      return withoutWord(checked.said, now)
    }
  }
  return (checked) => {
    const { id } = checked.session
    const check = running.get(id) ?? orBelieve(checked).finally(() => running.delete(id))
    running.set(id, check)
    return check
  }
}

function isOf({ issuer, clientId }: ProviderSession, { settings }: Provider): boolean {
  return issuer === settings.issuer && clientId === settings.clientId
}

function ageMs({ checkedAt }: ProviderSession, now: Date): number {
  return Math.abs(now.getTime() - checkedAt.getTime())
}

function withoutWord(said: ProviderSession, now: Date): Verdict {
  return ageMs(said, now) < BELIEVED_MINUTES * MINUTE_MS ? 'holds' : 'away'
}

/** Rejects with `ProviderTrouble` where the provider does not answer. */
async function ask(parts: ProviderCheckParts, checked: Checked): Promise<Verdict> {
  const { database, clock } = parts
  // Somebody may have asked since the session was read.
  const row = await database.read((reader) => findSession(reader, sessionDigest(checked.secret)))
  const said = row?.provider ?? null
  if (said === null) return 'ended'
  const isFresh = ageMs(said, clock()) < CHECK_EVERY_MINUTES * MINUTE_MS
  return isFresh ? 'holds' : renew(parts, { ...checked, said })
}

async function renew({ database, clock }: ProviderCheckParts, checked: Checked): Promise<Verdict> {
  const { session, secret, said, provider } = checked
  const now = clock()
  const { refreshToken, idToken } = openTokens(said.sealed, secret)
  if (refreshToken === null) return withoutWord(said, now) === 'holds' ? 'holds' : 'expired'
  const arrival = await refreshed(provider, refreshToken, subjectOf(session))
  if (arrival === null) return 'provider-refused'
  const tokens = { ...arrival.tokens, idToken: arrival.tokens.idToken ?? idToken }
  const renewed = providerSession(provider, { ...arrival, tokens }, { secret, now })
  await database.write((transaction) => noteProvider(transaction, session.id, renewed))
  return roleOf(renewed.groups, provider.settings.roles) === session.role ? 'holds' : 'groups-changed'
}

/** `null`: it does not know the person any more, or has signed them out. */
async function refreshed(provider: Provider, refreshToken: string, subject: string): Promise<Arrival | null> {
  try {
    return await provider.refresh(refreshToken, subject)
  } catch (error) {
    if (error instanceof ProviderTrouble && error.trouble === 'code') return null
    throw error
  }
}

/** What is kept of somebody whom a provider has signed in. */
export function providerSession(
  { settings }: Provider,
  { groups, tokens }: Arrival,
  { secret, now }: { readonly secret: string; readonly now: Date },
): ProviderSession {
  const { issuer, clientId } = settings
  const sealed = seal(JSON.stringify(tokens), secret, randomBytes(IV_BYTES))
  return { issuer, clientId, groups: groups ?? [], checkedAt: now, sealed }
}

/** Who somebody is at a provider, over all their sessions. */
export function personAt({ settings: { issuer } }: Provider, subject: string): string {
  return `oidc:${issuer} ${subject}`
}

/** An issuer has no spaces. */
function subjectOf({ person }: Session): string {
  return person.slice(person.indexOf(' ') + 1)
}

export function openTokens(sealed: string, secret: string): ProviderTokens {
  const text = unseal(sealed, secret)
  return text === null ? { refreshToken: null, idToken: null } : (JSON.parse(text) as ProviderTokens)
}

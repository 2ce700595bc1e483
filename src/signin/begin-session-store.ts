import type { Request, Response } from 'express'
import { addressOf, senderOf } from '../http/caller-of.js'
import type { CookieJar } from '../http/session-cookie.js'
import { MOST_DAYS, type NewSession } from './session.js'
import { newSecret, type Sessions } from './sessions-store.js'

/** Begins a session in the browser that asks, in the place of the one that it may have had. */
export type BeginSession = (
  request: Request,
  response: Response,
  said: Omit<NewSession, 'address' | 'agent'> & { readonly secret?: string },
) => Promise<void>

const AGENT_LENGTH = 200
const DAY_MS = 86_400_000

export function createBeginSession({
  sessions,
  cookies,
}: {
  readonly sessions: Sessions
  readonly cookies: CookieJar
}): BeginSession {
  return async (request, response, { secret = newSecret(), ...said }) => {
    const { name, how } = said
    const before = await sessions.find(cookies.read(request, 'session'))
    const agent = (request.get('user-agent') ?? '').slice(0, AGENT_LENGTH)
    const initiator = { kind: 'person', name, identifiedBy: how, through: 'page', from: senderOf(request) } as const
    const beginning = { initiator, secret, inPlaceOf: before?.id ?? null }
    await sessions.begin({ ...said, address: addressOf(request), agent }, beginning)
    cookies.set(response, { name: 'session', value: secret, lifetimeMs: MOST_DAYS * DAY_MS })
  }
}

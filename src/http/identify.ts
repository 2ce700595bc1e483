import { createHmac } from 'node:crypto'
import type { Request, Response } from 'express'
import { isShell, type Caller, type ProxyCaller, type SessionCaller } from '../access/caller.js'
import { noRoleSentence, roleOf, type RoleMap } from '../access/role-map.js'
import { HttpError } from './problem.js'
import type { CookieJar } from './session-cookie.js'
import type { ProxiedPerson, TrustedProxy } from './trusted-proxy.js'
import { tryToken, type TokenTrial } from './try-token.js'

/** By what it is found out who asks. */
export interface IdentityParts extends TokenTrial {
  readonly sessions: {
    /** Who has the cookie; `null`: nobody any more. */
    callerOf(secret: string): Promise<SessionCaller | null>
  }
  readonly cookies: CookieJar
  readonly proxy: TrustedProxy
  /** Of people whom the proxy has signed in. */
  readonly proxyRoles: RoleMap
  /** Random; as long as the process lives. */
  readonly processKey: string
}

/** Who asks: by their token, their session, the proxy that they come through, or as a shell on this machine. Rejects with `HttpError`. */
export async function identify(parts: IdentityParts, request: Request, response: Response): Promise<Caller> {
  const { authorization = '' } = request.headers
  if (authorization !== '') return byToken(authorization, parts, { request, response })
  return (await bySession(parts, request)) ?? byProxy(parts, request) ?? unnamed(parts, request)
}

/** `null`: nobody is signed in. */
export async function bySession({ cookies, sessions }: IdentityParts, request: Request): Promise<SessionCaller | null> {
  const secret = cookies.read(request, 'session')
  return secret === '' ? null : sessions.callerOf(secret)
}

function byProxy({ proxy, proxyRoles, processKey }: IdentityParts, request: Request): ProxyCaller | null {
  const person = proxy.personOf(request)
  return person === null ? null : ofProxied(person, proxyRoles, processKey)
}

function ofProxied({ name, groups }: ProxiedPerson, roles: RoleMap, processKey: string): ProxyCaller {
  const role = roleOf(groups, roles)
  if (role === null) throw new HttpError('role_needed', `${name} is signed in, but ${noRoleSentence(groups, roles)}`)
  return {
    kind: 'proxy',
    name,
    role,
    csrf: createHmac('sha256', processKey).update(`csrf:${name}`).digest('base64url'),
  }
}

function unnamed({ proxy }: IdentityParts, request: Request): Caller {
  const { httpVersion, headers } = request
  const peer = request.socket.remoteAddress
  const isOwnShell = isShell({ peer, httpVersion, headers }) && !proxy.isBehind(request)
  return { kind: isOwnShell ? 'shell' : 'stranger' }
}

interface Exchange {
  readonly request: Request
  readonly response: Response
}

async function byToken(authorization: string, parts: IdentityParts, { request, response }: Exchange): Promise<Caller> {
  const token = bearerIn(authorization)
  if (token === null) throw unauthorized(response, 'expected `Authorization: Bearer` and a token')
  const tried = await tryToken(token, parts.proxy.addressOf(request), parts)
  if (tried.kind === 'right') return { kind: 'token', ...tried.holder }
  if (tried.kind === 'wrong') throw unauthorized(response, 'the token is wrong')
  throw tooManyTries(response, tried.seconds)
}

/** The token of `Authorization: Bearer …`; `null`: it is not of that kind. */
export function bearerIn(authorization: string): string | null {
  return /^Bearer +([^\s]+) *$/i.exec(authorization)?.[1] ?? null
}

/** What is said to whom is not listened to. */
export const TOO_MANY_TRIES = 'too many wrong tokens came from this address: wait a minute'

function tooManyTries(response: Response, seconds: number): HttpError {
  response.set('retry-after', String(seconds))
  return new HttpError('too_many_tries', TOO_MANY_TRIES)
}

export function unauthorized(response: Response, detail: string): HttpError {
  response.set('www-authenticate', 'Bearer realm="Plimsoll"')
  return new HttpError('unauthorized', detail)
}

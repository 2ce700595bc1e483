import type { IncomingMessage } from 'node:http'
import { parseCookie } from 'cookie'
import type { CookieOptions, Response } from 'express'

/** How cookies are named and kept. */
export interface CookieJar {
  /** '' where the browser has none. */
  read(request: IncomingMessage, name: CookieName): string
  /** @param lifetimeMs left out: until the browser is closed */
  set(
    response: Response,
    cookie: { readonly name: CookieName; readonly value: string; readonly lifetimeMs: number },
  ): void
  clear(response: Response, name: CookieName): void
}

/** `session`: who is signed in; `flow`: who is on their way to a provider and back. */
export type CookieName = 'session' | 'flow'

/** How Plimsoll is reached, as far as cookies depend on it. */
export interface Reached {
  readonly tls: object | null
  readonly externalUrl: string | null
}

/**
 * Cookies that no script reads and that other sites cannot make a browser send with anything but a link. Where Plimsoll is reached by TLS they
 * are sent by nothing else, and `__Host-` keeps every other host, neighbours in the same domain included, from setting them.
 */
export function createCookieJar({ tls, externalUrl }: Reached): CookieJar {
  const secure = tls !== null || externalUrl?.startsWith('https:') === true
  const nameOf = (name: CookieName) => `${secure ? '__Host-' : ''}plimsoll-${name}`
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' }
  return {
    read: ({ headers: { cookie = '' } }, name) => parseCookie(cookie)[nameOf(name)] ?? '',
    set(response, { name, value, lifetimeMs }) {
      response.cookie(nameOf(name), value, { ...options, maxAge: lifetimeMs })
    },
    clear(response, name) {
      response.clearCookie(nameOf(name), options)
    },
  }
}

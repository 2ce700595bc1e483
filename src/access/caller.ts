import type { Role } from './roles.js'

/** Who asks in the name of somebody that is known. */
export type NamedCaller =
  | { readonly kind: 'token'; readonly name: string; readonly role: Role }
  | SessionCaller
  | ProxyCaller

/** Somebody in a browser, who has signed in here. */
export interface SessionCaller {
  readonly kind: 'session'
  readonly name: string
  readonly role: Role
  /** Which session, as it stands in lists: not the secret of its cookie. */
  readonly session: string
  /** Whose it is: of two people whom a provider calls alike it is not the same. */
  readonly person: string
  /** By what they signed in. */
  readonly how: 'token' | 'oidc'
  /** What each form of theirs carries. */
  readonly csrf: string
}

/** Somebody whom a proxy has signed in. */
export interface ProxyCaller {
  readonly kind: 'proxy'
  readonly name: string
  readonly role: Role
  /** What each form of theirs carries. */
  readonly csrf: string
}

/** Who asks. */
export type Caller =
  | NamedCaller
  /** A shell on this machine, which showed no token. */
  | { readonly kind: 'shell' }
  /** Whoever else showed no token. */
  | { readonly kind: 'stranger' }

/** Whether it is known who somebody is. */
export function isNamed(caller: Caller): caller is NamedCaller {
  return 'role' in caller
}

/** How a request came, as far as it says where from. */
export interface Approach {
  /** Address at the other end of the connection; `undefined`: it is gone already. */
  readonly peer: string | undefined
  /** Such as `1.1`. */
  readonly httpVersion: string
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Names of this machine that no name server can point elsewhere. */
export const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether a request comes from a shell on this machine. A proxy on this machine speaks for others, and gives itself away by what it adds, or by
 * HTTP/1.0, which nginx speaks where it is told nothing else; a page in a browser by `Origin` or `Sec-Fetch-Site`, and by a `Host` that
 * somebody pointed here.
 */
export function isShell({ peer, httpVersion, headers }: Approach): boolean {
  if (peer === undefined || !isLoopback(peer) || httpVersion === '1.0') return false
  if (Object.keys(headers).some(isOfProxy) || headers['origin'] !== undefined) return false
  const site = headers['sec-fetch-site']
  return (
    LOOPBACK_NAMES.includes(hostName(headers['host'])) && [undefined, 'none', 'same-origin'].includes(site as string)
  )
}

/** The name in a `Host` header, in lower case and without port; '' where there is none. */
export function hostName(host: string | readonly string[] | undefined): string {
  return typeof host === 'string' ? host.replace(/:\d+$/, '').toLowerCase() : ''
}

/** An address as it is written without the guise of IPv6 that a server on all addresses sees IPv4 in. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

function isLoopback(peer: string): boolean {
  const address = plainAddress(peer)
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address)
}

function isOfProxy(header: string): boolean {
  return header === 'forwarded' || header === 'via' || header === 'x-real-ip' || header.startsWith('x-forwarded-')
}

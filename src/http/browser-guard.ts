import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { hostName, LOOPBACK_NAMES, plainAddress } from '../access/caller.js'
import { HttpError } from './problem.js'

/** By which names the server is called. */
export interface OwnNames {
  /** As people reach it; `null`: only by its loopback address. */
  readonly externalUrl: string | null
  /** Further host names, without port. */
  readonly hosts: readonly string[]
  /** Where it listens; on all addresses, each of them is a name of its own to whoever reaches it there. */
  readonly host: string
}

/**
 * Keeps a page in somebody's browser from using the trust that a shell on this machine has: a `Host` that is not ours means that a foreign
 * name was pointed here (DNS rebinding), an `Origin` that is not ours that another site asks. Neither is sent by Prometheus, Alertmanager or curl.
 */
export function createBrowserGuard({ externalUrl, hosts, host: listened }: OwnNames): RequestHandler {
  const external = externalUrl === null ? null : new URL(externalUrl)
  const own = [listened, ...hosts, ...(external === null ? [] : [external.hostname])]
  const names = new Set([...LOOPBACK_NAMES, ...own.map((name) => name.toLowerCase()).map(bracketed)])
  return (request, _response, next) => {
    const { host } = request.headers
    const name = hostName(host)
    const isOurs = names.has(name) || name === bracketed(plainAddress(request.socket.localAddress ?? ''))
    if (name === '' || !isOurs) throw new HttpError('misdirected', `this server is not called ${host ?? 'by no name'}`)
    if (isForeign(request, external)) throw new HttpError('forbidden', 'a page of another site cannot ask here')
    next()
  }
}

/** A link that somebody follows from another site only shows a page; everything else that comes from there is refused. */
function isForeign({ headers, method }: IncomingMessage, external: URL | null): boolean {
  if (!isOwnOrigin(headers, external)) return true
  const isOwnSite = [undefined, 'none', 'same-origin'].includes(headers['sec-fetch-site'])
  const isFollowedLink = method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
  return !isOwnSite && !isFollowedLink
}

function isOwnOrigin({ origin, host = '' }: IncomingMessage['headers'], external: URL | null): boolean {
  return origin === undefined || origin === external?.origin || hostOf(origin) === host.toLowerCase()
}

/** `null`: no origin of a site, such as `null` of a sandboxed frame. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** As an address of IPv6 stands in a `Host` header. */
function bracketed(name: string): string {
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name
}

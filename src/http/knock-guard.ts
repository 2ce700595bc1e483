import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ApiPaths } from './describe.js'
import type { OnRefused } from './error-handler.js'
import { bearerIn, TOO_MANY_TRIES, type IdentityParts } from './identify.js'
import { problemOf } from './problem.js'
import { waitingSeconds } from './try-token.js'

type KnockParts = Pick<IdentityParts, 'tries' | 'clock' | 'proxy'>

/** Written once: it goes out thousands of times a second. */
const BODY = Buffer.from(JSON.stringify(problemOf('too_many_tries', { detail: TOO_MANY_TRIES })))

/**
 * Turns addresses that have shown too many wrong tokens away at the door, before the framework has made anything of their requests. The access
 * guard would refuse them as well, but thousands of tries a second would keep the process from its work. What is anybody's business stays so,
 * whatever token comes with it.
 *
 * @param answer who answers everybody else
 */
export function createKnockGuard(
  paths: ApiPaths,
  { onRefused, ...parts }: KnockParts & { readonly onRefused: OnRefused },
  answer: RequestListener,
): RequestListener {
  const isOpen = openPaths(paths)
  return (request, response) => {
    const seconds = secondsToWait(request, parts)
    if (seconds === 0 || isOpen(pathOf(request))) {
      answer(request, response)
      return
    }
    onRefused(null, 'too_many_tries')
    turnAway(response, seconds)
  }
}

function secondsToWait(request: IncomingMessage, parts: KnockParts): number {
  const { authorization } = request.headers
  const token = authorization === undefined ? null : bearerIn(authorization)
  return token === null ? 0 : waitingSeconds(token, parts.proxy.addressOf(request), parts)
}

function turnAway(response: ServerResponse, seconds: number): void {
  response.writeHead(429, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': BODY.length,
    'x-content-type-options': 'nosniff',
    'retry-after': String(seconds),
  })
  response.end(BODY)
}

function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

/** Whether a path is one that anybody may ask. */
function openPaths(paths: ApiPaths): (path: string) => boolean {
  const open = Object.entries(paths).flatMap(([path, operations]) =>
    Object.values(operations).some((operation) => operation['x-role'] === 'anyone') ? [path] : [],
  )
  const patterns = open.map((path) =>
    path
      .split(/\{\w+\}/)
      .map((text) => text.replaceAll('.', '\\.'))
      .join('[^/]+'),
  )
  const any = new RegExp(`^(?:${patterns.join('|')})/?$`, 'i')
  return (path) => patterns.length > 0 && any.test(path)
}

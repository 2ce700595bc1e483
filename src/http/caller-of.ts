import type { IncomingMessage } from 'node:http'
import { plainAddress, type Caller } from '../access/caller.js'
import { HttpError } from './problem.js'

const callers = new WeakMap<IncomingMessage, Caller>()

/** Notes who asks, once that is known. */
export function setCaller(request: IncomingMessage, caller: Caller): void {
  callers.set(request, caller)
}

/** Who asks; a stranger, where nobody had to find out. */
export function callerOf(request: IncomingMessage): Caller {
  return callers.get(request) ?? { kind: 'stranger' }
}

/** In whose name something is done: whose token it is, else who says so. */
export function authorOf(request: IncomingMessage, by: string | undefined): string {
  const caller = callerOf(request)
  if (caller.kind === 'token') return caller.name
  if (by === undefined) throw new HttpError('bad_request', 'say in `by` who you are, or show a token')
  return by
}

/** Longest list of addresses that is believed to be one, in characters. */
const LONGEST_FORWARDED = 200

/**
 * From where a request came: the address at the other end of the connection. What a proxy, or whoever poses as one, says of an address behind
 * it stands beside it.
 */
export function senderOf(request: IncomingMessage): string {
  const { remoteAddress } = request.socket
  const peer = remoteAddress === undefined ? 'gone' : plainAddress(remoteAddress)
  const said = request.headers['x-forwarded-for']
  if (said === undefined) return peer
  return `${peer}, for ${String(said).slice(0, LONGEST_FORWARDED)}`
}

import type { IncomingMessage } from 'node:http'
import { isNamed, plainAddress, type Caller } from '../access/caller.js'
import { HttpError } from './problem.js'

const callers = new WeakMap<IncomingMessage, Caller>()
const addresses = new WeakMap<IncomingMessage, string>()

/** Notes who asks, once that is known. */
export function setCaller(request: IncomingMessage, caller: Caller): void {
  callers.set(request, caller)
}

/** Who asks; a stranger, where nobody had to find out. */
export function callerOf(request: IncomingMessage): Caller {
  return callers.get(request) ?? { kind: 'stranger' }
}

/** Notes from where somebody asks. */
export function setAddress(request: IncomingMessage, address: string): void {
  addresses.set(request, address)
}

/** From where somebody asks: of who comes through a proxy that is believed, what it says; '' where they are gone already. */
export function addressOf(request: IncomingMessage): string {
  return addresses.get(request) ?? request.socket.remoteAddress ?? ''
}

/** In whose name something is done: who is known to ask, else who says so. */
export function authorOf(request: IncomingMessage, by: string | undefined): string {
  const caller = callerOf(request)
  if (isNamed(caller)) return caller.name
  if (by === undefined) throw new HttpError('bad_request', 'say in `by` who you are, or show a token')
  return by
}

/** Longest list of addresses that is believed to be one, in characters. */
const LONGEST_FORWARDED = 200

/**
 * From where a request came: the address at the other end of the connection. What a proxy that is believed says of the address behind it comes
 * first; what anybody else says, who may only pose as a proxy, stands beside it.
 */
export function senderOf(request: IncomingMessage): string {
  const { remoteAddress } = request.socket
  const peer = remoteAddress === undefined ? 'gone' : plainAddress(remoteAddress)
  const behind = addresses.get(request) ?? ''
  if (behind !== '' && behind !== peer) return `${behind}, through ${peer}`
  const said = request.headers['x-forwarded-for']
  if (said === undefined) return peer
  return `${peer}, for ${String(said).slice(0, LONGEST_FORWARDED)}`
}

import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddr from 'proxy-addr'
import { plainAddress } from '../access/caller.js'
import type { ProxySettings } from '../access/proxy-settings.js'
import type { Logger } from '../shared/logger.js'
import { HttpError } from './problem.js'

/** Somebody whom a proxy has signed in. */
export interface ProxiedPerson {
  readonly name: string
  readonly groups: readonly string[]
}

/** What is believed of proxies. */
export interface TrustedProxy {
  /** Whether who is connected is one that is believed: it speaks for others, and is no shell on this machine. */
  isBehind(request: IncomingMessage): boolean
  /** Where the request comes from: who is connected, or before whom believed proxies stand. '' where it is gone already. */
  addressOf(request: IncomingMessage): string
  /** Whom it says that it has signed in; `null`: nobody. Throws `HttpError` where it says so twice. */
  personOf(request: IncomingMessage): ProxiedPerson | null
}

/** @param settings `null`: no proxy is believed */
export function createTrustedProxy(settings: ProxySettings | null, logger: Logger): TrustedProxy {
  const isTrusted = proxyAddr.compile([...(settings?.from ?? [])])
  const isBehind = ({ socket: { remoteAddress } }: IncomingMessage) =>
    remoteAddress !== undefined && isTrusted(plainAddress(remoteAddress), 0)
  let isTold = false
  return {
    isBehind,
    addressOf: (request) => addressOf(request, isTrusted),
    personOf(request) {
      if (settings === null) return null
      if (isBehind(request)) return personOf(request, settings)
      const isSaid = [settings.userHeader, settings.groupsHeader].some((header) => header in request.headers)
      if (isSaid && !isTold) {
        isTold = true
        logger.warn(
          { address: request.socket.remoteAddress, from: settings.from },
          'Headers of a proxy were ignored: who sent them is not in server.proxy.from. Told once',
        )
      }
      return null
    },
  }
}

/** Of the addresses that proxies have noted, the last that is of no believed proxy. What is no address is not believed. */
function addressOf(request: IncomingMessage, isTrusted: (address: string, hop: number) => boolean): string {
  const peer = request.socket.remoteAddress ?? ''
  // Hops that cannot be read end the way: beyond them nobody is believed.
  const last = withoutPort(proxyAddr(request, (address, hop) => isTrusted(plainAddress(withoutPort(address)), hop)))
  return plainAddress(isIP(last) === 0 ? peer : last)
}

/** Some proxies note the port as well. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address
}

function personOf(request: IncomingMessage, { userHeader, groupsHeader }: ProxySettings): ProxiedPerson | null {
  const name = headerOf(request, userHeader)
  if (name === '') return null
  const groups = headerOf(request, groupsHeader).split(',')
  return { name, groups: groups.map((group) => group.trim()).filter((group) => group !== '') }
}

/** A header that comes twice was sent by whoever asks and passed on: then it says nothing of who that is. */
function headerOf({ headersDistinct }: IncomingMessage, header: string): string {
  const [value = '', ...more] = headersDistinct[header] ?? []
  if (more.length > 0) throw new HttpError('forbidden', `the proxy passes on ${header} instead of replacing it`)
  const text = Buffer.from(value, 'latin1').toString('utf8').trim()
  return text.includes('\uFFFD') ? value.trim() : text
}

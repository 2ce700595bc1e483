import type { IncomingMessage } from 'node:http'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { isShell, type Caller } from '../access/caller.js'
import type { FailedTries } from '../access/failed-tries.js'
import { mayDo, type AccessRules } from '../access/may-do.js'
import { strictest, type NeededRole } from '../access/roles.js'
import { digestOf, type Tokens } from '../access/token-files.js'
import type { Clock } from '../shared/clock.js'
import { setCaller } from './caller-of.js'
import { expressPath, METHODS, type ApiPaths } from './describe.js'
import { HttpError } from './problem.js'

export interface AccessParts {
  readonly tokens: Tokens
  readonly rules: AccessRules
  readonly clock: Clock
  /** Remembered beyond a reload. */
  readonly tries: FailedTries
}

/**
 * Lets nobody further who may not do what they ask for. It stands before all routers and matches paths as they do, by Express itself: a path
 * that it does not know is a viewer's to ask for, a method that a known path does not offer that of the strictest role of the path.
 */
export function createAccessGuard(paths: ApiPaths, parts: AccessParts): Router {
  const admit = admission(parts)
  const onKnownPath = new WeakSet<IncomingMessage>()
  const router = Router()
  const asking = (needed: NeededRole): RequestHandler => {
    return async (request, response, next) => {
      onKnownPath.add(request)
      await admit({ request, response, needed })
      next('route')
    }
  }
  for (const [path, operations] of Object.entries(paths)) {
    const route = router.route(expressPath(path))
    for (const method of METHODS) {
      const operation = operations[method]
      if (operation !== undefined) route[method](asking(operation['x-role']))
    }
    route.all(asking(strictest(METHODS.flatMap((method) => operations[method]?.['x-role'] ?? []))))
  }
  return router.use(async (request, response, next) => {
    if (!onKnownPath.has(request)) await admit({ request, response, needed: 'viewer' })
    next()
  })
}

interface Entry {
  readonly request: Request
  readonly response: Response
  readonly needed: NeededRole
}

/** Finds out who asks, where that matters. Rejects with `HttpError` where they may not. */
function admission(parts: AccessParts): (entry: Entry) => Promise<void> {
  return async ({ request, response, needed }) => {
    if (needed === 'anyone') return
    const caller = await identify(parts, request, response)
    const access = mayDo({ caller, needed, rules: parts.rules })
    if (access === 'who') throw unauthorized(response, 'a token is needed: send it as `Authorization: Bearer …`')
    if (access === 'role') throw new HttpError('role_needed', `this needs the role ${needed}${heldBy(caller)}`)
    setCaller(request, caller)
  }
}

function heldBy(caller: Caller): string {
  return caller.kind === 'token' ? `; the token of ${caller.name} has the role ${caller.role}` : ''
}

async function identify(parts: AccessParts, request: Request, response: Response): Promise<Caller> {
  const { authorization = '' } = request.headers
  const { httpVersion, headers } = request
  const peer = request.socket.remoteAddress
  if (authorization === '') return { kind: isShell({ peer, httpVersion, headers }) ? 'shell' : 'stranger' }
  const token = /^Bearer +([^\s]+) *$/i.exec(authorization)?.[1]
  if (token === undefined) throw unauthorized(response, 'expected `Authorization: Bearer` and a token')
  return { kind: 'token', ...(await holderOf(token, { ...parts, response, address: peer ?? '' })) }
}

interface Showing extends AccessParts {
  readonly response: Response
  readonly address: string
}

async function holderOf(token: string, { tokens, tries, clock, response, address }: Showing) {
  const digest = digestOf(token).toString('hex')
  const refuseIfTooMany = () => {
    const waitMs = tries.waitMs(address, digest, clock())
    if (waitMs === 0) return
    response.set('retry-after', String(Math.ceil(waitMs / 1000)))
    throw new HttpError('too_many_tries', 'too many wrong tokens came from this address: wait a minute')
  }
  refuseIfTooMany()
  const holder = await tokens.holderOf(token)
  if (holder !== null) {
    tries.succeeded(address, digest)
    return holder
  }
  // Others may have been tried meanwhile.
  refuseIfTooMany()
  tries.failed(address, digest, clock())
  throw unauthorized(response, 'the token is wrong')
}

function unauthorized(response: Response, detail: string): HttpError {
  response.set('www-authenticate', 'Bearer realm="Plimsoll"')
  return new HttpError('unauthorized', detail)
}

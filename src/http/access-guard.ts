import type { IncomingMessage } from 'node:http'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { isNamed, type Caller } from '../access/caller.js'
import { mayDo, type AccessRules } from '../access/may-do.js'
import { strictest, type NeededRole } from '../access/roles.js'
import { setAddress, setCaller } from './caller-of.js'
import { refuseForged } from './csrf.js'
import { expressPath, METHODS, type ApiPaths } from './describe.js'
import { bySession, identify, unauthorized, type IdentityParts } from './identify.js'
import { signInAddress } from './own-path.js'
import { HttpError } from './problem.js'
import { wantsPage } from './wants-page.js'

export interface AccessParts extends IdentityParts {
  readonly rules: AccessRules
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
      if (await admit({ request, response, needed })) next('route')
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
    if (onKnownPath.has(request) || (await admit({ request, response, needed: 'viewer' }))) next()
  })
}

interface Entry {
  readonly request: Request
  readonly response: Response
  readonly needed: NeededRole
}

/**
 * Finds out who asks, where that matters. `false`: they were sent to sign in. Rejects with `HttpError` where they may not.
 */
function admission(parts: AccessParts): (entry: Entry) => Promise<boolean> {
  // More than one path may match: who asks is found out once, and so is what their form carries.
  const known = new WeakMap<IncomingMessage, Caller>()
  const identifyOnce = async ({ request, response }: Entry) => {
    const caller = known.get(request) ?? (await identify(parts, request, response))
    if (!known.has(request)) await refuseForged(request, response, caller)
    known.set(request, caller)
    return caller
  }
  return async (entry) => {
    const { request, response, needed } = entry
    setAddress(request, parts.proxy.addressOf(request))
    if (needed === 'anyone') {
      await noteSignedIn(parts, request)
      return true
    }
    const caller = await identifyOnce(entry)
    const access = mayDo({ caller, needed, rules: parts.rules })
    if (access === 'role') throw new HttpError('role_needed', `this needs the role ${needed}${heldBy(caller)}`)
    if (access === 'granted') {
      setCaller(request, caller)
      return true
    }
    if (!wantsPage(request)) throw unauthorized(response, 'a token is needed: send it as `Authorization: Bearer …`')
    response.set('cache-control', 'no-store').redirect(303, signInAddress(request))
    return false
  }
}

/** Pages that are anybody's business say who is signed in. */
async function noteSignedIn(parts: AccessParts, request: Request): Promise<void> {
  const caller = request.method === 'GET' ? await bySession(parts, request) : null
  if (caller !== null) setCaller(request, caller)
}

function heldBy(caller: Caller): string {
  if (!isNamed(caller)) return ''
  const who = caller.kind === 'token' ? `the token of ${caller.name}` : caller.name
  return `; ${who} has the role ${caller.role}`
}

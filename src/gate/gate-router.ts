import express, { Router, type Request } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import { answerJson } from '../http/answer-json.js'
import { authorOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import type { Pages } from '../page/pages-router.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Steps } from '../shared/steps.js'
import { addOverride } from './gate-override-store.js'
import { overrideBody } from './gate-paths.js'
import { addGatePages } from './page/gate-pages-router.js'
import { readGate, type GatedService, type GateReaderParts } from './read-gate-store.js'

export interface GateRouterParts extends Omit<GateReaderParts, 'config'> {
  readonly config: { readonly timezone: string; readonly services: readonly GatedService[] }
  readonly steps: Steps
  readonly newId: () => string
  readonly pages: Pages
}

/** What can be asked of gates and said to them over HTTP, see `gatePaths`, and their pages. */
export function createGateRouter(parts: GateRouterParts): Router {
  const { services } = parts.config
  const router = Router()
  router.get('/api/v1/gate/:service', async (request, response) => {
    answerJson(response, await readGate(serviceNamed(services, request.params.service), parts))
  })
  router.post('/api/v1/gate/:service/override', express.json(), async (request, response) => {
    const service = serviceNamed(services, request.params.service)
    await override(parts, { service, request, body: request.body ?? {} })
    response.status(201).json(await readGate(service, parts))
  })
  addGatePages(router, {
    ...{ pages: parts.pages, services },
    gateOf: (name) => readGate(serviceNamed(services, name), parts),
    override: (name, request, body) => override(parts, { service: serviceNamed(services, name), request, body }),
  })
  return router
}

interface Opening {
  readonly service: GatedService
  readonly request: Request<{ service: string }>
  readonly body: unknown
}

function override(parts: GateRouterParts, { service, request, body }: Opening): Promise<void> {
  const { reason, for: seconds, by } = readInput(overrideBody, body)
  const [at, author] = [parts.clock(), authorOf(request, by)]
  const until = new Date(at.getTime() + seconds * 1000)
  const opened = { id: parts.newId(), service: service.name, by: author, at, until, reason }
  return addOverride(parts, opened, initiatorOf(request, author))
}

function serviceNamed(services: readonly GatedService[], name: string): GatedService {
  const service = services.find((one) => one.name === name)
  if (service !== undefined) return service
  const names = services.map((one) => one.name)
  throw new HttpError('not_found', `no service is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}

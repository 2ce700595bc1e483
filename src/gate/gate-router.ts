import express, { Router } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import type { DatasetStatus } from '../backup/dataset-status.js'
import { readDeployments } from '../deployment/deployment-store.js'
import { answerJson } from '../http/answer-json.js'
import { authorOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { SloStatus } from '../slo/slo-status.js'
import type { Database } from '../store/database.js'
import { toGateAnswer } from './gate-answer.js'
import { addOverride, findOverride } from './gate-override-store.js'
import { overrideBody } from './gate-paths.js'
import { gateReasons, type GateStanding, type StandingIncident } from './gate-reasons.js'
import { judgeGate, type GatePart } from './gate.js'

/** As much of the status as is looked at. */
export interface GateStatus {
  readonly at: Date
  readonly slos: readonly SloStatus[]
  readonly datasets: readonly DatasetStatus[]
  readonly incidents: { readonly unresolved: readonly (StandingIncident & { readonly service: string })[] }
}

/** A service with a gate. */
export interface GatedService extends GatePart {
  readonly name: string
  readonly environment: string | null
}

export interface GateRouterParts {
  readonly config: { readonly timezone: string; readonly services: readonly GatedService[] }
  /** The newest; `null`: none has been computed yet. */
  readonly status: () => GateStatus | null
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  readonly newId: () => string
}

/** A status is computed every 30 s: one that is older tells of the past. */
const OLD_MS = 5 * 60_000

/** What can be asked of gates and said to them over HTTP, see `gatePaths`. */
export function createGateRouter(parts: GateRouterParts): Router {
  const { config, clock, newId } = parts
  const router = Router()
  router.get('/api/v1/gate/:service', async (request, response) => {
    answerJson(response, await gateOf(serviceNamed(config.services, request.params.service), parts))
  })
  router.post('/api/v1/gate/:service/override', express.json(), async (request, response) => {
    const service = serviceNamed(config.services, request.params.service)
    const { reason, for: seconds, by } = readInput(overrideBody, request.body ?? {})
    const [at, author] = [clock(), authorOf(request, by)]
    const until = new Date(at.getTime() + seconds * 1000)
    const override = { id: newId(), service: service.name, by: author, at, until, reason }
    await addOverride(parts, override, initiatorOf(request, author))
    response.status(201).json(await gateOf(service, parts))
  })
  return router
}

async function gateOf(service: GatedService, parts: GateRouterParts) {
  const { config, database, clock, status } = parts
  const at = clock()
  const { deployment, override } = await database.read(async (reader) => ({
    deployment: (await readDeployments(reader, { service: service.name, after: null, limit: 1 }))[0] ?? null,
    override: await findOverride(reader, service.name, at),
  }))
  const evidence = { standing: standingOf(service, status(), at), deployment }
  const reasons = gateReasons(service.gate, evidence, { now: at, zone: config.timezone })
  const asked = { ...service, onUnknown: service.gate.onUnknown, at }
  return toGateAnswer(judgeGate(reasons, service.gate, override), asked)
}

function standingOf({ name }: GatedService, status: GateStatus | null, now: Date): GateStanding | null {
  if (status === null || now.getTime() - status.at.getTime() > OLD_MS) return null
  const isOwn = ({ service }: { readonly service: string }) => service === name
  return {
    slos: status.slos.filter(isOwn),
    datasets: status.datasets.filter(isOwn),
    incidents: status.incidents.unresolved.filter(isOwn),
  }
}

function serviceNamed(services: readonly GatedService[], name: string): GatedService {
  const service = services.find((one) => one.name === name)
  if (service !== undefined) return service
  const names = services.map((one) => one.name)
  throw new HttpError('not_found', `no service is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}

import express, { Router, type RequestHandler } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import { answerJson } from '../../http/answer-json.js'
import { authorOf } from '../../http/caller-of.js'
import { readList } from '../../http/lists/list.js'
import { pageOf } from '../../http/lists/page.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import type { Clock } from '../../shared/clock.js'
import { suggestName } from '../../shared/nearest-name.js'
import { isDivisible } from '../../slo/indicator/slice.js'
import type { Word } from '../deployment-changes-store.js'
import type { DeploymentDesk } from '../deployment-desk-store.js'
import type { ReadDetails } from '../deployment-details-store.js'
import type { Deployment } from '../deployment.js'
import { lookedAt, type Watch, type WatchedService } from '../watch/deployment-watch-job.js'
import { toDeploymentAnswer } from './deployment-answer.js'
import { toDetailsAnswer } from './deployment-details-answer.js'
import { deploymentsList, startBody, wordBody } from './deployment-paths.js'

export interface DeploymentsRouterParts {
  readonly desk: DeploymentDesk
  readonly details: ReadDetails
  readonly findingsOf: Watch['findingsOf']
  readonly services: readonly WatchedService[]
  readonly clock: Clock
}

/** A clock elsewhere may be ahead by that much. */
const AHEAD_MS = 60_000
const OLDEST_MS = 7 * 86_400_000

/** What can be said and asked of deployments over HTTP, see `deploymentPaths`. */
export function createDeploymentsRouter(parts: DeploymentsRouterParts): Router {
  const router = Router()
  addReading(router, parts)
  addSaying(router, parts)
  return router
}

function addReading(router: Router, { desk, details, findingsOf }: DeploymentsRouterParts): void {
  const answer = (deployment: Deployment) => toDeploymentAnswer(deployment, findingsOf(deployment.id))
  router.get('/api/v1/deployments', async (request, response) => {
    const asked = readList(deploymentsList, request.query)
    const { service, state } = asked.filters
    const found = await desk.list({ service, state, after: asked.after, limit: asked.limit + 1 })
    answerJson(response, pageOf(asked, found, { keyOf, write: answer }))
  })
  router.get('/api/v1/deployments/:id', async (request, response) => {
    answerJson(response, answer(known(await desk.find(request.params.id), request.params.id)))
  })
  router.get('/api/v1/deployments/:id/details', async (request, response) => {
    const deployment = known(await desk.find(request.params.id), request.params.id)
    answerJson(response, toDetailsAnswer(await details(deployment)))
  })
}

function addSaying(router: Router, { desk, findingsOf, services, clock }: DeploymentsRouterParts): void {
  const answer = (deployment: Deployment) => toDeploymentAnswer(deployment, findingsOf(deployment.id))
  router.post('/api/v1/deployments', express.json(), async (request, response) => {
    const input = readInput(startBody, request.body ?? {})
    const { at, by, bake_time, committed_at: committedAt = null, canary = null, ...body } = input
    const service = serviceNamed(services, body.service)
    if (canary !== null) refuseUndivided(service)
    const { environment, deployments } = service
    const when = { startedAt: momentOf(at, clock), bakeSeconds: bake_time ?? deployments.bakeSeconds }
    const author = authorOf(request, by)
    const said = { by: author, initiator: initiatorOf(request, author) }
    response.status(201).json(answer(await desk.start({ ...body, canary, committedAt, environment, ...when, ...said })))
  })
  const saying = (say: (id: string, word: Word) => Promise<Deployment | null>): RequestHandler<{ id: string }> => {
    return async (request, response) => {
      const { at, by } = readInput(wordBody, request.body ?? {})
      const author = authorOf(request, by)
      const word = { at: momentOf(at, clock), by: author, initiator: initiatorOf(request, author) }
      response.json(answer(known(await say(request.params.id, word), request.params.id)))
    }
  }
  const path = '/api/v1/deployments/:id'
  router.post(
    `${path}/finish`,
    express.json(),
    saying((id, word) => desk.finish(id, word)),
  )
  router.post(
    `${path}/rolled-back`,
    express.json(),
    saying((id, word) => desk.rolledBack(id, word)),
  )
}

function keyOf({ startedAt, id }: Deployment) {
  return [startedAt.toISOString(), id] as const
}

/** Refuses in words what there is not. */
export function known(deployment: Deployment | null, id: string): Deployment {
  if (deployment === null) throw new HttpError('not_found', `there is no deployment ${id}`)
  return deployment
}

function serviceNamed(services: readonly WatchedService[], name: string): WatchedService {
  const service = services.find((one) => one.name === name)
  if (service !== undefined) return service
  const names = services.map((one) => one.name)
  throw new HttpError('bad_request', `no service is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}

/** A canary is judged by objectives whose series labels can divide. */
function refuseUndivided(service: WatchedService): void {
  if (lookedAt(service).some(({ indicator }) => isDivisible(indicator))) return
  const wanted = 'its series cannot be told from others by labels; a `ratio` or `latency` can'
  throw new HttpError(
    'bad_request',
    `\`canary\`: no objective of ${service.name} that is looked at counts series: ${wanted}`,
  )
}

function momentOf(at: Date | undefined, clock: Clock): Date {
  const now = clock()
  if (at === undefined) return now
  const ahead = at.getTime() - now.getTime()
  if (ahead <= AHEAD_MS && ahead >= -OLDEST_MS) return at
  throw new HttpError('bad_request', '`at`: expected an instant of the last seven days')
}

import express, { Router, type Request } from 'express'
import type { Clock } from '../shared/clock.js'
import { initiatorOf } from '../audit/request-initiator.js'
import { authorOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { entryNumber } from './entry.js'
import { toExclusionAnswer, toOutcomeAnswer } from './exclusion-answer.js'
import type { ExclusionDesk } from './exclusion-desk-store.js'
import { exclusionBody, maintenanceBody, orderOfExclusion, orderOfMaintenance } from './exclusion-order.js'
import { exclusionsQuery, listedSpan, withdrawalQuery } from './exclusion-queries.js'
import { sentenceOf, type Kept, type Outcome } from './outcome.js'

export interface ExclusionsRouterParts {
  readonly desk: ExclusionDesk
  /** Names of all services. */
  readonly services: readonly string[]
  readonly clock: Clock
}

/** What can be said and withdrawn over HTTP, see `exclusionsPaths`. */
export function createExclusionsRouter({ desk, services, clock }: ExclusionsRouterParts): Router {
  const router = Router()
  router.get('/api/v1/exclusions', async (request, response) => {
    const span = listedSpan(readInput(exclusionsQuery, request.query), clock())
    const exclusions = (await desk.list(span)).map(toExclusionAnswer)
    response.set('cache-control', 'no-store').json({ exclusions })
  })
  router.post('/api/v1/exclusions', express.json(), async (request, response) => {
    const body = authored(request, readInput(exclusionBody, request.body ?? {}))
    response.status(201).json(toOutcomeAnswer(kept(await desk.add(orderOfExclusion(body), body))))
  })
  router.post('/api/v1/maintenance', express.json(), async (request, response) => {
    const body = authored(request, readInput(maintenanceBody, request.body ?? {}))
    response.status(201).json(toOutcomeAnswer(kept(await desk.add(orderOfMaintenance(body, services), body))))
  })
  router.delete('/api/v1/exclusions/:id', async (request, response) => {
    const word = authored(request, readInput(withdrawalQuery, request.query))
    const outcome = await desk.withdraw(entryNumber(request.params.id), word)
    if (outcome === null) throw new HttpError('not_found', `there is no exclusion ${request.params.id}`)
    response.json(toOutcomeAnswer(kept(outcome)))
  })
  return router
}

function authored<Body extends { readonly by?: string | undefined }>(request: Request<object>, body: Body) {
  const by = authorOf(request, body.by)
  return { ...body, by, initiator: initiatorOf(request, by) }
}

function kept(outcome: Outcome): Kept {
  if ('entry' in outcome) return outcome
  throw new HttpError('exclusion_refused', sentenceOf(outcome), outcome.reasons)
}

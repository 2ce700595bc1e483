import express, { Router, type Request } from 'express'
import type { Clock } from '../shared/clock.js'
import { initiatorOf } from '../audit/request-initiator.js'
import { answerJson } from '../http/answer-json.js'
import { authorOf } from '../http/caller-of.js'
import { readList } from '../http/lists/list.js'
import { pageOf, rowsBehind } from '../http/lists/page.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { entryNumber, type Entry } from './entry.js'
import { toExclusionAnswer, toOutcomeAnswer } from './exclusion-answer.js'
import type { ExclusionDesk } from './exclusion-desk-store.js'
import { exclusionBody, maintenanceBody, orderOfExclusion, orderOfMaintenance } from './exclusion-order.js'
import { exclusionsList, isAskedFor, listedSpan, withdrawalQuery } from './exclusion-queries.js'
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
    const asked = readList(exclusionsList, request.query)
    const entries = await desk.list(listedSpan(asked.filters, clock()))
    const wanted = entries.filter((entry) => isAskedFor(entry, asked.filters))
    answerJson(response, pageOf(asked, rowsBehind(asked, wanted, { keyOf }), { keyOf, write: toExclusionAnswer }))
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

function keyOf({ from, id }: Entry) {
  return [from.toISOString(), id] as const
}

function authored<Body extends { readonly by?: string | undefined }>(request: Request<object>, body: Body) {
  const by = authorOf(request, body.by)
  return { ...body, by, initiator: initiatorOf(request, by) }
}

function kept(outcome: Outcome): Kept {
  if ('entry' in outcome) return outcome
  throw new HttpError('exclusion_refused', sentenceOf(outcome), outcome.reasons)
}

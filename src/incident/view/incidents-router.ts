import express, { Router, type Request } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import { authorOf } from '../../http/caller-of.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import { toIncidentAnswer, type IncidentPageAnswer } from './incident-answer.js'
import { incidentsQuery, wordBody } from './incidents-paths.js'
import type { IncidentDesk, SpokenWord } from '../incident-desk-store.js'
import type { Incident } from '../incident.js'
import type { IncidentPage } from '../incident-store.js'

export interface IncidentsRouterParts {
  readonly desk: IncidentDesk
  readonly page: (page: IncidentPage) => Promise<readonly Incident[]>
}

/** What can be done about an incident over HTTP. */
export const INCIDENT_ACTIONS = ['acknowledge', 'resolve', 'false-positive'] as const

/** `GET /api/v1/incidents`, `GET /api/v1/incidents/:id`, and `POST /api/v1/incidents/:id/<action>` with `{by, note}`; id or number. */
export function createIncidentsRouter({ desk, page }: IncidentsRouterParts): Router {
  const router = Router()
  router.get('/api/v1/incidents', async (request, response) => {
    const { cursor, limit, service, state } = readInput(incidentsQuery, request.query)
    const wanted = { before: cursor ?? null, service: service ?? null, unresolvedOnly: state === 'unresolved' }
    const found = await page({ ...wanted, limit: limit + 1 })
    const items = found.slice(0, limit)
    const next = found.length > limit ? String(items.at(-1)?.number) : null
    const answer: IncidentPageAnswer = { items: items.map(toIncidentAnswer), next }
    response.set('cache-control', 'no-store').json(answer)
  })
  router.get('/api/v1/incidents/:id', async (request, response) => {
    response.set('cache-control', 'no-store').json(toIncidentAnswer(known(await desk.find(request.params.id))))
  })
  const act = {
    acknowledge: desk.acknowledge,
    resolve: desk.resolve,
    'false-positive': desk.markFalsePositive,
  }
  for (const action of INCIDENT_ACTIONS) {
    router.post(
      `/api/v1/incidents/:id/${action}`,
      express.json(),
      async (request: Request<{ id: string }>, response) => {
        response.json(toIncidentAnswer(known(await act[action](request.params.id, word(request)))))
      },
    )
  }
  return router
}

function word(request: Request<{ id: string }>): SpokenWord {
  const { by: said, note } = readInput(wordBody, request.body ?? {})
  const by = authorOf(request, said)
  return { by, note: note ?? null, initiator: initiatorOf(request, by) }
}

function known(incident: Incident | null): Incident {
  if (incident === null) throw new HttpError('not_found', 'there is no such incident')
  return incident
}

import express, { Router, type Request } from 'express'
import type * as z from 'zod'
import { initiatorOf } from '../../audit/request-initiator.js'
import { authorOf } from '../../http/caller-of.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import type { IncidentDesk } from '../incident-desk-store.js'
import { IncidentRefusedError } from '../incident-refused.js'
import type { IncidentFilter, IncidentPage } from '../incident-store.js'
import type { Incident, IncidentState } from '../incident.js'
import { toIncidentAnswer, type IncidentPageAnswer } from './incident-answer.js'
import { INCIDENT_COMMANDS, type IncidentCommand } from './incident-commands.js'
import { toIncidentDetailsAnswer } from './incident-details-answer.js'
import type { ReadIncidentDetails } from './incident-details-store.js'
import { incidentsQuery, type incidentFilters } from './incidents-paths.js'

/** Which services a team has; `null`: there is no such team. */
export type ServicesOfTeam = (team: string) => readonly string[] | null

export interface IncidentsRouterParts {
  readonly desk: IncidentDesk
  readonly page: (page: IncidentPage) => Promise<readonly Incident[]>
  readonly details: ReadIncidentDetails
  readonly servicesOf: ServicesOfTeam
}

/** `GET /api/v1/incidents`, `GET /api/v1/incidents/:id`, and `POST /api/v1/incidents/:id/<command>` with JSON; id or number. */
export function createIncidentsRouter({ desk, page, details, servicesOf }: IncidentsRouterParts): Router {
  const router = Router()
  router.get('/api/v1/incidents', async (request, response) => {
    const { cursor, limit, ...filters } = readInput(incidentsQuery, request.query)
    const found = await page({ ...filterOf(filters, servicesOf), before: cursor ?? null, limit: limit + 1 })
    const items = found.slice(0, limit)
    const next = found.length > limit ? String(items.at(-1)?.number) : null
    const answer: IncidentPageAnswer = { items: items.map(toIncidentAnswer), next }
    response.set('cache-control', 'no-store').json(answer)
  })
  router.get('/api/v1/incidents/:id', async (request, response) => {
    response.set('cache-control', 'no-store').json(toIncidentAnswer(known(await desk.find(request.params.id))))
  })
  router.get('/api/v1/incidents/:id/details', async (request, response) => {
    const incident = known(await desk.find(request.params.id))
    response.set('cache-control', 'no-store').json(toIncidentDetailsAnswer(await details(incident)))
  })
  for (const command of INCIDENT_COMMANDS) {
    const path = `/api/v1/incidents/:id/${command.name}` as const
    router.post(path, express.json(), async (request: Request<{ id: string }>, response) => {
      response.json(toIncidentAnswer(await runCommand(command, { request, desk, body: request.body ?? {} })))
    })
  }
  return router
}

export interface CommandRun {
  readonly request: Request<{ id: string }>
  readonly desk: IncidentDesk
  readonly body: unknown
}

/** Does what a request asks for, in the name of whoever asks. Throws `HttpError` where that cannot be. */
export async function runCommand(command: IncidentCommand, { request, desk, body }: CommandRun): Promise<Incident> {
  const { id } = request.params
  try {
    return known(await command.run(desk, { id, body, speakerOf: (by) => speakerOf(request, by) }))
  } catch (error) {
    throw error instanceof IncidentRefusedError ? new HttpError('incident_refused', error.message) : error
  }
}

function speakerOf(request: Request<{ id: string }>, said: string | undefined) {
  const by = authorOf(request, said)
  return { by, initiator: initiatorOf(request, by) }
}

const STATES: Readonly<Record<string, readonly IncidentState[]>> = { unresolved: ['open', 'recovered'] }

/** Which incidents are asked for. Throws `HttpError` where there is no such team. */
export function filterOf(
  { service, team, state }: z.output<z.ZodObject<typeof incidentFilters>>,
  servicesOf: ServicesOfTeam,
): IncidentFilter {
  const states = state === 'all' ? null : (STATES[state] ?? [state as IncidentState])
  const own = service === undefined ? null : [service]
  if (team === undefined) return { services: own, states }
  const ofTeam = servicesOf(team)
  if (ofTeam === null) throw new HttpError('bad_request', `there is no team ${team}`)
  return { services: ofTeam.filter((one) => own === null || own.includes(one)), states }
}

/** The incident; throws `HttpError` where there is none. */
export function known(incident: Incident | null): Incident {
  if (incident === null) throw new HttpError('not_found', 'there is no such incident')
  return incident
}

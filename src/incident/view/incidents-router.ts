import express, { Router, type Request } from 'express'
import type * as z from 'zod'
import { initiatorOf } from '../../audit/request-initiator.js'
import { answerJson } from '../../http/answer-json.js'
import { authorOf } from '../../http/caller-of.js'
import { readList, type FiltersOf } from '../../http/lists/list.js'
import { pageOf } from '../../http/lists/page.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import type { IncidentDesk } from '../incident-desk-store.js'
import { IncidentRefusedError } from '../incident-refused.js'
import type { IncidentFilter, IncidentPage } from '../incident-store.js'
import type { Incident, IncidentState } from '../incident.js'
import { toIncidentAnswer } from './incident-answer.js'
import { INCIDENT_COMMANDS, type IncidentCommand } from './incident-commands.js'
import { toIncidentDetailsAnswer } from './incident-details-answer.js'
import type { ReadIncidentDetails } from './incident-details-store.js'
import { incidentsList, openBody, type incidentFilters } from './incidents-paths.js'

/** Which services a team has; `null`: there is no such team. */
export type ServicesOfTeam = (team: string) => readonly string[] | null

export interface IncidentsRouterParts {
  readonly desk: IncidentDesk
  readonly page: (page: IncidentPage) => Promise<readonly Incident[]>
  readonly details: ReadIncidentDetails
  readonly servicesOf: ServicesOfTeam
}

/** `GET` and `POST /api/v1/incidents`, `GET /api/v1/incidents/:id`, and `POST /api/v1/incidents/:id/<command>` with JSON; id or number. */
export function createIncidentsRouter({ desk, page, details, servicesOf }: IncidentsRouterParts): Router {
  const router = Router()
  router.get('/api/v1/incidents', async (request, response) => {
    const asked = readList(incidentsList, request.query)
    const { filters, after, limit } = asked
    const found = await page({ ...filterOf(filters, servicesOf), before: after?.[0] ?? null, limit: limit + 1 })
    answerJson(response, pageOf(asked, found, { keyOf: ({ number }) => [number], write: toIncidentAnswer }))
  })
  router.get('/api/v1/incidents/:id', async (request, response) => {
    response.set('cache-control', 'no-store').json(toIncidentAnswer(known(await desk.find(request.params.id))))
  })
  router.get('/api/v1/incidents/:id/details', async (request, response) => {
    const incident = known(await desk.find(request.params.id))
    response.set('cache-control', 'no-store').json(toIncidentDetailsAnswer(await details(incident)))
  })
  router.post('/api/v1/incidents', express.json(), async (request, response) => {
    const incident = await runOpening({ request, desk, body: request.body ?? {} })
    response.status(201).json(toIncidentAnswer(incident))
  })
  for (const command of INCIDENT_COMMANDS) {
    const path = `/api/v1/incidents/:id/${command.name}` as const
    router.post(path, express.json(), async (request: Request<{ id: string }>, response) => {
      response.json(toIncidentAnswer(await runCommand(command, { request, desk, body: request.body ?? {} })))
    })
  }
  return router
}

export interface CommandRun<Params = { id: string }> {
  readonly request: Request<Params>
  readonly desk: IncidentDesk
  readonly body: unknown
}

/** Does what a request asks for, in the name of whoever asks. Throws `HttpError` where that cannot be. */
export async function runCommand(command: IncidentCommand, { request, desk, body }: CommandRun): Promise<Incident> {
  const { id } = request.params
  return orRefused(async () => known(await command.run(desk, { id, body, speakerOf: (by) => speakerOf(request, by) })))
}

/** Opens the incident that a request asks for. Throws `HttpError` where that cannot be. */
export async function runOpening({ request, desk, body }: CommandRun<object>): Promise<Incident> {
  const { by, note = null, since = null, ...said } = readInput(openBody, body)
  return orRefused(() => desk.open({ ...said, note, since, ...speakerOf(request, by) }))
}

async function orRefused(act: () => Promise<Incident>): Promise<Incident> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof IncidentRefusedError ? new HttpError('incident_refused', error.message) : error
  }
}

function speakerOf(request: Request<object>, said: string | undefined) {
  const by = authorOf(request, said)
  return { by, initiator: initiatorOf(request, by) }
}

const STATES: Readonly<Record<string, readonly IncidentState[]>> = { unresolved: ['open', 'recovered'] }

/** Pages ask by fewer filters than programs. */
type AskedIncidents = z.output<z.ZodObject<typeof incidentFilters>> & Partial<FiltersOf<typeof incidentsList>>

/** Which incidents are asked for. Throws `HttpError` where there is no such team. */
export function filterOf(asked: AskedIncidents, servicesOf: ServicesOfTeam): IncidentFilter {
  const { state, severity = null, kind = null, from = null, to = null } = asked
  const states = state === 'all' ? null : (STATES[state] ?? [state as IncidentState])
  return { services: servicesAsked(asked, servicesOf), states, severity, kind, begun: { from, to } }
}

/** `null`: all of them. */
function servicesAsked({ service, team }: AskedIncidents, servicesOf: ServicesOfTeam): readonly string[] | null {
  const own = service === undefined ? null : [service]
  if (team === undefined) return own
  const ofTeam = servicesOf(team)
  if (ofTeam === null) throw new HttpError('bad_request', `there is no team ${team}`)
  return ofTeam.filter((one) => own === null || own.includes(one))
}

/** The incident; throws `HttpError` where there is none. */
export function known(incident: Incident | null): Incident {
  if (incident === null) throw new HttpError('not_found', 'there is no such incident')
  return incident
}

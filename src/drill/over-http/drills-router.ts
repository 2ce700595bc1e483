import express, { Router, type Request } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import { answerJson } from '../../http/answer-json.js'
import { authorOf } from '../../http/caller-of.js'
import { readList } from '../../http/lists/list.js'
import { pageOf, rowsBehind } from '../../http/lists/page.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import { suggestName } from '../../shared/nearest-name.js'
import { DrillRefusedError, type DrillDesk } from '../drill-desk-store.js'
import type { PlannedDrill } from '../drill.js'
import type { RunStanding } from '../drill-run.js'
import { toDrillAnswer, toDrillRunAnswer, type ShownDrill } from './drill-answer.js'
import { importBody } from '../import/import-body.js'
import type { TakenRun } from '../import/import-run-store.js'
import { DRILL_COMMANDS, type DrillCommand } from './drill-commands.js'
import { bodyOf, drillsList, runsList, startBody } from './drill-paths.js'

export interface DrillsRouterParts {
  readonly desk: DrillDesk
  readonly drills: readonly PlannedDrill[]
  /** All drills by service and name, as they stand now. */
  readonly shown: () => Promise<readonly ShownDrill[]>
}

/** What can be said and asked of drills over HTTP, see `drillPaths`. */
export function createDrillsRouter(parts: DrillsRouterParts): Router {
  const { desk } = parts
  const router = Router()
  router.get('/api/v1/drills', async (request, response) => {
    const asked = readList(drillsList, request.query)
    const { service } = asked.filters
    const rows = (await parts.shown()).filter(({ drill }) => service === undefined || drill.service === service)
    const keyOf = ({ drill }: ShownDrill) => [drill.service, drill.name] as const
    answerJson(response, pageOf(asked, rowsBehind(asked, rows, { keyOf }), { keyOf, write: toDrillAnswer }))
  })
  router.get('/api/v1/drills/runs', async (request, response) => {
    const asked = readList(runsList, request.query)
    const found = await desk.list({
      ...{ service: asked.filters.service, drill: asked.filters.drill },
      ...{ after: asked.after, limit: asked.limit + 1 },
    })
    const keyOf = ({ run }: RunStanding) => [run.declaredAt.toISOString(), run.id] as const
    answerJson(response, pageOf(asked, found, { keyOf, write: toDrillRunAnswer }))
  })
  router.post('/api/v1/drills/runs', express.json(), async (request, response) => {
    response.status(201).json(toDrillRunAnswer(await startRun(parts, request, request.body)))
  })
  router.get('/api/v1/drills/runs/:id', async (request, response) => {
    answerJson(response, toDrillRunAnswer(known(await desk.find(request.params.id), request.params.id)))
  })
  router.post('/api/v1/drills/imports', express.json({ limit: '1mb' }), async (request, response) => {
    const { isNew, standing } = await importOverHttp(parts, request)
    response.status(isNew ? 201 : 200).json({ isNew, run: toDrillRunAnswer(standing) })
  })
  for (const command of DRILL_COMMANDS) {
    router.post(`/api/v1/drills/runs/:id/${command.name}`, express.json(), async (request: IdRequest, response) => {
      response.json(toDrillRunAnswer(await sayOfRun(parts, { command, request, body: request.body })))
    })
  }
  return router
}

export type IdRequest = Request<{ id: string }>

/** Begins the run that a request asks for. */
export async function startRun(
  { desk, drills }: DrillsRouterParts,
  request: Request,
  body: unknown,
): Promise<RunStanding> {
  const order = readInput(startBody, body ?? {})
  const author = authorOf(request, order.by)
  const drill = drillNamed(drills, order)
  return refusing(() => desk.start(drill, { by: author, initiator: initiatorOf(request, author) }))
}

function importOverHttp({ desk, drills }: DrillsRouterParts, request: Request): Promise<TakenRun> {
  const { by, service, drill, ...imported } = readInput(importBody, request.body ?? {})
  const author = authorOf(request, by)
  const order = { imported, by: author, initiator: initiatorOf(request, author) }
  return refusing(() => desk.import(drillNamed(drills, { service, drill }), order))
}

export interface SaidOverHttp {
  readonly command: DrillCommand
  readonly request: IdRequest
  readonly body: unknown
}

/** Says what a request says of a run. */
export async function sayOfRun(
  { desk }: DrillsRouterParts,
  { command, request, body }: SaidOverHttp,
): Promise<RunStanding> {
  const { at, ago, by, ...said } = readInput(bodyOf(command), body ?? {})
  const author = authorOf(request, by)
  const when = { ...(at !== undefined && { at }), ...(ago !== undefined && { agoSeconds: ago }) }
  const { id } = request.params
  const word = { said: command.read(said), by: author, initiator: initiatorOf(request, author), ...when }
  return known(await refusing(() => desk.say(id, word)), id)
}

export function known(found: RunStanding | null, id: string): RunStanding {
  if (found === null) throw new HttpError('not_found', `there is no run ${id}`)
  return found
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DrillRefusedError) throw new HttpError('drill_refused', error.message)
    throw error
  }
}

function drillNamed(
  drills: readonly PlannedDrill[],
  { service, drill }: { readonly service: string; readonly drill: string },
): PlannedDrill {
  const own = drills.filter((one) => one.service === service)
  const found = own.find(({ name }) => name === drill)
  if (found !== undefined) return found
  const [kind, name, names] =
    own.length === 0
      ? (['service with drills', service, [...new Set(drills.map((one) => one.service))]] as const)
      : ([`drill of ${service}`, drill, own.map((one) => one.name)] as const)
  throw new HttpError('bad_request', `no ${kind} is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}

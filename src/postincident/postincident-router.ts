import type { IncomingMessage } from 'node:http'
import express, { Router, type Request, type Response } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import { answerJson } from '../http/answer-json.js'
import { authorOf } from '../http/caller-of.js'
import { readList, type FiltersOf } from '../http/lists/list.js'
import { pageOf } from '../http/lists/page.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import type { Incident } from '../incident/incident.js'
import { PAPER_POLICY } from '../render/paper-policy.js'
import type { Clock } from '../shared/clock.js'
import { todayIn } from '../calendar/calendar-days.js'
import { toActionAnswer, type ActionAnswer } from '../action/action-answer.js'
import type { ActionItem } from '../action/action-item.js'
import type { ActionsWanted } from '../action/action-rows-store.js'
import { evidenceAnswer, type Evidence } from './evidence.js'
import type { PostIncidentPaper } from './paper.js'
import { PostIncidentRefusedError, type Author, type PostIncidentDesk } from './postincident-desk-store.js'
import {
  actionsList,
  addBody,
  changeBody,
  closeBody,
  dropBody,
  FORMATS,
  wordBody,
  writeBody,
  type PaperFormat,
  type PostIncidentAnswer,
} from './postincident-paths.js'
import { missingParts, type PostIncidentRecord, type WrittenParts } from './report-parts.js'

export interface PostIncidentRouterParts {
  readonly desk: PostIncidentDesk
  readonly findIncident: (idOrNumber: string) => Promise<Incident | null>
  readonly gather: (incident: Incident) => Promise<Evidence>
  readonly render: (paper: PostIncidentPaper, format: PaperFormat) => Promise<string | Uint8Array>
  readonly organisation: string
  readonly timezone: string
  readonly version: string
  readonly clock: Clock
}

export type OfIncident = Request<{ id: string }>

/** As many of one incident are told of. */
const MOST_ACTIONS = 1000

const REPORT = '/api/v1/incidents/:id/report'

/** The routes of `postIncidentPaths`. */
export function createPostIncidentRouter(parts: PostIncidentRouterParts): Router {
  return Router().use(reportRoutes(parts)).use(actionRoutes(parts))
}

/** What is written is changed by one of these; the last part of its path comes first. */
export const REPORT_DEEDS = [
  ['', writeReport],
  ['/file', fileReport],
  ['/reopen', reopenReport],
] as const

const body = express.json({ limit: '256kb' })

function reportRoutes(parts: PostIncidentRouterParts): Router {
  const router = Router()
  router.get(REPORT, async (request, response) => {
    answerJson(response, await answerOf(parts, await known(parts, request)))
  })
  for (const format of Object.keys(FORMATS) as readonly PaperFormat[]) {
    router.get(`${REPORT}.${format}`, async (request: OfIncident, response) => {
      await answerPaper(parts, request, { response, format })
    })
  }
  for (const [suffix, act] of REPORT_DEEDS) {
    router.post(`${REPORT}${suffix}`, body, async (request: OfIncident, response) => {
      response.json(await answerOf(parts, await act(parts, request, request.body)))
    })
  }
  return router
}

async function answerPaper(
  parts: PostIncidentRouterParts,
  request: OfIncident,
  { response, format }: { readonly response: Response; readonly format: PaperFormat },
): Promise<void> {
  const paper = await paperOf(parts, await known(parts, request))
  const rendered = await parts.render(paper, format)
  const { number } = paper.evidence.details.incident
  response.set({
    ...{ 'cache-control': 'no-store', 'content-type': FORMATS[format], 'content-security-policy': PAPER_POLICY },
    'content-disposition': `inline; filename="incident-${number}.${format}"`,
  })
  response.send(typeof rendered === 'string' ? rendered : Buffer.from(rendered))
}

function actionRoutes(parts: PostIncidentRouterParts): Router {
  const router = Router()
  router.post('/api/v1/incidents/:id/actions', body, async (request: OfIncident, response) => {
    response.status(201).json(shown(parts, await addAction(parts, request, request.body)))
  })
  router.get('/api/v1/actions', async (request, response) => {
    const asked = readList(actionsList, request.query)
    const { after, limit } = asked
    const found = await parts.desk.actions({ ...wantedOf(parts, asked.filters), after, limit: limit + 1 })
    const keyOf = ({ due, number }: ActionItem) => [due, number] as const
    answerJson(response, pageOf(asked, found, { keyOf, write: (item) => shown(parts, item) }))
  })
  for (const deed of ACTION_DEEDS) {
    router.post(`/api/v1/actions/:number/${deed}`, body, async (request: Request<{ number: string }>, response) => {
      const { number } = request.params
      response.json(shown(parts, await doAction(parts, deed, { number, request, body: request.body })))
    })
  }
  return router
}

export const ACTION_DEEDS = ['change', 'done', 'drop'] as const

export type ActionDeed = (typeof ACTION_DEEDS)[number]

/** Which items a list asks for. */
export function wantedOf(
  { clock, timezone }: Pick<PostIncidentRouterParts, 'clock' | 'timezone'>,
  { state, service, owner }: FiltersOf<typeof actionsList>,
): ActionsWanted {
  if (state === 'all') return { service, owner }
  if (state !== 'overdue') return { service, owner, state }
  return { service, owner, state: 'open', dueBefore: todayIn(clock(), timezone) }
}

export function shown({ clock, timezone }: PostIncidentRouterParts, item: ActionItem): ActionAnswer {
  return toActionAnswer(item, { now: clock(), zone: timezone })
}

/** The incident of a request; what is part of another one has no report of its own. */
export async function known({ findIncident }: PostIncidentRouterParts, request: OfIncident): Promise<Incident> {
  const incident = await findIncident(request.params.id)
  if (incident === null) throw new HttpError('not_found', 'there is no such incident')
  return incident
}

/** What was written of an incident, with what is known of it. */
export async function paperOf(parts: PostIncidentRouterParts, incident: Incident): Promise<PostIncidentPaper> {
  const { desk, organisation, timezone: zone, version, clock } = parts
  const record = await desk.record(incident)
  return {
    ...{ organisation, zone, version, record, now: clock() },
    // What was filed is told as it was, or not at all.
    evidence: record?.filed == null ? await parts.gather(incident) : evidenceAnswer.parse(record.filed.evidence),
    actions: await desk.actions({ incidentId: incident.id, after: null, limit: MOST_ACTIONS }),
  }
}

export async function answerOf(parts: PostIncidentRouterParts, incident: Incident): Promise<PostIncidentAnswer> {
  const { record, evidence, actions } = await paperOf(parts, incident)
  return {
    ...{ incident: incident.number, ...(record === null ? NOTHING_WRITTEN : writtenOf(record)) },
    ...{ evidence, actions: actions.map((item) => shown(parts, item)) },
  }
}

type Written = Omit<PostIncidentAnswer, 'incident' | 'evidence' | 'actions'>

const NOTHING_WRITTEN: Written = {
  ...{ state: 'draft', parts: {}, missing: [...missingParts({})] },
  ...{ writtenAt: null, writtenBy: null, filedAt: null, filedBy: null },
}

function writtenOf({ parts, filed, writtenAt, writtenBy }: PostIncidentRecord): Written {
  return {
    ...{ state: filed === null ? 'draft' : 'filed', parts, missing: [...missingParts(parts)] },
    ...{ writtenAt: writtenAt.toISOString(), writtenBy },
    ...{ filedAt: filed?.at.toISOString() ?? null, filedBy: filed?.by ?? null },
  }
}

export async function writeReport(
  parts: PostIncidentRouterParts,
  request: OfIncident,
  body: unknown,
): Promise<Incident> {
  const { by, ...said } = readInput(writeBody, body ?? {})
  const incident = await known(parts, request)
  const written = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined)) as WrittenParts
  await refusing(() => parts.desk.write(incident, { parts: written, ...authorFrom(request, by) }))
  return incident
}

export async function fileReport(
  parts: PostIncidentRouterParts,
  request: OfIncident,
  body: unknown,
): Promise<Incident> {
  const { by } = readInput(wordBody, body ?? {})
  const incident = await known(parts, request)
  const evidence = await parts.gather(incident)
  await refusing(() => parts.desk.file(incident, { evidence, ...authorFrom(request, by) }))
  return incident
}

export async function reopenReport(
  parts: PostIncidentRouterParts,
  request: OfIncident,
  body: unknown,
): Promise<Incident> {
  const { by } = readInput(wordBody, body ?? {})
  const incident = await known(parts, request)
  await refusing(() => parts.desk.reopen(incident, authorFrom(request, by)))
  return incident
}

export async function addAction(
  parts: PostIncidentRouterParts,
  request: OfIncident,
  body: unknown,
): Promise<ActionItem> {
  const { by, ...wish } = readInput(addBody, body ?? {})
  const incident = await known(parts, request)
  return parts.desk.add(incident, { wish, ...authorFrom(request, by) })
}

export interface SaidOfAction {
  readonly number: string
  readonly request: IncomingMessage
  readonly body: unknown
}

export async function doAction(
  { desk }: PostIncidentRouterParts,
  deed: ActionDeed,
  { number, request, body }: SaidOfAction,
): Promise<ActionItem> {
  const found = /^\d{1,9}$/.test(number)
    ? await refusing(() => deedOf(desk, deed, { number: Number(number), request, body: body ?? {} }))
    : null
  if (found === null) throw new HttpError('not_found', `there is no action item ${number}`)
  return found
}

function deedOf(
  desk: PostIncidentDesk,
  deed: ActionDeed,
  { number, request, body }: Omit<SaidOfAction, 'number'> & { readonly number: number },
): Promise<ActionItem | null> {
  if (deed === 'change') {
    const { by, ...said } = readInput(changeBody, body)
    const wish = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
    return desk.change(number, { wish, ...authorFrom(request, by) })
  }
  const { by, note = null } = readInput(deed === 'done' ? closeBody : dropBody, body)
  return desk.close(number, { state: deed === 'done' ? 'done' : 'dropped', note, ...authorFrom(request, by) })
}

function authorFrom(request: IncomingMessage, said: string | undefined): Author {
  const by = authorOf(request, said)
  return { by, initiator: initiatorOf(request, by) }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PostIncidentRefusedError) throw new HttpError('post_incident_refused', error.message)
    throw error
  }
}

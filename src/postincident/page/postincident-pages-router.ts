import express, { Router, type Request } from 'express'
import { originAddress } from '../../action/action-answer.js'
import { scopeOf, writeCursor } from '../../http/lists/cursor.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import { formFields } from '../../page/form-fields.js'
import { addressOf, partOf } from '../../page/pager.js'
import type { Pages } from '../../page/pages-router.js'
import { actionsList, type PostIncidentAnswer } from '../postincident-paths.js'
import {
  addAction,
  answerOf,
  doAction,
  known,
  REPORT_DEEDS,
  shown,
  wantedOf,
  type OfIncident,
  type PostIncidentRouterParts,
} from '../postincident-router.js'
import { REPORT_PARTS } from '../report-parts.js'
import { reportAddress } from './action-rows.js'
import { ACTIONS, actionsView } from './actions-view.js'
import { actionsPageQuery } from './postincident-pages-paths.js'
import { reportView } from './report-view.js'
import { loadPostIncidentTemplates } from './template-files.js'

export interface PostIncidentPagesParts extends PostIncidentRouterParts {
  readonly pages: Pages
  /** Names to choose from. */
  readonly services: readonly string[]
}

const PAGE_SIZE = 25

const ACTIONS_HEAD = {
  ...{ title: 'Action items', at: '/incidents' },
  crumbs: [{ text: 'Incidents', href: '/incidents' }],
}

/** `GET /incidents/:id/report`, `GET /actions`, and what the forms there say, which go back to the page. */
export function createPostIncidentPagesRouter(parts: PostIncidentPagesParts): Router {
  const { pages } = parts
  const templates = loadPostIncidentTemplates()
  const [report, list] = [pages.compile(templates.report), pages.compile(templates.actions)]
  const form = express.urlencoded({ extended: false, limit: '512kb' })
  const router = Router()
  router.get('/incidents/:id/report', async (request: OfIncident, response) => {
    const answer = await answerOf(parts, await known(parts, request))
    pages.answer({ request, response }, { ...headOf(answer), template: report, view: reportView(answer) })
  })
  for (const [suffix, act] of REPORT_DEEDS) {
    router.post(`/incidents/:id/report${suffix}`, form, async (request: OfIncident, response) => {
      const { number } = await act(parts, request, formFields(request.body, suffix === '' ? isPart : undefined))
      response.redirect(303, reportAddress(number))
    })
  }
  router.post('/incidents/:id/actions', form, async (request: OfIncident, response) => {
    response.redirect(303, originAddress(shown(parts, await addAction(parts, request, formFields(request.body)))))
  })
  router.get(ACTIONS, async (request, response) => {
    const { view, twin } = await readActionsPage(parts, request)
    pages.answer({ request, response }, { ...ACTIONS_HEAD, twin, template: list, view })
  })
  router.post(ACTIONS, form, async (request, response) => {
    const { number = '', deed, ...said } = formFields(request.body)
    if (deed !== 'done' && deed !== 'drop') throw new HttpError('bad_request', 'expected `deed` to be done or drop')
    const item = await doAction(parts, deed, { number: String(number), request, body: said })
    response.redirect(303, originAddress(shown(parts, item)))
  })
  return router
}

/** A part that is left empty is taken away. */
function isPart(name: string): boolean {
  return Object.hasOwn(REPORT_PARTS, name)
}

function headOf({ incident }: PostIncidentAnswer) {
  return {
    ...{ title: `Report of #${incident}`, at: '/incidents', twin: `/api/v1${reportAddress(incident)}` },
    crumbs: [
      { text: 'Incidents', href: '/incidents' },
      { text: `#${incident}`, href: `/incidents/${incident}` },
    ],
  }
}

async function readActionsPage(parts: PostIncidentPagesParts, request: Request) {
  const { desk, services } = parts
  const { page, state, service } = readInput(actionsPageQuery, request.query)
  const query = { state: state === 'open' ? '' : state, service: service ?? '' }
  const wanted = wantedOf(parts, { state, service, owner: undefined })
  const { offset, pager } = partOf(await desk.count(wanted), { page, size: PAGE_SIZE, path: ACTIONS, query })
  // With the one before, by which the twin is asked.
  const before = Math.min(offset, 1)
  const found = await desk.actions({ ...wanted, after: null, offset: offset - before, limit: PAGE_SIZE + before })
  const [last] = found.slice(0, before)
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  const cursor = last === undefined ? '' : writeCursor(scopeOf(actionsList.name, said), [last.due, last.number])
  const items = found.slice(before).map((item) => shown(parts, item))
  return {
    view: actionsView({ items, pager, query, services }),
    twin: addressOf('/api/v1/actions', { ...query, limit: String(PAGE_SIZE), cursor }),
  }
}

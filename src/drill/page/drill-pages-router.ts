import express, { Router } from 'express'
import type { Pages } from '../../page/pages-router.js'
import { toDrillAnswer, toDrillRunAnswer } from '../over-http/drill-answer.js'
import { FORM_COMMANDS } from '../over-http/drill-commands.js'
import { known, sayOfRun, startRun, type DrillsRouterParts, type IdRequest } from '../over-http/drills-router.js'
import { drillView } from './drill-page.js'
import { drillsView, MOST_RUNS, runAddress } from './drills-page.js'
import { saidInForm } from './said-in-form.js'
import { loadDrillTemplates } from './template-files.js'

export interface DrillPagesParts extends DrillsRouterParts {
  readonly pages: Pages
}

const AT = '/drills'

/** `GET /drills`, `GET /drills/:id`, and what the forms there say, which go back to the page. */
export function createDrillPagesRouter(parts: DrillPagesParts): Router {
  const { pages, desk } = parts
  const templates = loadDrillTemplates()
  const [list, one] = [pages.compile(templates.list), pages.compile(templates.one)]
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  const router = Router()
  router.get(AT, async (request, response) => {
    const drills = (await parts.shown()).map(toDrillAnswer)
    const runs = await desk.list({ service: undefined, drill: undefined, after: null, limit: MOST_RUNS })
    const view = drillsView(drills, runs.map(toDrillRunAnswer))
    const twin = '/api/v1/drills?limit=1000'
    pages.answer({ request, response }, { title: 'Drills', at: AT, twin, template: list, view })
  })
  router.post(AT, form, async (request, response) => {
    const { which = '', ...said } = saidInForm(request.body)
    const [service = '', drill = ''] = String(which).split('/')
    const { run } = await startRun(parts, request, { ...said, service, drill })
    response.redirect(303, runAddress(run.id))
  })
  router.get('/drills/:id', async (request, response) => {
    const answer = toDrillRunAnswer(known(await desk.find(request.params.id), request.params.id))
    const page = { title: `${answer.service}/${answer.drill}`, at: AT, crumbs: [{ text: 'Drills', href: AT }] }
    const twin = `/api/v1/drills/runs/${encodeURIComponent(answer.id)}`
    pages.answer({ request, response }, { ...page, twin, template: one, view: drillView(answer) })
  })
  for (const command of FORM_COMMANDS) {
    router.post(`/drills/:id/${command.name}`, form, async (request: IdRequest, response) => {
      const { run } = await sayOfRun(parts, { command, request, body: saidInForm(request.body) })
      response.redirect(303, runAddress(run.id))
    })
  }
  return router
}

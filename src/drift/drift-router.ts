import { Router } from 'express'
import { answerJson } from '../http/answer-json.js'
import type { Pages } from '../page/pages-router.js'
import { toDriftAnswer } from './drift-answer.js'
import type { DriftDesk } from './drift-desk-store.js'
import { driftView } from './drift-view.js'
import { loadDriftTemplate } from './template-files.js'

/** `GET /api/v1/drift` and its page, see `driftPaths`. */
export function createDriftRouter({ desk, pages }: { readonly desk: DriftDesk; readonly pages: Pages }): Router {
  const template = pages.compile(loadDriftTemplate())
  const router = Router()
  router.get('/api/v1/drift', async (_request, response) => {
    answerJson(response, toDriftAnswer(await desk.standings()))
  })
  router.get('/drift', async (request, response) => {
    const view = driftView(toDriftAnswer(await desk.standings()))
    const page = { title: 'What runs', at: '/drift', twin: '/api/v1/drift', template, view }
    pages.answer({ request, response }, page)
  })
  return router
}

import { Router } from 'express'
import { answerJson } from '../../http/answer-json.js'
import { readList } from '../../http/lists/list.js'
import { pageOf, rowsBehind } from '../../http/lists/page.js'
import { readInput } from '../../http/read-input.js'
import type { Pages } from '../../page/pages-router.js'
import { orderOf } from '../control.js'
import type { Framework } from '../framework.js'
import { controlsPage } from '../page/controls-page.js'
import { loadControlTemplates } from '../page/template-files.js'
import type { ControlStanding } from '../standing.js'
import { toControlAnswer } from './control-answer.js'
import { controlsList, controlsQuery } from './control-paths.js'

export interface ControlsRouterParts {
  readonly standings: () => Promise<readonly ControlStanding[]>
  readonly frameworks: readonly Framework[]
  readonly pages: Pages
}

const AT = '/controls'

/** `GET /api/v1/controls` and its page, see `controlPaths`. */
export function createControlsRouter({ standings, frameworks, pages }: ControlsRouterParts): Router {
  const template = pages.compile(loadControlTemplates().list)
  const router = Router()
  router.get('/api/v1/controls', async (request, response) => {
    const asked = readList(controlsList, request.query)
    const rows = (await standings()).filter((one) => isWanted(one, asked.filters))
    const keyOf = ({ control }: ControlStanding) => orderOf(control)
    const write = (one: ControlStanding) => toControlAnswer(one, frameworks)
    answerJson(response, pageOf(asked, rowsBehind(asked, rows, { keyOf }), { keyOf, write }))
  })
  router.get(AT, async (request, response) => {
    const view = controlsPage(await standings(), frameworks, readInput(controlsQuery, request.query))
    const twin = '/api/v1/controls?limit=1000'
    pages.answer({ request, response }, { title: 'Controls', at: AT, twin, template, view })
  })
  return router
}

type Filters = ReturnType<typeof readList<(typeof controlsList)['filters'], (typeof controlsList)['key']>>['filters']

function isWanted({ control: { dataset, control }, judgement }: ControlStanding, asked: Filters): boolean {
  return (
    (asked.service === undefined || asked.service === dataset.service) &&
    (asked.dataset === undefined || asked.dataset === dataset.name) &&
    (asked.control === undefined || asked.control === control) &&
    (asked.status === undefined || asked.status === judgement.status)
  )
}

import { Router } from 'express'
import { answerJson } from '../http/answer-json.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import type { Pages } from '../page/pages-router.js'
import { suggestName } from '../shared/nearest-name.js'
import { alertsIn, composeRunbook, type RunbookName } from './compose-runbook.js'
import { toRunbookAnswer } from './runbook-answer.js'
import { runbooksQuery } from './runbook-paths.js'
import { runbookView, setsView, setTitle, setView } from './runbook-views.js'
import { runbookPath, setPath, type AlertBook, type Runbook, type RunbookWorld } from './runbook.js'
import { loadRunbookTemplates } from './template-files.js'

export interface RunbooksRouterParts {
  readonly alerts: AlertBook
  readonly config: RunbookWorld
  readonly pages: Pages
}

const AT = '/runbooks'
const CRUMB = { text: 'Runbooks', href: AT }

/** Runbooks as JSON and as pages, see `runbookPaths`. */
export function createRunbooksRouter(parts: RunbooksRouterParts): Router {
  const router = Router()
  const { sets } = parts.alerts
  router.get('/api/v1/runbooks', (_request, response) => {
    const written = (set: string) => parts.config.runbooks.filter(({ services }) => services?.includes(set)).length
    answerJson(response, { data: sets.map((set) => ({ set, path: setPath(set), written: written(set) })) })
  })
  router.get('/api/v1/runbooks/:set', (request, response) => {
    answerJson(response, { data: runbooksOf(request.params.set, parts).map(toRunbookAnswer) })
  })
  router.get('/api/v1/runbooks/:set/:alert', (request, response) => {
    answerJson(response, toRunbookAnswer(runbookNamed(request.params, parts)))
  })
  addPages(router, parts)
  return router
}

function addPages(router: Router, parts: RunbooksRouterParts): void {
  const { pages, alerts, config } = parts
  const sources = loadRunbookTemplates()
  const [list, ofSet, one] = [pages.compile(sources.sets), pages.compile(sources.set), pages.compile(sources.runbook)]
  const steady = { at: AT, live: false }
  router.get(AT, (request, response) => {
    const view = setsView(alerts.sets, config, readInput(runbooksQuery, request.query))
    pages.answer(
      { request, response },
      { ...steady, title: 'Runbooks', twin: '/api/v1/runbooks', template: list, view },
    )
  })
  router.get(`${AT}/:set`, (request, response) => {
    const { set } = request.params
    const view = setView(set, runbooksOf(set, parts))
    const page = { ...steady, title: `Runbooks of ${setTitle(set)}`, crumbs: [CRUMB], template: ofSet, view }
    pages.answer({ request, response }, { ...page, twin: `/api/v1${setPath(set)}` })
  })
  router.get(`${AT}/:set/:alert`, (request, response) => {
    const { set, alert } = request.params
    const view = runbookView(runbookNamed(request.params, parts))
    const crumbs = [CRUMB, { text: setTitle(set), href: setPath(set) }]
    const page = { ...steady, title: `${alert}: ${setTitle(set)}`, crumbs, template: one, view }
    pages.answer({ request, response }, { ...page, twin: `/api/v1${runbookPath(set, alert)}` })
  })
}

function runbooksOf(set: string, { alerts, config }: RunbooksRouterParts): readonly Runbook[] {
  if (!alerts.sets.includes(set)) {
    throw new HttpError(
      'not_found',
      `nothing named ${set} has alerts: ${suggestName(set, alerts.sets, 'there are none')}`,
    )
  }
  return alertsIn(set, alerts, config).flatMap((alert) => composeRunbook({ set, alert }, alerts, config) ?? [])
}

function runbookNamed(name: RunbookName, parts: RunbooksRouterParts): Runbook {
  const found = composeRunbook(name, parts.alerts, parts.config)
  if (found !== null) return found
  const known = runbooksOf(name.set, parts).map(({ alert }) => alert)
  throw new HttpError(
    'not_found',
    `${name.set} has no alert ${name.alert}: ${suggestName(name.alert, known, 'it has none')}`,
  )
}

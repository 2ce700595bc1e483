import { Router } from 'express'
import { periodNamed } from '../calendar/named-period.js'
import { periodAt, type Period } from '../calendar/period.js'
import { answerJson } from '../http/answer-json.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { addressOf } from '../page/pager.js'
import type { Pages } from '../page/pages-router.js'
import type { Clock } from '../shared/clock.js'
import { toKpisAnswer } from './kpi-answer.js'
import { kpisPageQuery, kpisQuery } from './kpi-paths.js'
import type { ReadKpis } from './kpi-reader-store.js'
import { kpisView } from './kpi-view.js'
import { loadKpiTemplate } from './template-files.js'

export interface KpisRouterParts {
  readonly read: ReadKpis
  readonly timezone: string
  readonly clock: Clock
  readonly pages: Pages
}

const AT = '/kpis'
const TWIN = '/api/v1/kpis'

/** A table for each. */
const SERVICES_SHOWN = 20

/** `GET /api/v1/kpis` and `/kpis`. */
export function createKpisRouter(parts: KpisRouterParts): Router {
  const { pages, read } = parts
  const template = pages.compile(loadKpiTemplate())
  const router = Router()
  router.get(TWIN, async (request, response) => {
    const { period } = readInput(kpisQuery, request.query)
    answerJson(response, toKpisAnswer(await read(periodAsked(period, parts))))
  })
  router.get(AT, async (request, response) => {
    const { period: said = '', page } = readInput(kpisPageQuery, request.query)
    const answer = toKpisAnswer(await read(periodAsked(said, parts)))
    const view = kpisView(answer, { page, size: SERVICES_SHOWN, path: AT, query: { period: said } })
    const twin = addressOf(TWIN, { period: said })
    pages.answer({ request, response }, { title: 'Key figures', at: AT, twin, template, view })
  })
  return router
}

function periodAsked(said: string | undefined, { timezone, clock }: KpisRouterParts): Period {
  if (said === undefined || said === '') return periodAt(clock(), { unit: 'month', timezone })
  const period = periodNamed(said, timezone)
  const examples = 'such as 2026-11, 2026-Q4, 2026-W47 or 2026'
  if (period === null) throw new HttpError('bad_request', `expected a period ${examples}, not ${said}`)
  if (period.interval.from > clock())
    throw new HttpError('bad_request', `${said} has not begun: expected a period ${examples}`)
  return period
}

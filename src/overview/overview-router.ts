import { Router, type Request } from 'express'
import type { ServiceAddition, Waiting } from '../feature/shown-part.js'
import { answerJson } from '../http/answer-json.js'
import { readList } from '../http/lists/list.js'
import { pageOf, rowsBehind } from '../http/lists/page.js'
import { HttpError } from '../http/problem.js'
import { wantsPage } from '../http/wants-page.js'
import type { NavigationEntry } from '../page/page.js'
import { addressOf } from '../page/pager.js'
import type { Pages } from '../page/pages-router.js'
import type { StatusDocument } from '../status/status-document.js'
import { needsOf, toOverviewAnswer } from './overview-answer.js'
import { loadOverviewTemplates } from './overview-template-files.js'
import { overviewView } from './overview-view.js'
import { toServiceAnswer, toServiceRow } from './service-answer.js'
import { servicesView, serviceView } from './service-view.js'
import { isAsked, servicesList, serviceStandings, type ListedService, type ServiceStanding } from './services-list.js'
import { createStandings, type Standing } from './standing.js'

/** What the pages that show everything are made of. */
export interface OverviewParts {
  readonly config: { readonly services: readonly ListedService[] }
  readonly pages: Pages
  readonly status: () => StatusDocument | null
  /** What waits besides the status, of all features. */
  readonly waiting: () => Promise<readonly Waiting[]>
  /** What features add to the page of a service. */
  readonly additions: (service: string) => Promise<readonly ServiceAddition[]>
}

export const overviewNavigation: readonly NavigationEntry[] = [
  { href: '/', text: 'Now', place: 0 },
  { href: '/services', text: 'Services', place: 10 },
]

/** `GET /`, `/services` and `/services/:service`, and their twins: out of the newest status, which is in memory. */
export function createOverviewRouter(parts: OverviewParts): Router {
  const standings = createStandings(parts.status)
  const standing = () => {
    const newest = standings()
    if (newest === null) throw new HttpError('not_ready', 'no status has been computed yet', ['first status'])
    return newest
  }
  const router = Router()
  addOverview(router, parts, standing)
  addServices(router, parts, standing)
  addService(router, parts, standing)
  return router
}

type StandingNow = () => Standing

function addOverview(router: Router, { pages, waiting }: OverviewParts, standing: StandingNow): void {
  const template = pages.compile(loadOverviewTemplates().overview)
  const kept = createKeptViews<ReturnType<typeof overviewView>>()
  router.get('/', async (request, response, next) => {
    if (!wantsPage(request)) {
      next()
      return
    }
    const [now, others] = [standing(), await waiting()]
    const view = kept(now, JSON.stringify(others), () => overviewView(now, needsOf(now, others)))
    const page = { title: 'Now', at: '/', twin: '/api/v1/overview', sameForAll: true }
    pages.answer({ request, response }, { ...page, template, view })
  })
  router.get('/api/v1/overview', async (_request, response) => {
    answerJson(response, toOverviewAnswer(standing(), needsOf(standing(), await waiting())))
  })
}

/** Rows that are read at a glance, and small enough for a phone. */
const SERVICES_ON_PAGE = '50'

function addServices(router: Router, { config, pages }: OverviewParts, standing: StandingNow): void {
  const template = pages.compile(loadOverviewTemplates().services)
  const kept = createKeptViews<ReturnType<typeof servicesView>>()
  const all = perStanding((now) => serviceStandings(config.services, now))
  const teams = [...new Set(config.services.flatMap(({ team }) => team ?? []))].toSorted()
  const read = (query: Request['query']) => {
    const asked = readList(servicesList, query)
    const found = all(standing()).filter(isAsked(asked.filters))
    const behind = rowsBehind(asked, found, { keyOf })
    return {
      asked,
      found,
      shown: behind.slice(0, asked.limit),
      page: pageOf(asked, behind, { keyOf, write: toServiceRow }),
    }
  }
  router.get('/services', (request, response) => {
    const query = { limit: SERVICES_ON_PAGE, ...request.query }
    const { asked, found, shown, page } = read(query)
    const { cursor = null } = request.query as { readonly cursor?: string }
    const counts = { found: found.length, all: config.services.length, cursor, next: page.next_cursor }
    const view = kept(standing(), JSON.stringify(query), () =>
      servicesView({ asked: asked.filters, teams, shown, ...counts }),
    )
    const twin = addressOf('/api/v1/services', query)
    pages.answer({ request, response }, { title: 'Services', at: '/services', twin, template, view, sameForAll: true })
  })
  router.get('/api/v1/services', (request, response) => {
    answerJson(response, read(request.query).page)
  })
}

/** So many views of one standing are kept: more are asked for by searches only. */
const MOST_VIEWS = 300

/** Keeps views for as long as a standing is the newest: the same object is written as a page once. */
function createKeptViews<View>(): (standing: Standing, key: string, make: () => View) => View {
  const kept = new WeakMap<Standing, Map<string, View>>()
  return (standing, key, make) => {
    const views = kept.get(standing) ?? new Map<string, View>()
    kept.set(standing, views)
    const view = views.get(key) ?? make()
    if (views.size < MOST_VIEWS) views.set(key, view)
    return view
  }
}

function keyOf({ service }: ServiceStanding) {
  return [service.name] as const
}

/** Made anew once there is a newer standing. */
function perStanding<T>(make: (standing: Standing) => T): (standing: Standing) => T {
  const made = new WeakMap<Standing, { readonly value: T }>()
  return (standing) => {
    const known = made.get(standing) ?? { value: make(standing) }
    made.set(standing, known)
    return known.value
  }
}

function addService(router: Router, { config, pages, additions }: OverviewParts, standing: StandingNow): void {
  const template = pages.compile(loadOverviewTemplates().service)
  const kept = createKeptViews<ReturnType<typeof serviceView>>()
  const named = (name: string) => {
    const service = config.services.find((one) => one.name === name)
    if (service === undefined) throw new HttpError('not_found', `no service is called ${name}: /services has all`)
    return service
  }
  router.get('/services/:service', async (request, response) => {
    const service = named(request.params.service)
    const twin = `/api/v1/services/${encodeURIComponent(service.name)}`
    const crumbs = [{ text: 'Services', href: '/services' }]
    const now = standing()
    const added = await additions(service.name)
    const view = kept(now, service.name, () => serviceView(service, now, added))
    pages.answer(
      { request, response },
      { title: service.name, at: '/services', twin, crumbs, template, view, sameForAll: true },
    )
  })
  router.get('/api/v1/services/:service', async (request, response) => {
    const service = named(request.params.service)
    answerJson(response, toServiceAnswer(service, standing(), await additions(service.name)))
  })
}

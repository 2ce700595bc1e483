import express, { Router, type Request } from 'express'
import { scopeOf, writeCursor } from '../../http/lists/cursor.js'
import { readInput } from '../../http/read-input.js'
import { formFields, instantInForm } from '../../page/form-fields.js'
import { addressOf, type Pager, type PagerOrder } from '../../page/pager.js'
import type { Pages } from '../../page/pages-router.js'
import type { IncidentDesk } from '../incident-desk-store.js'
import type { IncidentFilter } from '../incident-store.js'
import type { IncidentCourse } from '../incident.js'
import { incidentAddress, PATH } from './incident-address.js'
import { INCIDENT_COMMANDS } from './incident-commands.js'
import type { ReadIncidentDetails } from './incident-details-store.js'
import { incidentView } from './incident-page.js'
import { incidentsPageQuery } from './incident-pages-paths.js'
import { loadIncidentTemplates } from './incident-templates-files.js'
import { incidentsView, PAGE_SIZE } from './incidents-page.js'
import { incidentsList } from './incidents-paths.js'
import { filterOf, known, runCommand, runOpening, type ServicesOfTeam } from './incidents-router.js'

export interface IncidentPagesParts {
  readonly pages: Pages
  readonly desk: IncidentDesk
  readonly details: ReadIncidentDetails
  readonly servicesOf: ServicesOfTeam
  /** Names to choose from. */
  readonly teams: readonly string[]
  readonly services: readonly string[]
  /** A part of the list, the last where there is none so far. */
  readonly list: (
    asked: IncidentFilter,
    order: PagerOrder,
  ) => Promise<{ readonly items: readonly IncidentCourse[]; readonly pager: Pager }>
}

/** `GET` and `POST /incidents`, `GET /incidents/:id`, and `POST /incidents/:id/<command>` of the forms there, which go back to the page. */
export function createIncidentPagesRouter(parts: IncidentPagesParts): Router {
  const { pages, desk, details } = parts
  const templates = loadIncidentTemplates()
  const [list, one] = [pages.compile(templates.list), pages.compile(templates.one)]
  const router = Router()
  router.get('/incidents', async (request, response) => {
    const { view, twin } = await readList(parts, request)
    pages.answer({ request, response }, { title: 'Incidents', at: PATH, twin, template: list, view })
  })
  router.get('/incidents/:id', async (request, response) => {
    const incident = known(await desk.find(request.params.id))
    const { number, title } = incident
    const page = { title: `#${number} ${title}`, at: PATH, crumbs: [{ text: 'Incidents', href: PATH }], template: one }
    const view = incidentView(await details(incident))
    pages.answer({ request, response }, { ...page, twin: `/api/v1${incidentAddress(number)}/details`, view })
  })
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  router.post('/incidents', form, async (request, response) => {
    const { number } = await runOpening({ request, desk, body: saidIn(request.body) })
    response.redirect(303, incidentAddress(number))
  })
  for (const command of INCIDENT_COMMANDS) {
    router.post(`/incidents/:id/${command.name}`, form, async (request: Request<{ id: string }>, response) => {
      const { number } = await runCommand(command, { request, desk, body: saidIn(request.body) })
      response.redirect(303, incidentAddress(number))
    })
  }
  return router
}

async function readList(parts: IncidentPagesParts, request: Request) {
  const { page, ...filters } = readInput(incidentsPageQuery, request.query)
  const { service = '', team = '' } = filters
  const query = { state: filters.state === 'all' ? '' : filters.state, team, service }
  const order = { page, size: PAGE_SIZE, path: PATH, query }
  const { items, pager } = await parts.list(filterOf(filters, parts.servicesOf), order)
  const { teams, services } = parts
  // The same incidents: those below the number that follows the first one.
  const [first] = items
  const isFirstPart = pager.previous === null || first === undefined
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  const cursor = isFirstPart ? '' : writeCursor(scopeOf(incidentsList.name, said), [first.number + 1])
  return {
    view: incidentsView({ items, pager, query, teams, services }),
    twin: addressOf('/api/v1/incidents', { ...query, limit: String(PAGE_SIZE), cursor }),
  }
}

/** What a form says: its instants are in UTC, nobody can be named for a role, and no class. */
function saidIn(body: unknown): object {
  const said = formFields(body, (name) => ['person', 'class'].includes(name))
  const instants = ['at', 'since'].filter((name) => said[name] !== undefined)
  return { ...said, ...Object.fromEntries(instants.map((name) => [name, instantInForm(said[name])])) }
}

import { Router, type Request } from 'express'
import { readInput } from '../../http/read-input.js'
import { addressOf, partOf } from '../../page/pager.js'
import type { Pages } from '../../page/pages-router.js'
import type { Database } from '../../store/database.js'
import type { ReadDetails } from '../deployment-details-store.js'
import { countDeployments, findDeployment, readDeployments } from '../deployment-store.js'
import { toDetailsAnswer } from '../over-http/deployment-details-answer.js'
import { known } from '../over-http/deployments-router.js'
import type { ReadFourKeys } from '../over-http/four-keys-router.js'
import { toFourKeysAnswer } from '../over-http/four-keys-answer.js'
import { deploymentView } from './deployment-page.js'
import { deploymentsPageQuery } from './deployment-pages-paths.js'
import { deploymentsView, PAGE_SIZE, PATH } from './deployments-page.js'
import { loadDeploymentTemplates } from './template-files.js'

export interface DeploymentPagesParts {
  readonly pages: Pages
  readonly database: Database
  readonly details: ReadDetails
  readonly fourKeys: ReadFourKeys
  /** Names to choose from. */
  readonly services: readonly string[]
}

/** `GET /deployments`, `GET /deployments/:id`. */
export function createDeploymentPagesRouter(parts: DeploymentPagesParts): Router {
  const { pages, database, details } = parts
  const templates = loadDeploymentTemplates()
  const [list, one] = [pages.compile(templates.list), pages.compile(templates.one)]
  const router = Router()
  router.get(PATH, async (request, response) => {
    const { view, twin } = await readList(parts, request)
    pages.answer({ request, response }, { title: 'Deployments', at: PATH, twin, template: list, view })
  })
  router.get(`${PATH}/:id`, async (request, response) => {
    const { id } = request.params
    const deployment = known(await database.read((reader) => findDeployment(reader, id)), id)
    const view = deploymentView(toDetailsAnswer(await details(deployment)))
    const page = { title: `${deployment.service}/${deployment.version}`, at: PATH, template: one, view }
    const twin = `/api/v1/deployments/${encodeURIComponent(id)}/details`
    pages.answer({ request, response }, { ...page, twin, crumbs: [{ text: 'Deployments', href: PATH }] })
  })
  return router
}

async function readList({ database, fourKeys, services }: DeploymentPagesParts, request: Request) {
  const { page, service, state } = readInput(deploymentsPageQuery, request.query)
  const query = { service: service ?? '', state: state ?? '' }
  const filter = { service, state }
  const { items, pager } = await database.read(async (reader) => {
    const part = partOf(await countDeployments(reader, filter), { page, size: PAGE_SIZE, path: PATH, query })
    const wanted = { ...filter, after: null, limit: PAGE_SIZE, offset: part.offset }
    return { items: await readDeployments(reader, wanted), pager: part.pager }
  })
  const keys = (await fourKeys(service)).slice(0, MOST_KEYS).map(toFourKeysAnswer)
  return {
    view: deploymentsView({ items, pager, query, services, keys }),
    twin: addressOf('/api/v1/four-keys', { service: query.service, limit: String(MOST_KEYS) }),
  }
}

/** Services whose figures are shown; the API has all. */
const MOST_KEYS = 50

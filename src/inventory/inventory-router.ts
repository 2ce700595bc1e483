import { Router } from 'express'
import { answerJson } from '../http/answer-json.js'
import { readList } from '../http/lists/list.js'
import { pageOf, rowsBehind } from '../http/lists/page.js'
import { readInput } from '../http/read-input.js'
import type { Pages } from '../page/pages-router.js'
import type { ThingAnswer } from './inventory-answer.js'
import { inventoryQuery, thingsList } from './inventory-paths.js'
import { inventoryPage } from './page/inventory-page.js'
import { loadInventoryTemplate } from './page/template-files.js'

export interface InventoryRouterParts {
  /** By inventory and name. */
  readonly rows: () => readonly ThingAnswer[]
  readonly pages: Pages
}

const AT = '/inventory'
const HEAD = { title: 'Inventory', at: '/controls', crumbs: [{ text: 'Controls', href: '/controls' }] }

/** `GET /api/v1/inventory` and its page, see `inventoryPaths`. */
export function createInventoryRouter({ rows, pages }: InventoryRouterParts): Router {
  const template = pages.compile(loadInventoryTemplate())
  const router = Router()
  router.get('/api/v1/inventory', (request, response) => {
    const asked = readList(thingsList, request.query)
    const { inventory, coverage } = asked.filters
    const wanted = rows().filter(
      (row) => [undefined, row.inventory].includes(inventory) && [undefined, row.coverage].includes(coverage),
    )
    const keyOf = ({ inventory: of, thing }: ThingAnswer) => [of, thing ?? ''] as const
    answerJson(response, pageOf(asked, rowsBehind(asked, wanted, { keyOf }), { keyOf, write: (row) => row }))
  })
  router.get(AT, (request, response) => {
    const view = inventoryPage(rows(), readInput(inventoryQuery, request.query))
    const twin = '/api/v1/inventory?limit=1000'
    pages.answer({ request, response }, { ...HEAD, twin, template, view })
  })
  return router
}

import express, { type Request, type Router } from 'express'
import { readInput } from '../../http/read-input.js'
import { formFields } from '../../page/form-fields.js'
import { cutList } from '../../page/pager.js'
import type { Pages } from '../../page/pages-router.js'
import type { GateAnswer } from '../gate-answer.js'
import { gatesPageQuery } from './gate-pages-paths.js'
import { gateAddress, gatesView, gateView, PAGE_SIZE, PATH } from './gate-pages.js'
import { loadGateTemplates } from './template-files.js'

export interface GatePagesParts {
  readonly pages: Pages
  readonly services: readonly { readonly name: string }[]
  readonly gateOf: (service: string) => Promise<GateAnswer>
  readonly override: (service: string, request: Request<{ service: string }>, body: unknown) => Promise<void>
}

/** `GET /gate`, `GET /gate/:service`, and the form there, which goes back to the page. */
export function addGatePages(router: Router, { pages, services, gateOf, override }: GatePagesParts): void {
  const templates = loadGateTemplates()
  const [list, one] = [pages.compile(templates.list), pages.compile(templates.one)]
  const crumb = { text: 'Deployments', href: '/deployments' }
  router.get(PATH, async (request, response) => {
    const { page, q } = readInput(gatesPageQuery, request.query)
    const found = services.filter(({ name }) => name.includes(q))
    const { items, pager } = cutList(found, { page, size: PAGE_SIZE, path: PATH, query: { q } })
    const gates = []
    for (const { name } of items) gates.push(await gateOf(name))
    const view = gatesView({ gates, pager, query: { q }, isAny: services.length > 0 })
    const told = { title: 'Gates', at: '/deployments', crumbs: [crumb], twin: null, template: list, view }
    pages.answer({ request, response }, told)
  })
  router.get(`${PATH}/:service`, async (request, response) => {
    const gate = await gateOf(request.params.service)
    const page = { title: `Gate of ${gate.service}`, at: '/deployments', template: one, view: gateView(gate) }
    const twin = `/api/v1${gateAddress(gate.service)}`
    pages.answer({ request, response }, { ...page, twin, crumbs: [crumb, { text: 'Gates', href: PATH }] })
  })
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  router.post(`${PATH}/:service/override`, form, async (request, response) => {
    const { service } = request.params
    await override(service, request, formFields(request.body))
    response.redirect(303, gateAddress(service))
  })
}

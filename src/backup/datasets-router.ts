import { Router, type Request } from 'express'
import { answerJson } from '../http/answer-json.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import type { Pages } from '../page/pages-router.js'
import { toDatasetDetail } from './dataset-detail-answer.js'
import { createDatasetReader, type DatasetView, type DatasetViewParts } from './dataset-view.js'
import { datasetsQuery, trackQuery } from './datasets-paths.js'
import { datasetPage } from './page/dataset-page.js'
import { datasetsPage } from './page/datasets-page.js'
import { loadDatasetTemplates } from './page/template-files.js'

export interface DatasetsRouterParts extends DatasetViewParts {
  readonly pages: Pages
}

const AT = '/datasets'

type Named = Request<{ readonly service: string; readonly name: string }>

/** What is read of datasets over HTTP, as pages and as JSON, see `datasetsPaths`. */
export function createDatasetsRouter(parts: DatasetsRouterParts): Router {
  const { pages } = parts
  const templates = loadDatasetTemplates()
  const [list, one] = [pages.compile(templates.list), pages.compile(templates.one)]
  const read = createDatasetReader(parts)
  const found = async ({ params, query }: Named): Promise<DatasetView> => {
    const view = await read({ ...params, ...readInput(trackQuery, query) })
    if (view === null) throw new HttpError('not_found', `there is no dataset ${params.service}/${params.name}`)
    return view
  }
  const router = Router()
  router.get('/api/v1/datasets/:service/:name', async (request: Named, response) => {
    answerJson(response, toDatasetDetail(await found(request)))
  })
  router.get(AT, (request, response) => {
    const view = datasetsPage(parts.datasets, parts.newest(), readInput(datasetsQuery, request.query))
    pages.answer({ request, response }, { title: 'Datasets', at: AT, twin: '/api/v1/status', template: list, view })
  })
  router.get('/datasets/:service/:name', async (request: Named, response) => {
    const view = await found(request)
    const { service, name } = view.dataset
    const twin = `/api/v1/datasets/${encodeURIComponent(service)}/${encodeURIComponent(name)}`
    pages.answer(
      { request, response },
      {
        ...{ title: `${service}/${name}`, at: AT, crumbs: [{ text: 'Datasets', href: AT }] },
        twin: view.days === 30 ? twin : `${twin}?days=${view.days}`,
        ...{ template: one, view: datasetPage(view) },
      },
    )
  })
  return router
}

import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { unsaid } from '../page/form-fields.js'
import { html } from '../page/page-paths.js'
import { kpisAnswer } from './kpi-answer.js'

/** Of which time. */
export const kpisQuery = z.object({
  period: z
    .preprocess(unsaid, z.string().optional())
    .describe('Such as 2026-11, 2026-Q4, 2026-W47 or 2026, in the time zone of the organisation; default: this month.'),
})

/** What the page is asked by. */
export const kpisPageQuery = kpisQuery.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Which part of the services, from 1.'),
})

/** The routes of key figures. */
export const kpiPaths: ApiPaths = {
  '/api/v1/kpis': {
    get: {
      'x-role': 'viewer',
      summary: 'Key figures of the organisation and of each service, against targets and the period before.',
      requestParams: { query: kpisQuery },
      responses: {
        200: json(kpisAnswer, 'As known now, up to a minute ago.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/kpis': {
    get: {
      'x-role': 'viewer',
      summary: 'The same as a page.',
      requestParams: { query: kpisPageQuery },
      responses: { 200: html('The page for a browser.'), ...failures('bad_request', 'unavailable') },
    },
  },
}

import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { unsaid } from '../../page/form-fields.js'
import { backToPage, formBody, html } from '../../page/page-paths.js'
import { ACTION_STATES } from '../../action/action-item.js'

const ofIncident = z.object({ id: z.string().describe('Id or number of the incident.') })

const refusals = failures('bad_request', 'not_found', 'post_incident_refused', 'unavailable')
const back = { ...backToPage, ...refusals }

/** What the page of the list is asked by. */
export const actionsPageQuery = z.object({
  state: z
    .preprocess(unsaid, z.enum([...ACTION_STATES, 'overdue', 'all']).default('open'))
    .describe('Only those that stand so.'),
  service: z.preprocess(unsaid, z.string().optional()).describe('Of one service only.'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Which part of the list, from 1.'),
})

function form(path: string, twin: string, requestParams?: { readonly path: typeof ofIncident }) {
  const summary = `What the form of the page asks for: the same as POST ${twin}.`
  const params = requestParams === undefined ? {} : { requestParams }
  return [
    path,
    { post: { 'x-role': 'responder' as const, summary, ...params, requestBody: formBody, responses: back } },
  ] as const
}

const params = { path: ofIncident }

/** The pages of what was learned. */
export const postIncidentPagesPaths: ApiPaths = {
  '/incidents/{id}/report': {
    get: {
      'x-role': 'viewer',
      summary: 'The post-incident report as a page, with what can be done about it.',
      requestParams: params,
      responses: { 200: html('The page for a browser.'), ...failures('not_found', 'unavailable') },
    },
    ...form('', '/api/v1/incidents/{id}/report', params)[1],
  },
  ...Object.fromEntries([
    form('/incidents/{id}/report/file', '/api/v1/incidents/{id}/report/file', params),
    form('/incidents/{id}/report/reopen', '/api/v1/incidents/{id}/report/reopen', params),
    form('/incidents/{id}/actions', '/api/v1/incidents/{id}/actions', params),
  ]),
  '/actions': {
    get: {
      'x-role': 'viewer',
      summary: 'Action items of all incidents as a page, the first to be due first.',
      requestParams: { query: actionsPageQuery },
      responses: { 200: html('The page for a browser.'), ...failures('bad_request', 'unavailable') },
    },
    ...form('', '/api/v1/actions/{number}/done, or drop')[1],
  },
}

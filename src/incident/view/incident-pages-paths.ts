import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { unsaid } from '../../page/form-fields.js'
import { backToPage, formBody, html } from '../../page/page-paths.js'
import { INCIDENT_COMMANDS } from './incident-commands.js'
import { incidentFilters } from './incidents-paths.js'

const path = z.object({ id: z.string().describe('Id or number of the incident.') })

/** What the page of the list is asked by. */
export const incidentsPageQuery = z.object({
  service: z.preprocess(unsaid, incidentFilters.service),
  team: z.preprocess(unsaid, incidentFilters.team),
  state: z.preprocess(unsaid, incidentFilters.state),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Which part of the list, from 1.'),
})

function form(name: string): readonly [string, ApiPaths[string]] {
  return [
    `/incidents/{id}/${name}`,
    {
      post: {
        'x-role': 'responder',
        summary: `What the form of the page asks for: the same as POST /api/v1/incidents/{id}/${name}.`,
        requestParams: { path },
        requestBody: formBody,
        responses: {
          ...backToPage,
          ...failures('bad_request', 'not_found', 'incident_refused', 'unavailable'),
        },
      },
    },
  ]
}

/** The pages of incidents. */
export const incidentPagesPaths: ApiPaths = {
  '/incidents': {
    get: {
      'x-role': 'viewer',
      summary: 'Incidents, newest first, as a page.',
      requestParams: { query: incidentsPageQuery },
      responses: { 200: html('The page for a browser.'), ...failures('bad_request', 'unavailable') },
    },
    post: {
      'x-role': 'responder',
      summary: 'What the form of the page asks for: the same as POST /api/v1/incidents.',
      requestBody: formBody,
      responses: { ...backToPage, ...failures('bad_request', 'incident_refused', 'unavailable') },
    },
  },
  '/incidents/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One incident with its timeline and what can be done about it, as a page.',
      requestParams: { path },
      responses: { 200: html('The page for a browser.'), ...failures('not_found', 'unavailable') },
    },
  },
  ...Object.fromEntries(INCIDENT_COMMANDS.map(({ name }) => form(name))),
}

import * as z from 'zod'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { byField } from '../../http/by-field.js'
import { incidentAnswer, incidentPageAnswer } from './incident-answer.js'

const MOST = 100

/** What a page of incidents is asked by. */
export const incidentsQuery = z.object({
  cursor: z.coerce.number().int().positive().optional().describe('`next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(MOST).default(20).describe('Most incidents on a page, 1 to 100.'),
  service: z.string().optional().describe('Of one service only.'),
  state: z
    .enum(['unresolved', 'all'])
    .default('all')
    .describe('`unresolved` leaves resolved ones out; `all` is the default.'),
})

/** What somebody says about an incident. */
export const wordBody = z.strictObject({
  by: byField,
  note: z.string().trim().max(2000).optional().describe('Sentences for the others.'),
})

const path = z.object({ id: z.string().describe('Id or number of the incident.') })
const asItIs = json(incidentAnswer, 'The incident as it is now.')

function action(summary: string): ApiPaths[string] {
  return {
    post: {
      'x-role': 'responder',
      summary,
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema: wordBody } } },
      responses: { 200: asItIs, ...failures('bad_request', 'not_found', 'unavailable') },
    },
  }
}

/** The routes of incidents. */
export const incidentsPaths: ApiPaths = {
  '/api/v1/incidents': {
    get: {
      'x-role': 'viewer',
      summary: 'A page of incidents, newest first.',
      requestParams: { query: incidentsQuery },
      responses: {
        200: json(incidentPageAnswer, 'A page, and where the next one begins.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/incidents/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One incident with its alerts, milestones and times.',
      requestParams: { path },
      responses: { 200: asItIs, ...failures('not_found', 'unavailable') },
    },
  },
  '/api/v1/incidents/{id}/acknowledge': action('Somebody is at it. The first acknowledgement counts.'),
  '/api/v1/incidents/{id}/resolve': action('Closes it; where no recovery was measured, it is now.'),
  '/api/v1/incidents/{id}/false-positive': action('Nothing was wrong: closes it and takes it out of the statistics.'),
}

import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { exclusionOutcome, exclusionPage } from './exclusion-answer.js'
import { exclusionBody, maintenanceBody } from './exclusion-order.js'
import { exclusionsList, withdrawalQuery } from './exclusion-queries.js'

const kept = json(exclusionOutcome, 'What is kept, and what each agreement makes of it.')
const refusals = failures('bad_request', 'exclusion_refused', 'unavailable')

function adding(summary: string, schema: z.ZodType): NonNullable<ApiPaths[string]['post']> {
  return {
    'x-role': 'responder',
    summary,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 201: kept, ...refusals },
  }
}

/** The routes of what does not count. `GET /api/v1/maintenance` is the calendar of `maintenance/`. */
export const exclusionsPaths: ApiPaths = {
  '/api/v1/exclusions': {
    get: {
      'x-role': 'viewer',
      summary: 'What was entered for a stretch of time, withdrawn or not, by beginning.',
      requestParams: { query: exclusionsList.query },
      responses: {
        200: json(exclusionPage, 'A page of what was entered for it.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
    post: adding('Says that time does not count, effective at once.', exclusionBody),
  },
  '/api/v1/exclusions/{id}': {
    delete: {
      'x-role': 'responder',
      summary: 'Withdraws it, from now on; what was said remains to be read. A silence that it has ends.',
      requestParams: {
        path: z.object({ id: z.string().describe('Number of the exclusion.') }),
        query: withdrawalQuery,
      },
      responses: { 200: kept, ...failures('bad_request', 'not_found', 'exclusion_refused', 'unavailable') },
    },
  },
  '/api/v1/maintenance': {
    post: adding('Enters planned work, which also mutes the alerts of its services at Alertmanager.', maintenanceBody),
  },
}

import * as z from 'zod'
import { failures, json, type ApiOperation, type ApiPaths } from '../http/describe.js'
import { publicationAnswer, publicationsAnswer } from './publication-answer.js'
import { publicationBody, resolutionBody, updateBody, withdrawalBody } from './publication-order.js'

/** What `GET /api/v1/publications` is asked. */
export const publicationsQuery = z.object({
  state: z.enum(['open', 'all']).default('all').describe('Those that go on, or all of them.'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many of the newest are looked at.'),
})

const refusals = failures('bad_request', 'publication_refused', 'unavailable')

function changing(summary: string, schema: z.ZodType): ApiOperation {
  return {
    'x-role': 'responder',
    summary,
    requestParams: { path: z.object({ id: z.string().describe('Number of the publication.') }) },
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      200: json(publicationAnswer, 'The publication as it is then.'),
      ...refusals,
      ...failures('not_found'),
    },
  }
}

/** The routes by which the house publishes. */
export const publicationPaths: ApiPaths = {
  '/api/v1/publications': {
    get: {
      'x-role': 'viewer',
      summary: 'What was published on the status page, newest first.',
      requestParams: { query: publicationsQuery },
      responses: {
        200: json(publicationsAnswer, 'What was published, withdrawn or not.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
    post: {
      'x-role': 'responder',
      summary: 'Publishes a disturbance on the status page.',
      requestBody: { required: true, content: { 'application/json': { schema: publicationBody } } },
      responses: { 201: json(publicationAnswer, 'The publication as it stands on the page.'), ...refusals },
    },
  },
  '/api/v1/publications/{id}/updates': {
    post: changing('Says what is new of a disturbance on the status page.', updateBody),
  },
  '/api/v1/publications/{id}/resolve': {
    post: changing(
      'Says on the status page that a disturbance is over; all its services are well again.',
      resolutionBody,
    ),
  },
  '/api/v1/publications/{id}/withdraw': {
    post: changing('Takes off the status page what was published by mistake; the record stays.', withdrawalBody),
  },
}

import * as z from 'zod'
import { byField } from '../http/by-field.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { durationField } from '../shared/fields.js'
import { gateAnswer } from './gate-answer.js'

const LONGEST = 'expected a time of one minute to a day, such as 1h'

/** Somebody opens the gate. */
export const overrideBody = z.strictObject({
  reason: z.string().trim().min(1, { error: 'expected why, in a sentence' }).max(1000).describe('Why, in a sentence.'),
  for: durationField
    .refine((seconds) => seconds >= 60 && seconds <= 86_400, { error: LONGEST })
    .prefault('1h')
    .describe('How long it stays open, from now on.'),
  by: byField,
})

const place = z.object({ service: z.string().describe('Name of the service.') })

/** The routes of the gate. */
export const gatePaths: ApiPaths = {
  '/api/v1/gate/{service}': {
    get: {
      'x-role': 'viewer',
      summary: 'Whether a release of a service may go out, with every reason.',
      requestParams: { path: place },
      responses: { 200: json(gateAnswer, 'The gate as it stands.'), ...failures('not_found', 'unavailable') },
    },
  },
  '/api/v1/gate/{service}/override': {
    post: {
      'x-role': 'responder',
      summary: 'Opens the gate of a service for a while, whatever closes it.',
      requestParams: { path: place },
      requestBody: { required: true, content: { 'application/json': { schema: overrideBody } } },
      responses: {
        201: json(gateAnswer, 'The gate, which is open.'),
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
}

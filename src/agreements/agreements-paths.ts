import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { agreementAnswer } from './agreement-answer.js'

const service = z.string().describe('Name of the service.')
const name = z.string().describe('Name of the agreement.')
const period = z.string().describe('Which period, such as 2026-10; of rolling ones last-30d.')

function reading(summary: string, path: z.ZodObject): ApiPaths[string] {
  return {
    get: {
      'x-role': 'viewer',
      summary,
      requestParams: { path },
      responses: {
        200: json(agreementAnswer, 'All that is known of the agreement in the period.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  }
}

/** The routes of single agreements. */
export const agreementsPaths: ApiPaths = {
  '/api/v1/agreements/{service}/{name}': reading(
    'How an agreement stands in its newest period: verdict, days, bad time, exclusions, terms and the periods before.',
    z.object({ service, name }),
  ),
  '/api/v1/agreements/{service}/{name}/{period}': reading(
    'How an agreement stood in one of its periods, with all that the page of it tells.',
    z.object({ service, name, period }),
  ),
}

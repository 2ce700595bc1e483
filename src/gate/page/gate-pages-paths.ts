import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { backToPage, formBody, html } from '../../page/page-paths.js'

/** What the list of gates is asked by. */
export const gatesPageQuery = z.object({
  q: z.string().trim().default('').describe('A part of the name of a service.'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Which part of the list, from 1.'),
})

const path = z.object({ service: z.string().describe('Name of the service.') })

/** The pages of gates. */
export const gatePagesPaths: ApiPaths = {
  '/gate': {
    get: {
      'x-role': 'viewer',
      summary: 'Whether a release of each service may go out, as a page.',
      requestParams: { query: gatesPageQuery },
      responses: { 200: html('The page for a browser.'), ...failures('bad_request', 'unavailable') },
    },
  },
  '/gate/{service}': {
    get: {
      'x-role': 'viewer',
      summary: 'Whether a release of a service may go out, with every reason, as a page.',
      requestParams: { path },
      responses: { 200: html('The page for a browser.'), ...failures('not_found', 'unavailable') },
    },
  },
  '/gate/{service}/override': {
    post: {
      'x-role': 'responder',
      summary: 'What the form of the page asks for: the same as POST /api/v1/gate/{service}/override.',
      requestParams: { path },
      requestBody: formBody,
      responses: { ...backToPage, ...failures('bad_request', 'not_found', 'unavailable') },
    },
  },
}

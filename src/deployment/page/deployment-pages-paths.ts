import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { unsaid } from '../../page/form-fields.js'
import { html } from '../../page/page-paths.js'
import { STATES } from '../deployment.js'

/** What the page of the list is asked by. */
export const deploymentsPageQuery = z.object({
  service: z.preprocess(unsaid, z.string().optional()).describe('Of one service only.'),
  state: z.preprocess(unsaid, z.enum(STATES).optional()).describe('Only those that stand so.'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Which part of the list, from 1.'),
})

/** The pages of deployments. */
export const deploymentPagesPaths: ApiPaths = {
  '/deployments': {
    get: {
      'x-role': 'viewer',
      summary: 'Deployments, newest first, and how often and well services are deployed, as a page.',
      requestParams: { query: deploymentsPageQuery },
      responses: { 200: html('The page for a browser.'), ...failures('bad_request', 'unavailable') },
    },
  },
  '/deployments/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One deployment with every look of the guard, and who was told, as a page.',
      requestParams: { path: z.object({ id: z.string().describe('What the start has answered.') }) },
      responses: { 200: html('The page for a browser.'), ...failures('not_found', 'unavailable') },
    },
  },
}

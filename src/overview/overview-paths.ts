import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { pageAnswer } from '../http/lists/page.js'
import { html } from '../page/page-paths.js'
import { overviewAnswer } from './overview-answer.js'
import { serviceAnswer, serviceRowAnswer } from './service-answer.js'
import { servicesList } from './services-list.js'

const path = z.object({ service: z.string().describe('Name of the service.') })

/** The pages that show everything, and their twins. `/` stands among the daemon's own paths: programs are answered there too. */
export const overviewPaths: ApiPaths = {
  '/services': {
    get: {
      'x-role': 'viewer',
      summary: 'Page of all services.',
      requestParams: { query: servicesList.query },
      responses: { 200: html('Services of one page.'), ...failures('bad_request', 'not_ready') },
    },
  },
  '/services/{service}': {
    get: {
      'x-role': 'viewer',
      summary: 'Page of a service, with all that is promised for it.',
      requestParams: { path },
      responses: { 200: html('The service as it stands.'), ...failures('not_found', 'not_ready') },
    },
  },
  '/api/v1/overview': {
    get: {
      'x-role': 'viewer',
      summary: 'What needs somebody now, and how everything stands at a glance.',
      responses: { 200: json(overviewAnswer, 'As of the newest status.'), ...failures('not_ready') },
    },
  },
  '/api/v1/services': {
    get: {
      'x-role': 'viewer',
      summary: 'All services, by name, and how they stand.',
      requestParams: { query: servicesList.query },
      responses: {
        200: json(
          pageAnswer(serviceRowAnswer, 'ServicePage', 'One page of the list of services.'),
          'Services of one page.',
        ),
        ...failures('bad_request', 'not_ready'),
      },
    },
  },
  '/api/v1/services/{service}': {
    get: {
      'x-role': 'viewer',
      summary: 'A service with all that is promised for it.',
      requestParams: { path },
      responses: { 200: json(serviceAnswer, 'As of the newest status.'), ...failures('not_found', 'not_ready') },
    },
  },
}

import { failures, json, type ApiPaths } from '../http/describe.js'
import { html } from '../page/page-paths.js'
import { driftAnswer } from './drift-answer.js'

/** The routes of drift. */
export const driftPaths: ApiPaths = {
  '/api/v1/drift': {
    get: {
      'x-role': 'viewer',
      summary: 'Whether Prometheus and Alertmanager have loaded what is generated from the configuration that runs.',
      responses: { 200: json(driftAnswer, 'As they last said.'), ...failures('unavailable') },
    },
  },
  '/drift': {
    get: {
      'x-role': 'viewer',
      summary: 'The same as a page.',
      responses: { 200: html('The page for a browser.'), ...failures('unavailable') },
    },
  },
}

import * as z from 'zod'
import type { NeededRole } from '../../access/roles.js'
import { anything, failures, json, text, type ApiPaths } from '../../http/describe.js'
import { html } from '../../page/page-paths.js'
import { statusAnswer } from '../../status/status-answer.js'
import { reloadAnswer } from './reload-router.js'

const token = z.object({ token: z.string().describe('What was signed, as it stands in a message.') })
const linkAnswers = {
  200: html('What would be done, or when it was done.'),
  404: html('The link was not signed here, or by a key that is gone.'),
  410: html('The link has expired, and nothing was done.'),
}

/** The routes by which the process is watched, steered and asked how everything stands. */
export function daemonPaths({ metricsToken }: { readonly metricsToken: boolean }): ApiPaths {
  return { ...OWN_PATHS, '/metrics': metricsPath(metricsToken ? 'viewer' : 'anyone') }
}

function metricsPath(role: NeededRole): ApiPaths[string] {
  return {
    get: {
      'x-role': role,
      summary: 'Metrics in the Prometheus text format, or OpenMetrics where the Accept header asks for it.',
      responses: { 200: text('All metrics, with their help and type.') },
    },
  }
}

const OWN_PATHS: ApiPaths = {
  '/': {
    get: {
      'x-role': 'viewer',
      summary:
        'What needs somebody now, as a page; for programs a list of routes, each with the role that it asks for.',
      responses: {
        200: {
          description: 'A page where `Accept` prefers HTML, else a line per route.',
          content: { ...html('').content, ...text('').content },
        },
        ...failures('not_ready'),
      },
    },
  },
  '/-/healthy': {
    get: {
      'x-role': 'anyone',
      summary: 'Whether the process answers.',
      responses: { 200: text('The process is alive and answers.') },
    },
  },
  '/-/ready': {
    get: {
      'x-role': 'anyone',
      summary: 'Whether store, ledger and status are there.',
      responses: { 200: text('Store, ledger and status are there.'), ...failures('not_ready') },
    },
  },
  '/-/reload': {
    post: {
      'x-role': 'admin',
      summary:
        'Reads the configuration anew and works with it from then on; where it cannot be used, the old one stays.',
      responses: {
        200: json(reloadAnswer, 'The configuration is in use.'),
        ...failures('config_needs_restart', 'config_invalid', 'not_ready'),
      },
    },
  },
  '/api/v1/status': {
    get: {
      'x-role': 'viewer',
      summary: 'How every objective, agreement and dataset stands.',
      responses: { 200: json(statusAnswer, 'The status of the newest evaluation.'), ...failures('not_ready') },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      'x-role': 'viewer',
      summary: 'This description of the API.',
      responses: { 200: anything('The API as OpenAPI 3.1.') },
    },
  },
  '/link/{token}': {
    get: {
      'x-role': 'anyone',
      summary: 'Shows what a signed link would do, and changes nothing.',
      requestParams: { path: token },
      responses: linkAnswers,
    },
    post: {
      'x-role': 'anyone',
      summary: 'Does what the link is signed for, in the name of its recipient.',
      requestParams: { path: token },
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: z.object({ comment: z.string().max(2000).optional().describe('Sentences for the record.') }),
          },
        },
      },
      responses: { ...linkAnswers, ...failures('bad_request', 'unavailable') },
    },
  },
  '/link/{token}/page': {
    get: {
      'x-role': 'anyone',
      summary: 'Shows what a signed link is about, as a whole page, and changes nothing.',
      requestParams: { path: token },
      responses: linkAnswers,
    },
  },
}

import { z } from 'zod'
import { maintenanceAnswer } from '../maintenance/maintenance-answer.js'
import { statusAnswer } from '../status/status-answer.js'
import { reloadAnswer } from './reload-router.js'
import { httpErrors, type HttpErrorCode } from './problem.js'

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(httpErrors) as [HttpErrorCode, ...HttpErrorCode[]]),
    detail: z.string().optional(),
    reasons: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem', description: 'A failure, RFC 9457; codes are explained in docs/errors.md.' })

/** Every schema that has an id; what zod puts under `$defs` moves to where OpenAPI looks for it. */
function schemas(): Record<string, unknown> {
  const { $defs } = z.toJSONSchema(z.strictObject({ statusAnswer, maintenanceAnswer, reloadAnswer, problem }))
  return JSON.parse(JSON.stringify($defs).replaceAll('#/$defs/', '#/components/schemas/')) as Record<string, unknown>
}

const text = (description: string) => ({ description, content: { 'text/plain': { schema: { type: 'string' } } } })

function failure(code: HttpErrorCode): object {
  const schema = { $ref: '#/components/schemas/Problem' }
  return {
    [httpErrors[code].status]: {
      description: httpErrors[code].title,
      content: { 'application/problem+json': { schema } },
    },
  }
}

const ref = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })

/** How a process is watched and steered. */
function operations(): object {
  return {
    '/-/healthy': { get: { summary: 'Whether the process answers.', responses: { 200: text('It does.') } } },
    '/-/ready': {
      get: {
        summary: 'Whether store, ledger and status are there.',
        responses: { 200: text('They are.'), ...failure('not_ready') },
      },
    },
    '/-/reload': {
      post: {
        summary:
          'Reads the configuration anew and works with it from then on; where it cannot be used, the old one stays.',
        responses: {
          200: { description: 'The configuration is in use.', content: ref('Reloaded') },
          ...failure('config_needs_restart'),
          ...failure('config_invalid'),
          ...failure('not_ready'),
        },
      },
    },
    '/metrics': {
      get: {
        summary: 'Metrics in the Prometheus text format, or OpenMetrics where the Accept header asks for it.',
        responses: { 200: text('The exposition.') },
      },
    },
  }
}

function api(): object {
  const document = { 'application/json': { schema: { type: 'object' } } }
  return {
    '/api/v1/status': {
      get: {
        summary: 'How every objective, agreement and dataset stands.',
        responses: { 200: { description: 'The newest status.', content: ref('Status') }, ...failure('not_ready') },
      },
    },
    '/api/v1/maintenance': {
      get: {
        summary: 'Planned maintenance that takes place now or begins within 30 days.',
        responses: { 200: { description: 'By beginning.', content: ref('Maintenance') } },
      },
    },
    '/api/v1/openapi.json': {
      get: { summary: 'This description.', responses: { 200: { description: 'OpenAPI 3.1.', content: document } } },
    },
  }
}

/** The description of the API, OpenAPI 3.1. */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Plimsoll', version, description: 'Objectives, agreements and datasets as they stand.' },
    paths: { ...operations(), ...api() },
    components: { schemas: schemas() },
  }
}

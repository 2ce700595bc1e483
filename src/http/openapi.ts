import { z } from 'zod'
import { statusAnswer } from '../status/status-answer.js'
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
  const { $defs } = z.toJSONSchema(z.strictObject({ statusAnswer, problem }))
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

function paths(): object {
  const status = { 'application/json': { schema: { $ref: '#/components/schemas/Status' } } }
  const document = { 'application/json': { schema: { type: 'object' } } }
  return {
    '/-/healthy': { get: { summary: 'Whether the process answers.', responses: { 200: text('It does.') } } },
    '/-/ready': {
      get: {
        summary: 'Whether store, ledger and status are there.',
        responses: { 200: text('They are.'), ...failure('not_ready') },
      },
    },
    '/metrics': {
      get: {
        summary: 'Metrics in the Prometheus text format, or OpenMetrics where the Accept header asks for it.',
        responses: { 200: text('The exposition.') },
      },
    },
    '/api/v1/status': {
      get: {
        summary: 'How every objective, agreement and dataset stands.',
        responses: { 200: { description: 'The newest status.', content: status }, ...failure('not_ready') },
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
    paths: paths(),
    components: { schemas: schemas() },
  }
}

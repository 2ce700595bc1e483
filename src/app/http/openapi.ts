import * as z from 'zod'
import { incidentAnswer, incidentPageAnswer } from '../../incident/view/incident-answer.js'
import { maintenanceAnswer } from '../../maintenance/maintenance-answer.js'
import { statusAnswer } from '../../status/status-answer.js'
import { reloadAnswer } from './reload-router.js'
import { httpErrors, type HttpErrorCode } from '../../http/problem.js'

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
  const { $defs } = z.toJSONSchema(
    z.strictObject({ statusAnswer, maintenanceAnswer, incidentAnswer, incidentPageAnswer, reloadAnswer, problem }),
  )
  return JSON.parse(JSON.stringify($defs).replaceAll('#/$defs/', '#/components/schemas/')) as Record<string, unknown>
}

const text = (description: string) => ({ description, content: { 'text/plain': { schema: { type: 'string' } } } })

function failure(code: HttpErrorCode): object {
  const schema = { $ref: '#/components/schemas/Problem' }
  return {
    [httpErrors[code].status]: {
      description: `${httpErrors[code].title}.`,
      content: { 'application/problem+json': { schema } },
    },
  }
}

const ref = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })

/** How a process is watched and steered. */
function operations(): object {
  return {
    '/-/healthy': {
      get: { summary: 'Whether the process answers.', responses: { 200: text('The process is alive and answers.') } },
    },
    '/-/ready': {
      get: {
        summary: 'Whether store, ledger and status are there.',
        responses: { 200: text('Store, ledger and status are there.'), ...failure('not_ready') },
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
        responses: { 200: text('All metrics, with their help and type.') },
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
        responses: {
          200: { description: 'The status of the newest evaluation.', content: ref('Status') },
          ...failure('not_ready'),
        },
      },
    },
    '/api/v1/maintenance': {
      get: {
        summary: 'Planned maintenance that takes place now or begins within 30 days.',
        responses: { 200: { description: 'The windows, ordered by their beginning.', content: ref('Maintenance') } },
      },
    },
    '/api/v1/openapi.json': {
      get: {
        summary: 'This description of the API.',
        responses: { 200: { description: 'The API as OpenAPI 3.1.', content: document } },
      },
    },
  }
}

const parameter = (place: 'path' | 'query', name: string, description: string) => {
  return { name, in: place, required: place === 'path', description, schema: { type: 'string' } }
}

const incidentId = parameter('path', 'id', 'Id or number of the incident.')

function incidentAction(summary: string): object {
  const properties = { by: { type: 'string', maxLength: 200 }, note: { type: 'string', maxLength: 2000 } }
  const schema = { type: 'object', required: ['by'], additionalProperties: false, properties }
  return {
    post: {
      summary,
      parameters: [incidentId],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        200: { description: 'The incident as it is now.', content: ref('Incident') },
        ...failure('bad_request'),
        ...failure('not_found'),
        ...failure('unavailable'),
      },
    },
  }
}

function webhook(): object {
  return {
    '/webhooks/alertmanager': {
      post: {
        summary: 'Where Alertmanager delivers (version 4 of its webhook). It is kept before it is answered.',
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
        responses: {
          200: {
            description: 'The delivery is kept.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          ...failure('bad_request'),
          ...failure('unauthorized'),
          ...failure('unavailable'),
        },
      },
    },
  }
}

function incidents(): object {
  return {
    '/api/v1/incidents': {
      get: {
        summary: 'A page of incidents, newest first.',
        parameters: [
          parameter('query', 'cursor', '`next` of the page before.'),
          parameter('query', 'limit', 'Most incidents on a page, 1 to 100.'),
          parameter('query', 'service', 'Of one service only.'),
          parameter('query', 'state', '`unresolved` leaves resolved ones out; `all` is the default.'),
        ],
        responses: {
          200: { description: 'A page, and where the next one begins.', content: ref('IncidentPage') },
          ...failure('bad_request'),
          ...failure('unavailable'),
        },
      },
    },
    '/api/v1/incidents/{id}': {
      get: {
        summary: 'One incident with its alerts, milestones and times.',
        parameters: [incidentId],
        responses: {
          200: { description: 'The incident as it is now.', content: ref('Incident') },
          ...failure('not_found'),
          ...failure('unavailable'),
        },
      },
    },
    '/api/v1/incidents/{id}/acknowledge': incidentAction('Somebody is at it. The first acknowledgement counts.'),
    '/api/v1/incidents/{id}/resolve': incidentAction('Closes it; where no recovery was measured, it is now.'),
    '/api/v1/incidents/{id}/false-positive': incidentAction(
      'Nothing was wrong: closes it and takes it out of the statistics.',
    ),
  }
}

/** The description of the API, OpenAPI 3.1. */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Plimsoll', version, description: 'Objectives, agreements, datasets and incidents as they stand.' },
    paths: { ...operations(), ...api(), ...webhook(), ...incidents() },
    components: { schemas: schemas() },
  }
}

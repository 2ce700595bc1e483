import * as z from 'zod'
import type { NeededRole } from '../../access/roles.js'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { defineList } from '../../http/lists/list.js'
import { DELIVERY_OUTCOMES } from '../intake/delivery.js'
import { TOOLS } from '../intake/place.js'
import { deliveriesAnswer, deliveryAnswer } from './delivery-answer.js'

/** Deliveries, newest first. */
export const deliveriesList = defineList({
  name: 'deployment-webhooks',
  key: z.tuple([z.iso.datetime(), z.string()]),
  filters: {
    outcome: z.enum(DELIVERY_OUTCOMES).optional().describe('Only those of which this became.'),
    tool: z.enum(TOOLS).optional().describe('Of one tool only.'),
  },
})

function intake(role: NeededRole, summary: string): ApiPaths[string] {
  return {
    post: {
      'x-role': role,
      summary,
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        202: json(deliveryAnswer, 'It is kept, now or before, and what became of it.'),
        ...failures(
          'bad_request',
          ...(role === 'anyone' ? (['signature_wrong', 'not_found'] as const) : []),
          'unavailable',
        ),
      },
    },
  }
}

/** Where tools tell of deployments, and where people see what has come of it. */
export const webhookPaths: ApiPaths = {
  '/webhooks/github': intake('anyone', 'Where GitHub delivers deployment_status, signed.'),
  '/webhooks/gitlab': intake('anyone', 'Where GitLab delivers deployment events, signed or with its secret token.'),
  '/webhooks/argocd': intake('ingest', 'Where notifications of Argo CD deliver, by the template of the documentation.'),
  '/webhooks/flux': intake('anyone', 'Where a provider generic-hmac of Flux delivers, signed.'),
  '/api/v1/deployment-webhooks': {
    get: {
      'x-role': 'viewer',
      summary: 'What tools have told of deployments, newest first, also where no service deploys from there.',
      requestParams: { query: deliveriesList.query },
      responses: {
        200: json(deliveriesAnswer, 'A page of the deliveries that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
}

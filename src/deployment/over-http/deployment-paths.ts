import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { byField } from '../../http/by-field.js'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { defineList } from '../../http/lists/list.js'
import { durationField, nameField } from '../../shared/fields.js'
import { canaryLabels } from '../canary/canary-schema.js'
import { STATES, STRATEGIES } from '../deployment.js'
import { deploymentAnswer, deploymentsAnswer } from './deployment-answer.js'
import { deploymentDetailsAnswer } from './deployment-details-answer.js'
import { fourKeysPageAnswer } from './four-keys-answer.js'

/** A deployment that begins. */
export const startBody = z
  .strictObject({
    service: nameField.describe('Name of the service.'),
    version: z.string().trim().min(1).max(200).describe('What is brought out, such as a tag or a commit.'),
    strategy: z.enum(STRATEGIES).default('in_place').describe('How it comes to its users.'),
    canary: canaryLabels
      .optional()
      .describe(
        'Labels of the series of a canary: it is judged beside all others of the service. Left out: after against before.',
      ),
    at: instantField.optional().describe('When it began to reach users; left out: now.'),
    committed_at: instantField.optional().describe('When its newest commit was made, for the lead time.'),
    bake_time: durationField.optional().describe('How long it is watched; left out: `bake_time` of the service.'),
    by: byField,
  })
  .superRefine(({ strategy, canary }, context) => {
    if (canary === undefined || strategy === 'canary') return
    const message = `expected the strategy canary beside labels of a canary, found ${strategy}`
    context.addIssue({ code: 'custom', path: ['strategy'], message })
  })

/** What is said of one afterwards. */
export const wordBody = z.strictObject({
  at: instantField.optional().describe('When that was; left out: now.'),
  by: byField,
})

/** Deployments, newest first. */
export const deploymentsList = defineList({
  name: 'deployments',
  key: z.tuple([z.iso.datetime(), z.string()]),
  filters: {
    service: z.string().optional().describe('Of one service only.'),
    state: z.enum(STATES).optional().describe('Only those that stand so.'),
  },
})

/** Figures of services, by name. */
export const fourKeysList = defineList({
  name: 'four-keys',
  key: z.tuple([z.string(), z.string()]),
  filters: { service: z.string().optional().describe('Of one service only.') },
})

const place = z.object({ id: z.string().describe('What the start has answered.') })

function saying(summary: string, done: string): ApiPaths[string] {
  return {
    post: {
      'x-role': 'ingest',
      summary,
      requestParams: { path: place },
      requestBody: { required: false, content: { 'application/json': { schema: wordBody } } },
      responses: { 200: json(deploymentAnswer, done), ...failures('bad_request', 'not_found', 'unavailable') },
    },
  }
}

/** The routes of deployments. */
export const deploymentPaths: ApiPaths = {
  '/api/v1/deployments': {
    get: {
      'x-role': 'viewer',
      summary: 'Deployments and what became of them, newest first.',
      requestParams: { query: deploymentsList.query },
      responses: {
        200: json(deploymentsAnswer, 'A page of the deployments that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
    post: {
      'x-role': 'ingest',
      summary: 'A deployment begins: it is watched from now on, the one before no longer.',
      requestBody: { required: true, content: { 'application/json': { schema: startBody } } },
      responses: {
        201: json(deploymentAnswer, 'The deployment, which is watched.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/deployments/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One deployment with what was found so far.',
      requestParams: { path: place },
      responses: {
        200: json(deploymentAnswer, 'The deployment as it stands.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  },
  '/api/v1/deployments/{id}/details': {
    get: {
      'x-role': 'viewer',
      summary: 'One deployment with every look of the guard, and who was told of it.',
      requestParams: { path: place },
      responses: {
        200: json(deploymentDetailsAnswer, 'Everything that is known of the deployment.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  },
  '/api/v1/four-keys': {
    get: {
      'x-role': 'viewer',
      summary: 'How often and how well services are deployed: the four keys of DORA, over 90 days.',
      requestParams: { query: fourKeysList.query },
      responses: {
        200: json(fourKeysPageAnswer, 'A page of the figures that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/deployments/{id}/finish': saying(
    'The version has reached all of its users. What was said first stands.',
    'The deployment with its end.',
  ),
  '/api/v1/deployments/{id}/rolled-back': saying(
    'The version before is back. What was said first stands.',
    'The deployment with its rollback.',
  ),
}

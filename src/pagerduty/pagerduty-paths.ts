import * as z from 'zod'
import { anything, failures, json, type ApiPaths } from '../http/describe.js'
import { instant } from '../shared/answer-fields.js'

const OUTCOMES = ['waiting', 'unmatched', 'applied', 'noted', 'kept', 'late', 'other'] as const

/** Which events are asked for. */
export const pagerdutyEventsQuery = z.strictObject({
  outcome: z
    .enum(['all', ...OUTCOMES])
    .default('all')
    .describe('Only those of which this became; `all` is the default.'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Most events, 1 to 100.'),
})

const event = z.strictObject({
  id: z.string().describe('Id that PagerDuty gave it.'),
  type: z.string().describe('What PagerDuty calls it, such as incident.acknowledged.'),
  occurredAt: instant,
  receivedAt: instant,
  person: z.string().nullable().describe('Who did it; null: a machine.'),
  words: z.string().describe('What happened, in words.'),
  outcome: z
    .enum(OUTCOMES)
    .describe(
      '`waiting`: no incident of ours was found yet; `unmatched`: nor will be; `applied`: it has changed ours; `noted`: it stands in its timeline; `kept`: it says nothing new; `late`: older than 7 days when it came; `other`: it is about no incident.',
    ),
  pagerduty: z
    .strictObject({
      id: z.string(),
      number: z.int().nullable(),
      title: z.string(),
      url: z.string().nullable(),
      status: z.enum(['triggered', 'acknowledged', 'resolved']).nullable(),
    })
    .nullable()
    .describe('The incident of PagerDuty; null: it is about none.'),
  incident: z.int().nullable().describe('Number of our incident; null: none was found.'),
})

/** Events of PagerDuty over HTTP. */
export const pagerdutyEventsAnswer = z
  .strictObject({ items: z.array(event).describe('The newest first, as they were received.') })
  .meta({ id: 'PagerdutyEvents', description: 'What PagerDuty has told, and what became of it.' })

export type PagerdutyEventsAnswer = z.output<typeof pagerdutyEventsAnswer>

/** Where PagerDuty delivers, and where people see what has come of it. */
export const pagerdutyPaths: ApiPaths = {
  '/webhooks/pagerduty': {
    post: {
      'x-role': 'anyone',
      summary: 'Where PagerDuty delivers (webhooks version 3), signed. It is kept before it is answered.',
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        202: anything('The event is kept, now or before.'),
        ...failures('bad_request', 'signature_wrong', 'not_found', 'unavailable'),
      },
    },
  },
  '/api/v1/pagerduty/events': {
    get: {
      'x-role': 'viewer',
      summary: 'What PagerDuty has told, the newest first, also where it is about no incident here.',
      requestParams: { query: pagerdutyEventsQuery },
      responses: {
        200: json(pagerdutyEventsAnswer, 'The events that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
}

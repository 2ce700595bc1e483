import * as z from 'zod'
import { answerFields } from '../http/answer-body.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { defineList } from '../http/lists/list.js'
import { breachAnswer, breachesAnswer } from './breach-answer.js'

/** What somebody says to a breach. */
export const breachAnswerBody = z.strictObject(answerFields)

/** Breaches, newest period first. */
export const breachesList = defineList({
  name: 'breaches',
  key: z.tuple([z.iso.datetime(), z.int()]),
  filters: {
    service: z.string().optional().describe('Of one service only.'),
    agreement: z.string().optional().describe('Of agreements of this name only.'),
    state: z.enum(['open', 'all']).default('all').describe('`open`: only those that wait for somebody.'),
  },
})

const place = z.object({
  service: z.string().describe('Name of the service.'),
  name: z.string().describe('Name of the agreement.'),
  period: z.string().describe('Which period, such as 2026-10; of rolling ones last-30d.'),
})

/** The routes of breaches. */
export const breachPaths: ApiPaths = {
  '/api/v1/breaches': {
    get: {
      'x-role': 'viewer',
      summary: 'Periods in which agreements were found broken, newest first, and who has acknowledged that.',
      requestParams: { query: breachesList.query },
      responses: {
        200: json(breachesAnswer, 'A page of the breaches that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/agreements/{service}/{name}/breaches/{period}/acknowledge': {
    post: {
      'x-role': 'responder',
      summary: 'Somebody has seen the breach. What a person said first stands.',
      requestParams: { path: place },
      requestBody: { required: true, content: { 'application/json': { schema: breachAnswerBody } } },
      responses: {
        200: json(breachAnswer, 'The breach, with what was said to it.'),
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
}

import * as z from 'zod'
import { byField } from '../../http/by-field.js'
import { failures, json, type ApiOperation, type ApiPaths } from '../../http/describe.js'
import type { ReportPlace } from '../report-number.js'
import type { Decision } from './hold.js'

/** What somebody says of a report that waits. */
export const decisionBody = z.strictObject({
  by: byField,
  note: z.string().trim().min(1).max(2000).optional().describe('Sentences for the record; to reject they are needed.'),
  revision: z.int().min(1).optional().describe('Which revision; default: the newest.'),
})

const decisionAnswer = z
  .strictObject({
    number: z.string().describe('Number of the report.'),
    revision: z.int(),
    decision: z.enum(['approve', 'reject']),
    by: z.string(),
    at: z.iso.datetime().describe('When it was said first.'),
    how: z.enum(['link', 'api', 'cli', 'page']),
    note: z.string().nullable(),
  })
  .meta({ id: 'ReportDecision', description: 'What was decided of a report that waited.' })

/** As the API says it. */
export function toDecisionAnswer(
  { number, revision }: ReportPlace,
  { kind: decision, by, at, how, note }: Decision,
): z.output<typeof decisionAnswer> {
  return { number, revision, decision, by, at: at.toISOString(), how, note }
}

function deciding(summary: string): ApiOperation {
  return {
    'x-role': 'responder',
    summary,
    requestParams: { path: z.object({ number: z.string().describe('Number of the report, such as 2026-000042.') }) },
    requestBody: { required: true, content: { 'application/json': { schema: decisionBody } } },
    responses: {
      200: json(decisionAnswer, 'What was decided; what was decided first stands.'),
      ...failures('bad_request', 'not_found', 'report_refused', 'unavailable'),
    },
  }
}

/** The routes by which reports are let go. */
export const approvalPaths: ApiPaths = {
  '/api/v1/reports/{number}/approve': { post: deciding('A report that waits is sent.') },
  '/api/v1/reports/{number}/reject': { post: deciding('A report that waits is not sent, and the record says why.') },
}

import * as z from 'zod'
import { answerFields } from '../http/answer-body.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { reportPagePaths } from './page/report-page-paths.js'
import { reportDeedPaths } from './report-deeds-paths.js'
import { approvalPaths } from './approval/approval-paths.js'
import type { ReportAnswer } from './report-answer.js'

/** What somebody says to a report. */
export const answerBody = z.strictObject({
  ...answerFields,
  revision: z.int().min(1).optional().describe('Which revision; default: the newest that was sent.'),
})

/** What was said. */
export const answerAnswer = z
  .strictObject({
    number: z.string().describe('Number of the report.'),
    revision: z.int(),
    by: z.string(),
    at: z.iso.datetime().describe('When the same person said it first.'),
    how: z.enum(['link', 'api', 'cli', 'page']),
    comment: z.string().nullable(),
  })
  .meta({ id: 'ReportAnswer', description: 'What somebody has said to a revision of a report.' })

/** As the API says it. */
export function toAnswerAnswer(
  place: { readonly number: string; readonly revision: number },
  { by, at, how, comment }: ReportAnswer,
): z.output<typeof answerAnswer> {
  return { number: place.number, revision: place.revision, by, at: at.toISOString(), how, comment }
}

/** The routes of reports. */
export const reportPaths: ApiPaths = {
  ...approvalPaths,
  ...reportDeedPaths,
  ...reportPagePaths,
  '/api/v1/reports/{number}/acknowledge': {
    post: {
      'x-role': 'responder',
      summary: 'Somebody has read the report. What a person said first stands.',
      requestParams: { path: z.object({ number: z.string().describe('Number of the report, such as 2026-000042.') }) },
      requestBody: { required: true, content: { 'application/json': { schema: answerBody } } },
      responses: {
        200: json(answerAnswer, 'What the person has said to it.'),
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
}

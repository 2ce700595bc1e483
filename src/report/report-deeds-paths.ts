import * as z from 'zod'
import { byField } from '../http/by-field.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { reportsList, reportsPageAnswer } from './reports-list.js'
import { reportRecordAnswer } from './report-record-answer.js'

const path = z.object({ number: z.string().describe('Number of the report, such as 2026-000042.') })
const record = json(reportRecordAnswer, 'All that is known of the report now.')

/** What is sent again, and to whom. */
export const againBody = z.strictObject({
  to: z.string().min(1).optional().describe('Name of a receiver; default: all who get the report.'),
  by: byField,
})

/** Why a report is made again. */
export const reviseBody = z.strictObject({
  why: z.string().trim().min(1, { error: 'say why' }).max(2000).describe('Why, for those who get it.'),
  by: byField,
})

/** The routes of the archive of reports. */
export const reportDeedPaths: ApiPaths = {
  '/api/v1/reports': {
    get: {
      'x-role': 'viewer',
      summary: 'Issued reports, the newest first, each by its newest revision.',
      requestParams: { query: reportsList.query },
      responses: {
        200: json(reportsPageAnswer, 'A page of the archive of reports.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/reports/{number}': {
    get: {
      'x-role': 'viewer',
      summary: 'A report of the archive: its revisions, approval, files, messages and acknowledgements.',
      requestParams: { path },
      responses: { 200: record, ...failures('not_found', 'unavailable') },
    },
  },
  '/api/v1/reports/{number}/send-again': {
    post: {
      'x-role': 'responder',
      summary: 'The newest revision that was sent leaves the house once more, under its number.',
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema: againBody } } },
      responses: { 200: record, ...failures('bad_request', 'not_found', 'report_refused', 'unavailable') },
    },
  },
  '/api/v1/reports/{number}/revise': {
    post: {
      'x-role': 'responder',
      summary: 'The report is made again from what is known now, and takes the place of the revision before.',
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema: reviseBody } } },
      responses: { 200: record, ...failures('bad_request', 'not_found', 'report_refused', 'unavailable') },
    },
  },
}

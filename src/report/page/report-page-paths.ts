import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { html } from '../../page/page-paths.js'
import { ARCHIVE_STATES } from '../archive-state.js'
import { REPORT_DEEDS, type ReportDeed } from './report-deed-forms.js'

const number = z.string().describe('Number of the report, such as 2026-000042.')
const anything = z.string().max(200).default('')

/** What the address of the archive asks for. */
export const reportsQuery = z.object({
  service: anything.describe('Name of a service that the report covers; empty: all.'),
  customer: anything.describe('Name of a customer whom it is about; empty: all.'),
  period: anything.describe('Label of a period, such as 2026-10; empty: all.'),
  state: z
    .enum(['', ...ARCHIVE_STATES])
    .catch('')
    .describe('How its newest revision stands; empty: all.'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).describe('Which part of the list, from 1.'),
})

/** Formats that people open. */
export const SHOWN_FORMATS = ['html', 'pdf', 'csv', 'json'] as const

/** Which file of which revision. */
export const filePath = z.object({
  number,
  revision: z.coerce.number().int().min(1).describe('Which revision, from 1.'),
  format: z.enum(SHOWN_FORMATS).describe('In which format: html, pdf, csv or json.'),
})

const text = z.string().max(2000)

const SUMMARIES: Readonly<Record<ReportDeed, string>> = {
  acknowledge: 'The form by which somebody says that they have read a report.',
  approve: 'The form by which a report that waits is sent.',
  reject: 'The form by which a report that waits is not sent.',
  'send-again': 'The form by which a report is sent once more.',
  revise: 'The form by which a report is made again from what is known now.',
}

function deedPath(deed: ReportDeed): readonly [string, ApiPaths[string]] {
  const fields = {
    comment: text.optional().describe('Sentences for the record, or why.'),
    to: text.optional().describe('Name of a receiver, of what is sent again; empty: all who get it.'),
    by: text.optional().describe('Name of who says it, where nobody is signed in.'),
  }
  const post = {
    'x-role': 'responder' as const,
    summary: SUMMARIES[deed],
    requestParams: { path: z.object({ number }) },
    requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: z.object(fields) } } },
    responses: {
      303: { description: 'It is done: the page that shows it.' },
      400: html('The page, with what was typed and what is wrong with it.'),
      ...failures('not_found', 'unavailable'),
    },
  }
  return [`/reports/{number}/${deed}`, { post }]
}

/** The pages of reports, and what their forms send. */
export const reportPagePaths: ApiPaths = {
  '/reports': {
    get: {
      'x-role': 'viewer',
      summary: 'The archive of reports as a page, the newest first.',
      requestParams: { query: reportsQuery },
      responses: { 200: html('The reports that were asked for.'), ...failures('bad_request', 'unavailable') },
    },
  },
  '/reports/{number}': {
    get: {
      'x-role': 'viewer',
      summary: 'A report as a page: revisions, files, delivery and acknowledgement.',
      requestParams: { path: z.object({ number }) },
      responses: { 200: html('All that is known of the report.'), ...failures('not_found', 'unavailable') },
    },
  },
  '/reports/{number}/{revision}/{format}': {
    get: {
      'x-role': 'viewer',
      summary: 'A file of a report, exactly as it was issued.',
      requestParams: { path: filePath },
      responses: {
        200: { description: 'The file, byte for byte.' },
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
  ...Object.fromEntries(REPORT_DEEDS.map(deedPath)),
}

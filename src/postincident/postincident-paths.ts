import * as z from 'zod'
import { byField } from '../http/by-field.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { defineList } from '../http/lists/list.js'
import { instant } from '../shared/answer-fields.js'
import { ACTION_STATES } from '../action/action-item.js'
import { actionAnswer, actionsAnswer } from '../action/action-answer.js'
import { evidenceAnswer } from './evidence.js'
import { REPORT_PARTS, type ReportPartName } from './report-parts.js'

const LONGEST = 20_000

const part = (name: ReportPartName) =>
  z.string().trim().max(LONGEST).optional().describe(`${REPORT_PARTS[name].title}. ${REPORT_PARTS[name].asks}`)

const partFields = {
  summary: part('summary'),
  causes: part('causes'),
  went_well: part('went_well'),
  went_badly: part('went_badly'),
  lessons: part('lessons'),
} satisfies Record<ReportPartName, z.ZodType>

/** Parts that are written; those that are not named stay, and '' takes one away. */
export const writeBody = z.strictObject({ ...partFields, by: byField })

/** Whoever files or reopens. */
export const wordBody = z.strictObject({ by: byField })

const wish = {
  text: z.string().trim().min(1).max(1000).describe('What shall be done.'),
  owner: z.string().trim().min(1).max(200).describe('Who sees to it.'),
  due: z.iso.date({ error: 'expected a day such as 2026-12-24' }).describe('The last day on which it is in time.'),
}

export const addBody = z.strictObject({ ...wish, by: byField })
export const changeBody = z.strictObject({ ...z.object(wish).partial().shape, by: byField })
export const closeBody = z.strictObject({
  note: z.string().trim().min(1).max(1000).optional().describe('What was done, or why not.'),
  by: byField,
})
export const dropBody = z.strictObject({
  note: z.string().trim().min(1).max(1000).describe('Why it will not be done.'),
  by: byField,
})

export const postIncidentAnswer = z
  .strictObject({
    incident: z.int().min(1).describe('Number of the incident.'),
    state: z.enum(['draft', 'filed']),
    parts: z.strictObject(partFields).describe('What people wrote; what is missing is not written yet.'),
    missing: z.array(z.string()).describe('Parts that must be written before it can be filed.'),
    writtenAt: instant.nullable().describe('Null: nobody has written anything yet.'),
    writtenBy: z.string().nullable(),
    filedAt: instant.nullable(),
    filedBy: z.string().nullable(),
    evidence: evidenceAnswer.describe('As it was when the report was filed; of a draft, as it is now.'),
    actions: z.array(actionAnswer).describe('Those of the incident, the first to be due first; at most 1,000.'),
  })
  .meta({ id: 'PostIncidentReport', description: 'What was learned of an incident.' })

export type PostIncidentAnswer = z.output<typeof postIncidentAnswer>

/** Action items of all incidents, the first to be due first. */
export const actionsList = defineList({
  name: 'actions',
  key: z.tuple([z.iso.date(), z.int()]),
  filters: {
    service: z.string().optional().describe('Of one service only.'),
    owner: z.string().optional().describe('Of one owner only.'),
    state: z
      .enum([...ACTION_STATES, 'overdue', 'all'])
      .default('open')
      .describe('How they stand; default: open.'),
  },
})

const ofIncident = z.object({ id: z.string().describe('Id or number of the incident.') })
const ofAction = z.object({ number: z.string().describe('Number of the action item.') })
const sent = (schema: z.ZodType, required = true) => ({ required, content: { 'application/json': { schema } } })
const refusals = failures('bad_request', 'not_found', 'post_incident_refused', 'unavailable')
const reported = { 200: json(postIncidentAnswer, 'The report as it stands then.'), ...refusals }
const changed = { 200: json(actionAnswer, 'The item as it stands then.'), ...refusals }

/** Formats of the report by suffix. */
export const FORMATS = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
} as const

export type PaperFormat = keyof typeof FORMATS

function paperPath(format: PaperFormat): readonly [string, ApiPaths[string]] {
  const content = { [FORMATS[format].replace(/;.*/, '')]: { schema: { type: 'string' as const } } }
  return [
    `/api/v1/incidents/{id}/report.${format}`,
    {
      get: {
        'x-role': 'viewer',
        summary: `The post-incident report to read, as ${format}.`,
        requestParams: { path: ofIncident },
        responses: { 200: { description: 'The report as a file.', content }, ...failures('not_found', 'unavailable') },
      },
    },
  ]
}

/** The routes of what was learned. */
export const postIncidentPaths: ApiPaths = {
  '/api/v1/incidents/{id}/report': {
    get: {
      'x-role': 'viewer',
      summary: 'The post-incident report: what people wrote, what is known, and the action items.',
      requestParams: { path: ofIncident },
      responses: {
        200: json(postIncidentAnswer, 'The report as it stands now.'),
        ...failures('not_found', 'unavailable'),
      },
    },
    post: {
      'x-role': 'responder',
      summary: 'Writes parts of the report.',
      requestParams: { path: ofIncident },
      requestBody: sent(writeBody),
      responses: reported,
    },
  },
  '/api/v1/incidents/{id}/report/file': {
    post: {
      'x-role': 'responder',
      summary: 'Files the report of an incident that is resolved: from then on it stays as it is.',
      requestParams: { path: ofIncident },
      requestBody: sent(wordBody, false),
      responses: reported,
    },
  },
  '/api/v1/incidents/{id}/report/reopen': {
    post: {
      'x-role': 'responder',
      summary: 'Makes a filed report a draft again.',
      requestParams: { path: ofIncident },
      requestBody: sent(wordBody, false),
      responses: reported,
    },
  },
  ...Object.fromEntries((Object.keys(FORMATS) as readonly PaperFormat[]).map(paperPath)),
  '/api/v1/incidents/{id}/actions': {
    post: {
      'x-role': 'responder',
      summary: 'Notes what shall be done so that the incident does not come again.',
      requestParams: { path: ofIncident },
      requestBody: sent(addBody),
      responses: { 201: json(actionAnswer, 'The item with its number.'), ...refusals },
    },
  },
  '/api/v1/actions': {
    get: {
      'x-role': 'viewer',
      summary: 'Action items of all incidents, the first to be due first.',
      requestParams: { query: actionsList.query },
      responses: { 200: json(actionsAnswer, 'A page of them.'), ...failures('bad_request', 'unavailable') },
    },
  },
  '/api/v1/actions/{number}/change': {
    post: {
      'x-role': 'responder',
      summary: 'Says otherwise what shall be done, by whom, or up to which day.',
      requestParams: { path: ofAction },
      requestBody: sent(changeBody),
      responses: changed,
    },
  },
  '/api/v1/actions/{number}/done': {
    post: {
      'x-role': 'responder',
      summary: 'Says that an item is done.',
      requestParams: { path: ofAction },
      requestBody: sent(closeBody, false),
      responses: changed,
    },
  },
  '/api/v1/actions/{number}/drop': {
    post: {
      'x-role': 'responder',
      summary: 'Says that an item will not be done, and why.',
      requestParams: { path: ofAction },
      requestBody: sent(dropBody),
      responses: changed,
    },
  },
}

import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { byField } from '../../http/by-field.js'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { defineList } from '../../http/lists/list.js'
import { nameField } from '../../shared/fields.js'
import { importAnswer, importBody } from '../import/import-body.js'
import { drillRunAnswer, drillRunsAnswer, drillsAnswer } from './drill-answer.js'
import { DRILL_COMMANDS, type DrillCommand } from './drill-commands.js'

/** A run that begins. */
export const startBody = z.strictObject({
  service: nameField.describe('Name of the service.'),
  drill: nameField.describe('Name of the drill.'),
  by: byField,
})

/** What each saying may have besides its own. */
const common = {
  at: instantField.optional().describe('When that was; left out: now.'),
  ago: z
    .number()
    .min(0)
    .max(86_400)
    .optional()
    .describe('Seconds since then, where `at` is left out: a clock that is wrong does no harm.'),
  by: byField,
}

/** What is said by one command. */
export function bodyOf({ fields }: DrillCommand) {
  return z.strictObject({ ...fields, ...common })
}

/** Drills, by service and name. */
export const drillsList = defineList({
  name: 'drills',
  key: z.tuple([z.string(), z.string()]),
  filters: { service: z.string().optional().describe('Of one service only.') },
})

/** Runs, newest first. */
export const runsList = defineList({
  name: 'drill-runs',
  key: z.tuple([z.iso.datetime(), z.string()]),
  filters: {
    service: z.string().optional().describe('Of one service only.'),
    drill: z.string().optional().describe('Of drills of that name only.'),
  },
})

const place = z.object({ id: z.string().describe('What the start has answered.') })

function saying(command: DrillCommand): ApiPaths[string] {
  return {
    post: {
      'x-role': 'responder',
      summary: command.summary,
      requestParams: { path: place },
      requestBody: { required: false, content: { 'application/json': { schema: bodyOf(command) } } },
      responses: {
        200: json(drillRunAnswer, 'The run as it stands then.'),
        ...failures('bad_request', 'not_found', 'drill_refused', 'unavailable'),
      },
    },
  }
}

/** The routes of drills. */
export const drillPaths: ApiPaths = {
  '/api/v1/drills': {
    get: {
      'x-role': 'viewer',
      summary: 'Drills that are configured, and how each stands between its runs.',
      requestParams: { query: drillsList.query },
      responses: {
        200: json(drillsAnswer, 'A page of the drills that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/drills/runs': {
    get: {
      'x-role': 'viewer',
      summary: 'Runs of drills and how they stand, newest first.',
      requestParams: { query: runsList.query },
      responses: {
        200: json(drillRunsAnswer, 'A page of the runs that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
    post: {
      'x-role': 'responder',
      summary: 'Declares a drill: its run begins, and its clock. There is one run of a drill at a time.',
      requestBody: { required: true, content: { 'application/json': { schema: startBody } } },
      responses: {
        201: json(drillRunAnswer, 'The run, which goes on.'),
        ...failures('bad_request', 'drill_refused', 'unavailable'),
      },
    },
  },
  '/api/v1/drills/imports': {
    post: {
      'x-role': 'responder',
      summary:
        'Takes over a run of another tool, from its beginning to its end. One that is there already stays as it is.',
      requestBody: { required: true, content: { 'application/json': { schema: importBody } } },
      responses: {
        200: json(importAnswer, 'The run, which was there.'),
        201: json(importAnswer, 'The run, taken over.'),
        ...failures('bad_request', 'drill_refused', 'unavailable'),
      },
    },
  },
  '/api/v1/drills/runs/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One run with its timeline.',
      requestParams: { path: place },
      responses: { 200: json(drillRunAnswer, 'The run as it stands.'), ...failures('not_found', 'unavailable') },
    },
  },
  ...Object.fromEntries(DRILL_COMMANDS.map((command) => [`/api/v1/drills/runs/{id}/${command.name}`, saying(command)])),
}

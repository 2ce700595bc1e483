import * as z from 'zod'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { defineList } from '../../http/lists/list.js'
import { html } from '../../page/page-paths.js'
import { CONTROL_STATUSES, CONTROLS } from '../control-names.js'
import { controlsAnswer } from './control-answer.js'

/** Controls, by service, dataset, control and part. */
export const controlsList = defineList({
  name: 'controls',
  key: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  filters: {
    service: z.string().optional().describe('Of one service only.'),
    dataset: z.string().optional().describe('Of datasets of this name only.'),
    control: z.enum(CONTROLS).optional().describe('Of this control alone, wherever it is asked for.'),
    status: z.enum(CONTROL_STATUSES).optional().describe('Only those that stand so.'),
  },
})

/** What the address of the page asks for. */
export const controlsQuery = z.object({
  q: z.string().max(200).default('').describe('Part of the name of a dataset, or of a part.'),
  service: z.string().max(200).default('').describe('Name of a service; empty: all.'),
  control: z.string().max(30).default('').describe('A control, such as encryption; empty: all.'),
  status: z.string().max(30).default('').describe('A status, such as non_compliant; empty: all.'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).describe('Which part of the list, from 1.'),
})

export type ControlsQuery = z.output<typeof controlsQuery>

/** The routes of controls. */
export const controlPaths: ApiPaths = {
  '/api/v1/controls': {
    get: {
      'x-role': 'viewer',
      summary: 'What has to be so of each dataset, whether it is, by what evidence and until when.',
      requestParams: { query: controlsList.query },
      responses: {
        200: json(controlsAnswer, 'A page of the controls that were asked for.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/controls': {
    get: {
      'x-role': 'viewer',
      summary: 'All controls as they stand, the worst first, as a page.',
      requestParams: { query: controlsQuery },
      responses: { 200: html('The controls that were asked for.'), ...failures('bad_request', 'unavailable') },
    },
  },
}

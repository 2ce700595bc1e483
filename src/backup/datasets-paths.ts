import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { html } from '../page/page-paths.js'
import { datasetDetailAnswer } from './dataset-detail-answer.js'
import { TRACK_DAYS } from './dataset-view.js'

const path = z.object({
  service: z.string().describe('Name of the service.'),
  name: z.string().describe('Name of the dataset.'),
})

/** How many days a single dataset is told of. */
export const trackQuery = z.object({
  days: z.coerce
    .number()
    .pipe(z.union(TRACK_DAYS.map((many) => z.literal(many))))
    .catch(30)
    .describe(`How many days back: ${TRACK_DAYS.join(', ')}.`),
})

/** What the address of the list of datasets asks for. */
export const datasetsQuery = z.object({
  q: z.string().max(200).default('').describe('Part of the name of a dataset.'),
  service: z.string().max(200).default('').describe('Name of a service; empty: all.'),
  state: z.string().max(30).default('').describe('A state, such as stale; empty: all.'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).describe('Which part of the list, from 1.'),
})

/** The routes of datasets. */
export const datasetsPaths: ApiPaths = {
  '/api/v1/datasets/{service}/{name}': {
    get: {
      'x-role': 'viewer',
      summary: 'How a dataset stands, its exposure hour by hour, and the backups that were seen.',
      requestParams: { path, query: trackQuery },
      responses: {
        200: json(datasetDetailAnswer, 'All that is known of the dataset.'),
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
  '/datasets': {
    get: {
      'x-role': 'viewer',
      summary: 'All datasets as they stand, the worst first, as a page.',
      requestParams: { query: datasetsQuery },
      responses: { 200: html('The datasets that were asked for.'), ...failures('bad_request') },
    },
  },
  '/datasets/{service}/{name}': {
    get: {
      'x-role': 'viewer',
      summary: 'A dataset as a page, with its exposure and its backups.',
      requestParams: { path, query: trackQuery },
      responses: {
        200: html('How the dataset stands, for people.'),
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
}

import * as z from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { failures, json, text, type ApiOperation, type ApiPaths } from '../../http/describe.js'
import { LONGEST_AGO_SECONDS } from './ping.js'
import { addressesAnswer, runsAnswer } from './run-answer.js'

/** How many runs are asked for. */
export const runsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('How many at most.'),
})

const id = z.string().describe('Secret id of the dataset, or the key in front of a slug.')
const signal = z
  .string()
  .describe('`start`, `fail`, `log` or an exit status from 0 to 255, of which 0 is a success; behind a key the slug.')
const slug = z
  .string()
  .describe('Service and dataset joined by a dash, or the dataset alone where no other has its name.')

const query = z.object({
  rid: z.guid().optional().describe('Tells the pings of one run from those of others that overlap it.'),
  ago: z.coerce
    .number()
    .min(0)
    .max(LONGEST_AGO_SECONDS)
    .optional()
    .describe('How many seconds ago that was of which it tells, where it could not be delivered at once.'),
  size: z.coerce.number().int().min(0).optional().describe('Bytes that were backed up.'),
})

function ping(summary: string, path: z.ZodObject): { readonly get: ApiOperation; readonly post: ApiOperation } {
  const responses: ZodOpenApiOperationObject['responses'] = {
    200: text('`OK`: it is kept.'),
    400: text('What it says cannot be read.'),
    404: text('`not found`: no dataset has that id or slug.'),
    409: text('`ambiguous slug`: several datasets have it.'),
    429: text('`rate limited`: too many within a minute.'),
    ...failures('unavailable'),
  }
  const common = { 'x-role': 'anyone', summary, requestParams: { path, query }, responses } as const
  return {
    get: common,
    post: { ...common, requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } } },
  }
}

const place = z.object({
  service: z.string().describe('Name of the service.'),
  name: z.string().describe('Name of the dataset.'),
})

/** Where backups tell of themselves, and where that can be read. */
export const pingPaths: ApiPaths = {
  '/ping/{id}': ping('A backup succeeded, as clients of healthchecks say it.', z.object({ id })),
  '/ping/{id}/{signal}': ping(
    'A backup began, failed, ended with an exit status or says something.',
    z.object({ id, signal }),
  ),
  '/ping/{key}/{slug}/{signal}': ping('The same by key and slug.', z.object({ key: id, slug, signal })),
  '/api/v1/pings': {
    get: {
      'x-role': 'admin',
      summary: 'Where the pings of every dataset go: secrets, so that they are shown to few.',
      responses: {
        200: json(addressesAnswer, 'An address for each dataset with `source: ping`.'),
        ...failures('unavailable'),
      },
    },
  },
  '/api/v1/datasets/{service}/{name}/ping/renew': {
    post: {
      'x-role': 'admin',
      summary: 'Gives a dataset another secret id; the old one is worth nothing from then on.',
      requestParams: { path: place },
      responses: {
        200: json(addressesAnswer, 'The address that its pings have from now on.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  },
  '/api/v1/datasets/{service}/{name}/runs': {
    get: {
      'x-role': 'viewer',
      summary: 'Runs of the backups of a dataset as pings told of them, newest first.',
      requestParams: { path: place, query: runsQuery },
      responses: {
        200: json(runsAnswer, 'The runs that were asked for.'),
        ...failures('bad_request', 'not_found', 'unavailable'),
      },
    },
  },
}

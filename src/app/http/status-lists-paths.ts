import * as z from 'zod'
import type { StatusList } from '../../feature/status-list.js'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { listedParts } from '../../status/status-parts.js'

const place = z.object({
  service: z.string().describe('Name of the service.'),
  name: z.string().describe('Name within the service.'),
})

/** The routes of parts of the status that are lists. */
export const statusListPaths: ApiPaths = Object.fromEntries(listedParts.flatMap(({ list }) => pathsOf(list)))

function pathsOf({ name, summary, list, page, one, row }: StatusList): (readonly [string, ApiPaths[string]])[] {
  const listing: ApiPaths[string] = {
    get: {
      ...{ 'x-role': 'viewer', summary, requestParams: { query: list.query } },
      responses: { 200: json(page, 'A page of the newest status.'), ...failures('bad_request', 'not_ready') },
    },
  }
  const all = [[`/api/v1/${name}`, listing] as const]
  if (one === null) return all
  const single: ApiPaths[string] = {
    get: {
      ...{ 'x-role': 'viewer', summary: `How one ${one.noun} stands, with every group of it.` },
      requestParams: { path: place },
      responses: { 200: json(oneAnswer(row), 'Its rows of the newest status.'), ...failures('not_found', 'not_ready') },
    },
  }
  return [...all, [`/api/v1/${name}/{service}/{name}`, single]]
}

/** The answer about one of a name. */
function oneAnswer(row: z.ZodType): z.ZodType {
  return z.strictObject({
    service: z.string(),
    name: z.string(),
    data: z.array(row).describe('One where it has no groups, else one of each group.'),
  })
}

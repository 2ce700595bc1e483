import * as z from 'zod'
import { failures, type ApiPaths } from '../http/describe.js'

/** An answer that is a page. */
export function html(description: string) {
  return { description, content: { 'text/html': { schema: { type: 'string' as const } } } }
}

/** What pages load. */
export const assetPaths: ApiPaths = {
  '/assets/{file}': {
    get: {
      'x-role': 'anyone',
      summary: 'Styles, script and picture of pages.',
      requestParams: { path: z.object({ file: z.string().describe('A name that changes with what is in it.') }) },
      responses: { 200: { description: 'The file; it never changes.' }, ...failures('not_found') },
    },
  },
}

import * as z from 'zod'
import { failures, type ApiPaths } from '../http/describe.js'

/** An answer that is a page. */
export function html(description: string) {
  return { description, content: { 'text/html': { schema: { type: 'string' as const } } } }
}

/** What the form of a page sends. */
export const formBody = {
  required: true,
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' as const } } },
}

/** How a form is answered that did what it was for. */
export const backToPage = { 303: { description: 'It is done: back to the page.' } }

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

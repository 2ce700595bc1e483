import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { backToPage, formBody, html } from '../../page/page-paths.js'
import { FORM_COMMANDS } from '../over-http/drill-commands.js'

const path = z.object({ id: z.string().describe('Id of the run that is meant.') })

function form({ name }: { readonly name: string }): readonly [string, ApiPaths[string]] {
  return [
    `/drills/{id}/${name}`,
    {
      post: {
        'x-role': 'responder',
        summary: `What the form of the page asks for: the same as POST /api/v1/drills/runs/{id}/${name}.`,
        requestParams: { path },
        requestBody: formBody,
        responses: { ...backToPage, ...failures('bad_request', 'not_found', 'drill_refused', 'unavailable') },
      },
    },
  ]
}

/** The pages of drills. */
export const drillPagesPaths: ApiPaths = {
  '/drills': {
    get: {
      'x-role': 'viewer',
      summary: 'Drills, when they are due, and the newest runs, as a page.',
      responses: { 200: html('The page for a browser.'), ...failures('unavailable') },
    },
    post: {
      'x-role': 'responder',
      summary: 'What the form of the page asks for: the same as POST /api/v1/drills/runs.',
      requestBody: formBody,
      responses: { ...backToPage, ...failures('bad_request', 'drill_refused', 'unavailable') },
    },
  },
  '/drills/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One run with its timeline and what can be said of it, as a page.',
      requestParams: { path },
      responses: { 200: html('The page for a browser.'), ...failures('not_found', 'unavailable') },
    },
  },
  ...Object.fromEntries(FORM_COMMANDS.map(form)),
}

import { failures, json, type ApiOperation, type ApiPaths } from '../http/describe.js'
import { html } from '../page/page-paths.js'
import { dependenciesAnswer, packAnswer } from './emergency-answer.js'

function file(summary: string, type: string): ApiOperation {
  const content =
    type === 'text/html'
      ? { 'text/html': { schema: { type: 'string' as const } } }
      : { [type]: { schema: { type: 'string' as const, format: 'binary' } } }
  return {
    ...{ 'x-role': 'responder', summary },
    responses: { 200: { description: 'The file, which needs nothing else.', content }, ...failures('unavailable') },
  }
}

/** The routes of the emergency pack and of dependencies. */
export const emergencyPaths: ApiPaths = {
  '/api/v1/emergency-pack': {
    get: {
      'x-role': 'viewer',
      summary: 'The emergency pack that was last made by itself.',
      responses: { 200: json(packAnswer, 'When it was made, and of what.'), ...failures('unavailable') },
    },
  },
  '/api/v1/emergency-pack.html': { get: file('The emergency pack as it is made now, as a page to keep.', 'text/html') },
  '/api/v1/emergency-pack.pdf': { get: file('The emergency pack as it is made now, as PDF.', 'application/pdf') },
  '/api/v1/dependencies': {
    get: {
      'x-role': 'viewer',
      summary: 'What cannot work without what, and in which order it is brought back.',
      responses: { 200: json(dependenciesAnswer, 'All services that are configured.') },
    },
  },
  '/dependencies': {
    get: {
      'x-role': 'viewer',
      summary: 'What cannot work without what, as a picture, and the emergency pack.',
      responses: { 200: html('The page for a browser.'), ...failures('unavailable') },
    },
  },
}

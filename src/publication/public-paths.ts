import { failures, json, type ApiOperation, type ApiPaths } from '../http/describe.js'
import { publicStatusAnswer } from './status-json.js'

const refusals = failures('not_found', 'not_ready')

function file(summary: string, type: string): ApiOperation {
  const answer = {
    description: 'It is made anew every 30 s, with an ETag.',
    content: { [type]: { schema: { type: 'string' as const } } },
  }
  return { 'x-role': 'anyone', summary, responses: { 200: answer, ...refusals } }
}

/** The routes of what everybody may read, where there is a status page. */
export const publicPaths: ApiPaths = {
  '/status': { get: file('The public status page, where one is configured.', 'text/html') },
  '/status.json': {
    get: {
      'x-role': 'anyone',
      summary: 'The same as the public status page, for programs.',
      responses: { 200: json(publicStatusAnswer, 'It is made anew every 30 s, with an ETag.'), ...refusals },
    },
  },
  '/status.atom': { get: file('What is published on the status page, as an Atom feed.', 'application/atom+xml') },
}

import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { html } from '../page/page-paths.js'
import { endedAnswer, sessionsAnswer } from './session-answer.js'

/** Whose sessions are ended. */
export const endQuery = z.strictObject({ name: z.string().min(1).describe('Who acts by them, as it stands in lists.') })

const id = z.object({ id: z.string().describe('Number of the session, as the list has it.') })
const next = z.string().optional().describe('Path of ours to go on to; others are ignored.')
const onward = (description: string) => ({ description })
const form = (schema: z.ZodType) => ({ content: { 'application/x-www-form-urlencoded': { schema } } })

/** The routes by which people sign in and out, and by which that is watched. */
export const signinPaths: ApiPaths = {
  '/sign-in': {
    get: {
      'x-role': 'anyone',
      summary: 'The page that asks people to sign in, and says who is signed in.',
      requestParams: { query: z.object({ next }) },
      responses: { 200: html('The page with its form, and a link to the provider where there is one.') },
    },
    post: {
      'x-role': 'anyone',
      summary:
        'Takes a token, and gives a cookie by which the browser is known for 12 hours without use, 7 days at most.',
      requestBody: form(z.object({ token: z.string().describe('A line of a token file.'), next })),
      responses: {
        303: onward('Somebody is signed in and sent on to where they wanted to go.'),
        401: html('The token is wrong, and the page asks again.'),
        429: html('Too many wrong tokens came from there; none is looked at.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/sign-out': {
    post: {
      'x-role': 'viewer',
      summary: 'Ends the session of the browser, or with `everywhere` all sessions of that person.',
      requestBody: form(
        z.object({
          csrf: z.string().describe('What the form of our page carries.'),
          everywhere: z.string().optional().describe('Anything: all sessions of this person.'),
        }),
      ),
      responses: {
        200: html('What has ended, and where the provider ends its own sign-in.'),
        ...failures('form_refused', 'unavailable'),
      },
    },
  },
  '/sign-in/oidc': {
    get: {
      'x-role': 'anyone',
      summary: 'Sends a browser to the provider of `server.oidc`, if one is configured.',
      requestParams: {
        query: z.object({
          next,
          as: z.literal('another').optional().describe('Has the provider ask who it is, whoever is signed in there.'),
        }),
      },
      responses: {
        303: onward('The browser goes on to the provider.'),
        502: html('The provider does not answer, or not as one.'),
        ...failures('not_found'),
      },
    },
  },
  '/sign-in/oidc/callback': {
    get: {
      'x-role': 'anyone',
      summary: 'Where the provider sends people back to, with a code that is good once.',
      responses: {
        303: onward('Somebody is signed in and sent on to where they wanted to go.'),
        400: html('Why what came back was not believed.'),
        403: html('None of their groups has a role here; the page names them.'),
        502: html('The provider does not answer, or not as one.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  },
  '/api/v1/sessions': {
    get: {
      'x-role': 'admin',
      summary: 'Who is signed in with a browser, newest first.',
      responses: { 200: json(sessionsAnswer, 'Every session that goes on.'), ...failures('unavailable') },
    },
    delete: {
      'x-role': 'admin',
      summary: 'Ends all sessions of that name, if there are any.',
      requestParams: { query: endQuery },
      responses: {
        200: json(endedAnswer, 'Every session that has ended by this.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
  '/api/v1/sessions/{id}': {
    delete: {
      'x-role': 'admin',
      summary: 'Ends one session, at once.',
      requestParams: { path: id },
      responses: {
        200: json(endedAnswer, 'The session that has ended by this.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  },
}

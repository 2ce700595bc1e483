import * as z from 'zod'
import { failures, json, type ApiOperation, type ApiPaths } from '../http/describe.js'

/** Where programs that can show no token fetch the calendar. */
export const agendaAddressAnswer = z
  .strictObject({
    url: z.string().describe('The address, which is a secret: whoever knows it reads the calendar.'),
  })
  .meta({ id: 'CalendarAddress', description: 'Where calendars subscribe to planned maintenance.' })

const refusals = failures('not_ready')

function calendar(role: 'viewer' | 'anyone', summary: string): ApiOperation {
  const answer = {
    description: 'An iCalendar object, RFC 5545, with an ETag.',
    content: { 'text/calendar': { schema: { type: 'string' as const } } },
  }
  return { 'x-role': role, summary, responses: { 200: answer, ...refusals, ...failures('not_found') } }
}

const secret = z.object({ secret: z.string().describe('Secret part of the address.') })

/** The routes of the calendar. */
export const agendaPaths: ApiPaths = {
  '/maintenance.ics': { get: calendar('viewer', 'Planned maintenance as a calendar, with a token.') },
  '/calendar/{secret}/maintenance.ics': {
    get: {
      ...calendar('anyone', 'The same calendar for programs that can show no token: its address is the secret.'),
      requestParams: { path: secret },
    },
  },
  '/api/v1/maintenance/calendar': {
    get: {
      'x-role': 'responder',
      summary: 'The address under which calendars subscribe without a token.',
      responses: { 200: json(agendaAddressAnswer, 'The address, with its secret.'), ...failures('unavailable') },
    },
    post: {
      'x-role': 'responder',
      summary: 'Gives the calendar another address; the one before is good for nothing any more.',
      responses: { 200: json(agendaAddressAnswer, 'The address that holds from now on.'), ...failures('unavailable') },
    },
  },
}

import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { defineList } from '../http/lists/list.js'
import { maintenancePage } from './maintenance-answer.js'

/** Planned maintenance, by beginning. */
export const maintenanceList = defineList({
  name: 'maintenance',
  key: z.tuple([z.iso.datetime(), z.string(), z.int()]),
  filters: {
    from: instantField.optional().describe('What ends after it; default: now.'),
    to: instantField.optional().describe('What begins before it; default: 30 days after `from`, at most 366 days.'),
    service: z.string().optional().describe('What concerns this service.'),
    state: z
      .enum(['active', 'planned', 'over', 'all'])
      .default('all')
      .describe('What takes place at the moment, what is to come, or what is over; `all` is the default.'),
  },
})

/** The routes of planned maintenance. */
export const maintenancePaths: ApiPaths = {
  '/api/v1/maintenance': {
    get: {
      'x-role': 'viewer',
      summary: 'Planned maintenance that takes place now or begins within 30 days, or in another stretch of time.',
      requestParams: { query: maintenanceList.query },
      responses: {
        200: json(maintenancePage, 'A page of the windows, ordered by their beginning.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
  },
}

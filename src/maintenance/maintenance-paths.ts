import { json, type ApiPaths } from '../http/describe.js'
import { maintenanceAnswer } from './maintenance-answer.js'

/** The routes of planned maintenance. */
export const maintenancePaths: ApiPaths = {
  '/api/v1/maintenance': {
    get: {
      'x-role': 'viewer',
      summary: 'Planned maintenance that takes place now or begins within 30 days.',
      responses: { 200: json(maintenanceAnswer, 'The windows, ordered by their beginning.') },
    },
  },
}

import * as z from 'zod'
import { statusPart } from '../feature/status-part.js'
import { type ApiPaths, json } from '../http/describe.js'
import { instant, written } from '../shared/answer-fields.js'
import type { Occurrence } from './windows-in.js'

/** One time that planned maintenance takes place. */
export const occurrenceAnswer = z
  .strictObject({
    window: z.string().describe('What the work is called.'),
    entry: z.int().nullable().describe('Number of what was entered while the daemon ran; null: of the configuration.'),
    from: instant,
    to: instant,
    services: z.array(z.string()).describe('Names of the services that are concerned.'),
    announced: instant.nullable().describe('When those concerned were told; null: nobody says.'),
    reason: z.string().nullable(),
  })
  .meta({ id: 'MaintenanceOccurrence', description: 'One time that planned maintenance takes place.' })

/** The answer of `GET /api/v1/maintenance`, and of `plimsoll maintenance --output json`. */
export const maintenanceAnswer = z
  .strictObject({
    at: instant,
    maintenance: z
      .array(occurrenceAnswer.extend({ active: z.boolean().describe('Whether it takes place at `at`.') }))
      .describe('What takes place at `at` or begins within the 30 days after it, by beginning.'),
  })
  .meta({ id: 'Maintenance', description: 'Planned maintenance of the next 30 days.' })

export type MaintenanceAnswer = z.output<typeof maintenanceAnswer>

/** Plain JSON data of what is listed. */
export function toMaintenanceAnswer(listed: readonly Occurrence[], now: Date): MaintenanceAnswer {
  const maintenance = listed.map(({ window, entry, from, to, services, announced, reason }) => ({
    window,
    entry,
    from: from.toISOString(),
    to: to.toISOString(),
    services: [...services],
    announced: announced?.toISOString() ?? null,
    reason,
    active: from <= now,
  }))
  return { at: now.toISOString(), maintenance }
}

/** What planned windows tell in the status. */
export const maintenanceStatus = statusPart({
  key: 'maintenance',
  answer: z.array(occurrenceAnswer).describe('Planned maintenance that takes place now.'),
  toAnswer: (occurrences: readonly Occurrence[]) => written(occurrences),
})

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

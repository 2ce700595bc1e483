import * as z from 'zod'
import { statusPart } from '../feature/status-part.js'
import { pageAnswer } from '../http/lists/page.js'
import { instant, written } from '../shared/answer-fields.js'
import { isActive, type Occurrence } from './windows-in.js'

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

/** A row of `GET /api/v1/maintenance`. */
const listedOccurrence = occurrenceAnswer
  .extend({ active: z.boolean().describe('Whether it takes place at the moment.') })
  .meta({ id: 'ListedMaintenance', description: 'One time that planned maintenance takes place, as it is listed.' })

export type ListedOccurrence = z.output<typeof listedOccurrence>

/** The answer of `GET /api/v1/maintenance`. */
export const maintenancePage = pageAnswer(listedOccurrence, 'MaintenancePage', 'A page of planned maintenance.')

/** What `plimsoll maintenance --output json` prints. */
export const maintenanceAnswer = z.strictObject({ at: instant, maintenance: z.array(listedOccurrence) })

/** As plain JSON data. */
export function toListedOccurrence(one: Occurrence, now: Date): ListedOccurrence {
  const { window, entry, from, to, services, announced, reason } = one
  return {
    ...{ window, entry, reason, services: [...services], active: isActive(one, now) },
    from: from.toISOString(),
    to: to.toISOString(),
    announced: announced?.toISOString() ?? null,
  }
}

/** What planned windows tell in the status. */
export const maintenanceStatus = statusPart({
  key: 'maintenance',
  answer: z.array(occurrenceAnswer).describe('Planned maintenance that takes place now.'),
  toAnswer: (occurrences: readonly Occurrence[]) => written(occurrences),
})

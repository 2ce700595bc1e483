import * as z from 'zod'
import { instant } from '../shared/answer-fields.js'
import { IMPACTS, isOpen, newestOf, STAGES, type Publication } from './publication.js'

const services = z.record(z.string(), z.enum(IMPACTS)).describe('How services are, by their id on the status page.')

/** A publication as the API tells it to the house. */
export const publicationAnswer = z
  .strictObject({
    id: z.int().describe('By which people call it.'),
    uuid: z.string().describe('By which feeds and `status.json` know it.'),
    title: z.string(),
    open: z.boolean().describe('Whether it goes on.'),
    status: z.enum(STAGES),
    started: instant.describe('When it began for users.'),
    incident: z.int().nullable().describe('Number of the incident behind it, of which readers are not told.'),
    services,
    updates: z
      .array(z.strictObject({ at: instant, status: z.enum(STAGES), message: z.string(), services, by: z.string() }))
      .describe('What was said, oldest first.'),
    withdrawn: z
      .strictObject({ at: instant, by: z.string(), why: z.string() })
      .nullable()
      .describe('Who took it off the page; null: it stands.'),
  })
  .meta({ id: 'Publication', description: 'A disturbance as it was told on the status page.' })

export type PublicationAnswer = z.output<typeof publicationAnswer>

/** The answer of `GET /api/v1/publications`. */
export const publicationsAnswer = z
  .strictObject({ publications: z.array(publicationAnswer).describe('Newest first, withdrawn ones too.') })
  .meta({ id: 'Publications', description: 'What was published on the status page.' })

/** Plain JSON data of a publication. */
export function toPublicationAnswer(publication: Publication): PublicationAnswer {
  const { id, uuid, title, started, incident, updates, withdrawn } = publication
  const { stage: status, impacts } = newestOf(publication)
  return {
    ...{ id, uuid, title, open: isOpen(publication), status, started: started.toISOString(), incident },
    services: { ...impacts },
    updates: updates.map((one) => ({
      ...{ at: one.at.toISOString(), status: one.stage, message: one.body, services: { ...one.impacts } },
      by: one.author,
    })),
    withdrawn: withdrawn === null ? null : { ...withdrawn, at: withdrawn.at.toISOString() },
  }
}

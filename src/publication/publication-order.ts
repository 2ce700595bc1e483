import * as z from 'zod'
import type { Initiator } from '../audit/initiator.js'
import { instantField } from '../calendar/instant-field.js'
import { byField } from '../http/by-field.js'
import { nameField } from '../shared/fields.js'
import { IMPACTS, STAGES } from './publication.js'

const text = (most: number) =>
  z
    .string({ error: 'expected a text' })
    .trim()
    .min(1, { error: 'expected a text' })
    .max(most, { error: `expected at most ${most} characters` })

const impact = z.enum(IMPACTS, { error: `expected one of ${IMPACTS.join(', ')}` })

const services = z
  .record(nameField, impact)
  .refine((all) => Object.keys(all).length > 0, { error: 'expected at least one service of the status page' })

const message = text(5000).describe('What readers are told, as plain text.')

/** What `POST /api/v1/publications` takes. */
export const publicationBody = z.strictObject({
  title: text(120).describe('What is wrong, in the words of users.'),
  services: services.describe('How services are, by their id on the status page.'),
  status: z
    .enum(STAGES, { error: `expected one of ${STAGES.join(', ')}` })
    .default('investigating')
    .describe('How far you have come; `resolved` tells of something that is over.'),
  message,
  started: instantField.optional().describe('When it began for users; default: now.'),
  incident: z.int().min(1).optional().describe('Number of the incident behind it; readers are not told.'),
  by: byField,
})

/** What `POST /api/v1/publications/{id}/updates` takes. */
export const updateBody = z.strictObject({
  status: z
    .enum(['investigating', 'identified', 'monitoring'], {
      error: 'expected one of investigating, identified, monitoring',
    })
    .optional()
    .describe('How far you have come; default: as far as before.'),
  message,
  services: services.optional().describe('Services that are otherwise than before; the others stay as they were.'),
  by: byField,
})

/** What `POST /api/v1/publications/{id}/resolve` takes. */
export const resolutionBody = z.strictObject({ message, by: byField })

/** What `POST /api/v1/publications/{id}/withdraw` takes. */
export const withdrawalBody = z.strictObject({
  reason: text(2000).describe('Why, for the house; readers are not told.'),
  by: byField,
})

/** What was sent, once it is known who sent it. */
type Authored<Schema extends z.ZodType> = Omit<z.output<Schema>, 'by'> & Signature

/** Whose word it is, and how that is known. */
export interface Signature {
  readonly by: string
  readonly initiator: Initiator
}

export type PublicationOrder = Authored<typeof publicationBody>
export type UpdateOrder = Authored<typeof updateBody>
export type ResolutionOrder = Authored<typeof resolutionBody>
export type WithdrawalOrder = Authored<typeof withdrawalBody>

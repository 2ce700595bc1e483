import * as z from 'zod'
import type { Actor, EventOf } from '../event/domain-event.js'
import { IMPACTS, newestOf, STAGES, type Publication } from './publication.js'

const facts = z.object({
  id: z.int(),
  title: z.string(),
  incident: z.int().nullable(),
  stage: z.enum(STAGES),
  body: z.string(),
  impacts: z.record(z.string(), z.enum(IMPACTS)),
})

/** What publications tell of. */
export const publicationEvents = {
  publication_opened: { subject: 'publication', data: facts },
  publication_updated: { subject: 'publication', data: facts },
  publication_resolved: { subject: 'publication', data: facts },
  publication_withdrawn: { subject: 'publication', data: facts.extend({ why: z.string() }) },
} as const

export type PublicationEvent = EventOf<typeof publicationEvents>

/** What was just done to a publication. */
export function toPublicationEvent(publication: Publication, actor: Actor): PublicationEvent {
  const { id, title, incident, updates, withdrawn } = publication
  const { stage, body, impacts, at } = newestOf(publication)
  const subject = { kind: 'publication', id: String(id) } as const
  const data = { id, title, incident, stage, body, impacts: { ...impacts } }
  if (withdrawn !== null) {
    return { kind: 'publication_withdrawn', subject, at: withdrawn.at, actor, data: { ...data, why: withdrawn.why } }
  }
  if (updates.length === 1) return { kind: 'publication_opened', subject, at, actor, data }
  return { kind: stage === 'resolved' ? 'publication_resolved' : 'publication_updated', subject, at, actor, data }
}

import * as z from 'zod'
import type { Actor, EventOf } from '../event/domain-event.js'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import type { Entry } from './entry.js'
import type { MutingChange } from './silences.js'

const instant = z.iso.datetime()

/** What every event of an exclusion says about it. */
const facts = z.object({
  id: z.int(),
  kind: z.enum(EXCLUSION_KINDS),
  window: z.string().nullable(),
  from: instant,
  to: instant,
  announced: instant.nullable(),
  author: z.string(),
  reason: z.string(),
  evidence: z.string().nullable(),
  scope: z.array(z.object({ service: z.string(), agreement: z.string().nullable() })),
})

/** What exclusions tell of. */
export const exclusionEvents = {
  exclusion_added: { subject: 'exclusion', data: facts },
  exclusion_withdrawn: { subject: 'exclusion', data: facts.extend({ by: z.string(), why: z.string() }) },
} as const

/** What was done at Alertmanager about planned work, or could not be. */
const muting = z.object({ silence: z.string(), why: z.string().nullable() })

export const mutingEvents = {
  maintenance_muted: { subject: 'exclusion', data: muting },
  maintenance_unmuted: { subject: 'exclusion', data: muting },
  maintenance_muting_failed: { subject: 'exclusion', data: muting },
} as const

const MUTINGS = {
  created: 'maintenance_muted',
  ended: 'maintenance_unmuted',
  failed: 'maintenance_muting_failed',
} as const

/** What the job has just done. */
export function toMutingEvent(
  { id }: Pick<Entry, 'id'>,
  { change, silence, why, at }: MutingChange,
): EventOf<typeof mutingEvents> {
  const actor = { kind: 'job', name: 'maintenance-silences' } as const
  return { kind: MUTINGS[change], subject: { kind: 'exclusion', id: String(id) }, at, actor, data: { silence, why } }
}

export type ExclusionEvent = EventOf<typeof exclusionEvents>

/** What was just done to an entry. */
export function toExclusionEvent({ withdrawn, recorded, ...entry }: Entry, actor: Actor): ExclusionEvent {
  const { id, kind, window, from, to, announced, author, reason, evidence } = entry
  const data = {
    ...{ id, kind, window, from: from.toISOString(), to: to.toISOString() },
    ...{ announced: announced?.toISOString() ?? null, author, reason, evidence },
    scope: [...entry.scope],
  }
  const subject = { kind: 'exclusion', id: String(id) } as const
  if (withdrawn === null) return { kind: 'exclusion_added', subject, at: recorded, actor, data }
  const { at, by, why } = withdrawn
  return { kind: 'exclusion_withdrawn', subject, at, actor, data: { ...data, by, why } }
}

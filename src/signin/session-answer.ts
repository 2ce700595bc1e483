import * as z from 'zod'
import { ROLES } from '../access/roles.js'
import { endsAt, type Session } from './session.js'

/** A session as the API says it. */
export const sessionAnswer = z
  .strictObject({
    id: z.string().describe('Number by which it is ended; no secret.'),
    name: z.string().describe('Who acts by it, as it stands in the records.'),
    role: z.enum(ROLES).describe('What they may do by it.'),
    how: z.enum(['token', 'oidc']).describe('What they signed in with.'),
    groups: z.array(z.string()).nullable().describe('Their groups at the provider; of tokens none.'),
    started_at: z.iso.datetime().describe('When they signed in with it.'),
    used_at: z.iso.datetime().describe('When it was last used, to the minute.'),
    ends_at: z.iso.datetime().describe('When it ends if nobody uses it any more.'),
    address: z.string().describe('From which address they signed in.'),
    agent: z.string().describe('What the browser says that it is.'),
  })
  .meta({ id: 'Session', description: 'Somebody who has signed in, in one browser.' })

export type SessionAnswer = z.output<typeof sessionAnswer>

/** All that go on. */
export const sessionsAnswer = z
  .strictObject({ sessions: z.array(sessionAnswer).describe('Every session that goes on, newest first.') })
  .meta({ id: 'Sessions', description: 'Who is signed in at the moment.' })

/** Those that have ended by it. */
export const endedAnswer = z
  .strictObject({ ended: z.array(sessionAnswer).describe('Every session that has ended by this.') })
  .meta({ id: 'EndedSessions', description: 'Sessions that somebody has ended.' })

export function toSessionAnswer(session: Session): SessionAnswer {
  const { id, name, role, how, provider, startedAt, usedAt, address, agent } = session
  return {
    ...{ id, name, role, how, address, agent },
    groups: provider === null ? null : [...provider.groups],
    started_at: startedAt.toISOString(),
    used_at: usedAt.toISOString(),
    ends_at: endsAt(session).toISOString(),
  }
}

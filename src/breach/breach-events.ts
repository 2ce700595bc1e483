import * as z from 'zod'
import type { Actor } from '../event/domain-event.js'
import { subjectIdOf, type Breach } from './breach.js'

/** What every event of a breach says about it. */
const facts = z.object({
  service: z.string(),
  agreement: z.string(),
  period: z.string(),
  objective: z.number(),
  achieved: z.number().nullable(),
  /** Whether the period was over. */
  final: z.boolean(),
})

/** What breaches of agreements tell of: each time that one is found is a subject of its own. */
export const breachEvents = {
  agreement_breached: { subject: 'breach', data: facts },
  agreement_breach_lifted: { subject: 'breach', data: facts },
  agreement_breach_acknowledged: {
    subject: 'breach',
    data: facts.extend({ by: z.string(), how: z.string(), comment: z.string().optional() }),
  },
} as const

/** What an event says of a breach as it is now. */
export function breachFacts(breach: Breach, { at, actor }: { readonly at: Date; readonly actor: Actor }) {
  const { service, agreement, period, standing } = breach
  const { objective, achieved, final } = standing
  return {
    ...{ at, actor },
    subject: { kind: 'breach', id: subjectIdOf(breach) },
    data: { service, agreement, period, objective, achieved, final },
  } as const
}

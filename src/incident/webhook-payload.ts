import * as z from 'zod'
import { isInOurDays } from '../calendar/instant-field.js'
import type { AlertObservation } from './alert-observation.js'

const instant = z.iso.datetime({ offset: true })

/** Alertmanager's webhook, version 4: the fields that are used. Every newer version may add others. */
const Payload = z.object({
  version: z.literal('4', { error: 'expected the payload of an Alertmanager webhook, version 4' }),
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels: z.record(z.string(), z.string()),
      annotations: z.object({ summary: z.string().optional() }).optional(),
      startsAt: instant.refine((text) => isInOurDays(new Date(text)), {
        error: 'expected a time that somebody may mean',
      }),
      endsAt: instant.optional(),
      fingerprint: z.string().regex(/^[0-9a-f]{16}$/, { error: 'expected 16 hexadecimal digits' }),
    }),
  ),
})

/** `refused`: what is wrong with it, for the one who sent it. */
export type ReadPayload =
  | { readonly kind: 'read'; readonly observations: readonly AlertObservation[] }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Reads what Alertmanager sent. Each alert speaks for itself: the status of the group is `firing` as soon as one of them fires, and its
 * key changes with the routes.
 */
export function readWebhookPayload(body: unknown, receivedAt: Date): ReadPayload {
  const payload = Payload.safeParse(body)
  if (!payload.success) return { kind: 'refused', reason: z.prettifyError(payload.error) }
  const observations = payload.data.alerts.map(({ status, labels, annotations, startsAt, endsAt, fingerprint }) => ({
    fingerprint,
    labels,
    summary: annotations?.summary ?? null,
    status,
    startsAt: new Date(startsAt),
    endsAt: status === 'firing' ? null : known(endsAt),
    source: 'alertmanager' as const,
    receivedAt,
  }))
  return { kind: 'read', observations }
}

/** Go's zero time stands for none. */
function known(endsAt: string | undefined): Date | null {
  if (endsAt === undefined) return null
  const instant = new Date(endsAt)
  return instant.getUTCFullYear() <= 1 ? null : instant
}

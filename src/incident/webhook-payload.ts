import * as z from 'zod'
import { isInOurDays } from '../calendar/instant-field.js'
import { batches } from '../shared/batches.js'
import { inPortions } from '../shared/breathe.js'
import type { AlertObservation } from './alert-observation.js'
import type { UnusableAlert } from './observation-store.js'

const instant = z.iso.datetime({ offset: true })

/** Alertmanager's webhook, version 4: the fields that are used. Every newer version may add others. */
const Payload = z.object({
  version: z.literal('4', { error: 'expected the payload of an Alertmanager webhook, version 4' }),
  alerts: z.array(z.unknown()),
  truncatedAlerts: z.number().int().nonnegative().catch(0).default(0),
})

const Alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: z.record(z.string(), z.string()),
  annotations: z.object({ summary: z.string().optional() }).optional(),
  startsAt: instant.refine((text) => isInOurDays(new Date(text)), { error: 'expected a time that somebody may mean' }),
  endsAt: instant.optional(),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, { error: 'expected 16 hexadecimal digits' }),
})

/** `refused`: what is wrong with it, for the one who sent it. */
export type ReadPayload =
  | {
      readonly kind: 'read'
      readonly observations: readonly AlertObservation[]
      /** Alerts that cannot be read, beside those that can. */
      readonly unreadable: readonly UnusableAlert[]
      /** Alerts that Alertmanager left out. */
      readonly truncated: number
    }
  | { readonly kind: 'refused'; readonly reason: string }

/** Alerts that are read without a breath: some milliseconds. */
const PORTION = 250

/**
 * Reads what Alertmanager sent. Each alert speaks for itself: the status of the group is `firing` as soon as one of them fires, and its
 * key changes with the routes; and one that cannot be read says nothing about the others.
 */
export async function readWebhookPayload(body: unknown, receivedAt: Date): Promise<ReadPayload> {
  const payload = Payload.safeParse(body)
  if (!payload.success) return { kind: 'refused', reason: z.prettifyError(payload.error) }
  const observations: AlertObservation[] = []
  const unreadable: UnusableAlert[] = []
  await inPortions(batches(payload.data.alerts, PORTION), (portion) => {
    for (const one of portion) {
      const alert = Alert.safeParse(one)
      if (alert.success) observations.push(observationOf(alert.data, receivedAt))
      else unreadable.push({ receivedAt, reason: z.prettifyError(alert.error), body: JSON.stringify(one) })
    }
  })
  return { kind: 'read', observations, unreadable, truncated: payload.data.truncatedAlerts }
}

function observationOf(alert: z.output<typeof Alert>, receivedAt: Date): AlertObservation {
  const { status, labels, annotations, startsAt, endsAt, fingerprint } = alert
  return {
    fingerprint,
    labels,
    summary: annotations?.summary ?? null,
    status,
    startsAt: new Date(startsAt),
    endsAt: status === 'firing' ? null : known(endsAt),
    source: 'alertmanager',
    receivedAt,
  }
}

/** Go's zero time stands for none. */
function known(endsAt: string | undefined): Date | null {
  return endsAt === undefined || !isInOurDays(new Date(endsAt)) ? null : new Date(endsAt)
}

import * as z from 'zod'
import { batches } from '../../shared/batches.js'
import { inPortions } from '../../shared/breathe.js'
import { textsField } from '../../shared/texts.js'
import type { AlertObservation } from './alert-observation.js'
import { isPossible } from './alert-times.js'
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
  labels: textsField,
  annotations: z.object({ summary: z.string().optional() }).optional(),
  startsAt: instant,
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
      const alert = readAlert(one, receivedAt)
      if (typeof alert !== 'string') observations.push(alert)
      else unreadable.push({ receivedAt, reason: alert, body: written(one) })
    }
  })
  return { kind: 'read', observations, unreadable, truncated: payload.data.truncatedAlerts }
}

/** The alert, or why it cannot be read. */
function readAlert(one: unknown, receivedAt: Date): AlertObservation | string {
  const { data, error } = Alert.safeParse(one)
  if (data === undefined) return z.prettifyError(error)
  if (isPossible(new Date(data.startsAt), receivedAt)) return observationOf(data, receivedAt)
  return `✖ expected a time at which an alert can have begun, not ${data.startsAt}\n  → at startsAt`
}

/** JSON is read deeper than it can be written. */
function written(one: unknown): string {
  try {
    return JSON.stringify(one)
  } catch (error) {
    if (error instanceof RangeError) return '"nested too deeply to be kept"'
    throw error
  }
}

function observationOf(alert: z.output<typeof Alert>, receivedAt: Date): AlertObservation {
  const { status, labels, annotations, startsAt, endsAt, fingerprint } = alert
  return {
    fingerprint,
    labels,
    summary: annotations?.summary ?? null,
    status,
    startsAt: new Date(startsAt),
    endsAt: status === 'firing' ? null : known(endsAt, receivedAt),
    source: 'alertmanager',
    receivedAt,
  }
}

/** Go's zero time stands for none. */
function known(endsAt: string | undefined, receivedAt: Date): Date | null {
  return endsAt === undefined || !isPossible(new Date(endsAt), receivedAt) ? null : new Date(endsAt)
}

import * as z from 'zod'
import { textsField } from '../../shared/texts.js'
import type { AlertObservation } from './alert-observation.js'
import { isPossible } from './alert-times.js'
import { parseDelivery, type ParsedDelivery } from './delivery-json.js'
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

/**
 * Reads what Alertmanager sent. Each alert speaks for itself: the status of the group is `firing` as soon as one of them fires, and its
 * key changes with the routes; and one that cannot be read says nothing about the others.
 *
 * @param body as it was received; anything but a buffer: it was not said to be JSON in UTF-8
 */
export async function readWebhookPayload(body: unknown, receivedAt: Date): Promise<ReadPayload> {
  if (!Buffer.isBuffer(body))
    return { kind: 'refused', reason: '✖ expected a body of the type application/json, in UTF-8' }
  try {
    return sorted(await parseDelivery(body, (one) => readAlert(one, receivedAt)), receivedAt)
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'refused', reason: `expected JSON: ${error.message}` }
    throw error
  }
}

type ReadAlert = AlertObservation | UnusableAlert

function sorted({ frame, alerts }: ParsedDelivery<ReadAlert>, receivedAt: Date): ReadPayload {
  const { data, error } = Payload.safeParse(frame)
  if (data === undefined) return { kind: 'refused', reason: z.prettifyError(error) }
  const all = alerts ?? data.alerts.map((one) => readAlert(one, receivedAt))
  const observations: AlertObservation[] = []
  const unreadable: UnusableAlert[] = []
  for (const one of all) {
    if ('reason' in one) unreadable.push(one)
    else observations.push(one)
  }
  return { kind: 'read', observations, unreadable, truncated: data.truncatedAlerts }
}

/** The alert, or why it cannot be read. */
function readAlert(one: unknown, receivedAt: Date): ReadAlert {
  const { data, error } = Alert.safeParse(one)
  const unusable = (reason: string): UnusableAlert => ({ receivedAt, reason, body: written(one) })
  if (data === undefined) return unusable(z.prettifyError(error))
  if (isPossible(new Date(data.startsAt), receivedAt)) return observationOf(data, receivedAt)
  return unusable(`✖ expected a time at which an alert can have begun, not ${data.startsAt}\n  → at startsAt`)
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

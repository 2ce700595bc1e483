import * as z from 'zod'
import type { EventOf } from '../event/domain-event.js'

const outcome = z.object({
  /** Of the message in the outbox. */
  key: z.string(),
  receiver: z.string(),
  /** What the other side said last. */
  answer: z.string().nullable(),
})

/** What became of a message about something. They are called after what messages were about first. */
export const deliveryEvents = {
  incident_notified: { subject: null, data: outcome },
  incident_notification_failed: { subject: null, data: outcome },
} as const

export type DeliveryEvent = EventOf<typeof deliveryEvents>

import * as z from 'zod'

/** How PagerDuty names somebody or something. */
const reference = z.object({ id: z.string(), type: z.string().nullish(), summary: z.string().nullish() })

const incident = z.object({
  id: z.string().min(1).max(200),
  type: z.literal('incident'),
  incident_key: z.string().nullish(),
  number: z.int().nullish(),
  title: z.string().nullish(),
  html_url: z.string().nullish(),
  status: z.string().nullish(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
  resolve_reason: z.object({ type: z.string().nullish() }).nullish(),
  ...{ assignees: z.array(reference).nullish(), priority: reference.nullish() },
})

/** What is about an incident without being one, such as a note. */
const detail = z.object({
  type: z.string(),
  incident: z.object({ id: z.string().min(1).max(200), summary: z.string().nullish(), html_url: z.string().nullish() }),
  content: z.string().nullish(),
  message: z.string().nullish(),
  state: z.string().nullish(),
  ...{ user: reference.nullish(), escalation_policy: reference.nullish() },
})

/** A delivery of a webhook (v3), with the fields that are used. */
export const payload = z.object({
  event: z.object({
    id: z.string().min(1).max(200),
    event_type: z.string().min(1).max(100),
    occurred_at: z.iso.datetime({ offset: true }),
    agent: reference.nullish(),
    data: z.unknown(),
  }),
})

/** What an event is about. */
export type EventData =
  | { readonly kind: 'incident'; readonly incident: z.output<typeof incident> }
  | { readonly kind: 'detail'; readonly detail: z.output<typeof detail> }
  | { readonly kind: 'other' }

/** Reads what an event is about. */
export function dataOf(data: unknown): EventData {
  const own = incident.safeParse(data)
  if (own.success) return { kind: 'incident', incident: own.data }
  const about = detail.safeParse(data)
  return about.success ? { kind: 'detail', detail: about.data } : { kind: 'other' }
}

/** How somebody or something is called. */
export function nameOf({ summary, id }: z.output<typeof reference>): string {
  return summary ?? id
}

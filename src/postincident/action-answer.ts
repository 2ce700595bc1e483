import * as z from 'zod'
import { pageAnswer } from '../http/lists/page.js'
import { instant } from '../shared/answer-fields.js'
import { ACTION_STATES, overdueSeconds, type ActionItem } from './action-item.js'

export const actionAnswer = z
  .strictObject({
    number: z.int().min(1).describe('By which people call it, over all incidents.'),
    incident: z.int().min(1).describe('Number of the incident.'),
    service: z.string(),
    environment: z.string().nullable(),
    text: z.string().describe('What shall be done.'),
    owner: z.string().describe('Who sees to it.'),
    due: z.iso.date().describe('The last day on which it is in time, in the zone of the organisation.'),
    state: z.enum(ACTION_STATES).describe('A dropped one will not be done; its note says why.'),
    overdueSeconds: z.number().min(0).nullable().describe('Since its day was over; null: it is in time, or closed.'),
    createdAt: instant,
    createdBy: z.string(),
    closedAt: instant.nullable().describe('Null: it is open.'),
    closedBy: z.string().nullable(),
    note: z.string().nullable().describe('What was said when it was closed.'),
  })
  .meta({ id: 'ActionItem', description: 'What shall be done so that an incident does not come again.' })

export type ActionAnswer = z.output<typeof actionAnswer>

export const actionsAnswer = pageAnswer(
  actionAnswer,
  'ActionItemPage',
  'A page of action items, the first to be due first.',
)

/** An item as plain JSON data. */
export function toActionAnswer(item: ActionItem, means: { readonly now: Date; readonly zone: string }): ActionAnswer {
  const { number, incidentNumber, service, environment, text, owner, due, state, closed } = item
  return {
    ...{ number, incident: incidentNumber, service, environment, text, owner, due, state },
    overdueSeconds: overdueSeconds(item, means),
    ...{ createdAt: item.createdAt.toISOString(), createdBy: item.createdBy },
    ...{ closedAt: closed?.at.toISOString() ?? null, closedBy: closed?.by ?? null, note: closed?.note ?? null },
  }
}

import * as z from 'zod'
import { pageAnswer } from '../http/lists/page.js'
import { instant } from '../shared/answer-fields.js'
import { ACTION_STATES, overdueSeconds, type ActionItem } from './action-item.js'

export const actionAnswer = z
  .strictObject({
    number: z.int().min(1).describe('By which people call it, over all incidents and drills.'),
    incident: z.int().min(1).nullable().describe('Number of the incident of which it was learned; null: of a drill.'),
    drill: z
      .strictObject({
        run: z.string().describe('Id of the run.'),
        name: z.string(),
        finding: z.int().min(1).describe('Number of the finding within the run.'),
      })
      .nullable()
      .describe('The finding of a drill that it is; null: of an incident.'),
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
  .meta({ id: 'ActionItem', description: 'What shall be done: learned of an incident, or found in a drill.' })

export type ActionAnswer = z.output<typeof actionAnswer>

export const actionsAnswer = pageAnswer(
  actionAnswer,
  'ActionItemPage',
  'A page of action items, the first to be due first.',
)

/** An item as plain JSON data. */
export function toActionAnswer(item: ActionItem, means: { readonly now: Date; readonly zone: string }): ActionAnswer {
  const { number, origin, service, environment, text, owner, due, state, closed } = item
  return {
    ...{ number, incident: origin.kind === 'incident' ? origin.number : null },
    drill: origin.kind === 'drill' ? { run: origin.run, name: origin.drill, finding: origin.finding } : null,
    ...{ service, environment, text, owner, due, state },
    overdueSeconds: overdueSeconds(item, means),
    ...{ createdAt: item.createdAt.toISOString(), createdBy: item.createdBy },
    ...closingOf(closed),
  }
}

function closingOf(closed: ActionItem['closed']): Pick<ActionAnswer, 'closedAt' | 'closedBy' | 'note'> {
  if (closed === null) return { closedAt: null, closedBy: null, note: null }
  return { closedAt: closed.at.toISOString(), closedBy: closed.by, note: closed.note }
}

/** Of what it is, for people: `#7 checkout`, or `checkout/restore-orders`. */
export function originText({ incident, drill, service }: Pick<ActionAnswer, 'incident' | 'drill' | 'service'>): string {
  return drill === null ? `#${incident ?? ''} ${service}` : `${service}/${drill.name}`
}

/** The page on which it was noted. */
export function originAddress({ incident, drill }: Pick<ActionAnswer, 'incident' | 'drill'>): string {
  return drill === null ? `/incidents/${incident ?? ''}/report` : `/drills/${encodeURIComponent(drill.run)}`
}

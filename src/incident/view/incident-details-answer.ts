import * as z from 'zod'
import { FAILURE_CLASSES } from '../../drill/drill.js'
import { instant, ratio } from '../../shared/answer-fields.js'
import { incidentAnswer, toIncidentAnswer } from './incident-answer.js'
import type { Impact } from './impact.js'
import { RECURRENCE_DAYS, type Recurrence } from './recurrence.js'
import type { TimelineEntry } from './timeline.js'
import type { Incident } from '../incident.js'

const entry = z.strictObject({
  at: instant,
  kind: z
    .enum(['milestone', 'update', 'change'])
    .describe('What it is measured by, what somebody told the others, or what was done to it.'),
  author: z.string().nullable().describe('Null: Plimsoll by itself.'),
  text: z.string(),
  incident: z.int().describe('Number of the incident that it was written about: this one, or a part of it.'),
})

const recurrence = z
  .strictObject({
    days: z.int().describe('How far apart their onsets lie at most.'),
    failureClass: z
      .enum(FAILURE_CLASSES)
      .nullable()
      .describe('That all of them have; null: nobody has said it, of none.'),
    ordinal: z.int().min(1).describe('Which of them it is; 1: none came before it.'),
    earlier: z.array(z.int()).describe('Numbers of those before it, by onset.'),
    later: z.array(z.int()).describe('Numbers of those after it, by onset.'),
  })
  .nullable()
  .optional()
  .describe(
    'Incidents of the same service and class; null: it is a drill, a false alarm, a part of another, or its onset is not known. Missing in older reports.',
  )

const impact = z.strictObject({
  badSeconds: z.number().min(0).nullable().describe('From the onset to the recovery, or to now; null: not known.'),
  isOver: z.boolean().describe('Whether the service has recovered.'),
  alerts: z.int().min(0),
  firing: z.int().min(0),
  agreements: z
    .array(
      z.strictObject({
        service: z.string(),
        agreement: z.string(),
        customer: z.string().nullable(),
        period: z.string(),
        objective: ratio,
        achieved: ratio.nullable().describe('So far; null: nothing was counted.'),
        verdict: z.enum(['met', 'on_track', 'at_risk', 'breached', 'undetermined']),
      }),
    )
    .describe('Of the service, in periods that run and in which it was bad, as they stand now.'),
})

/** What stands on the page of an incident. */
export const incidentDetailsAnswer = z
  .strictObject({
    incident: incidentAnswer,
    mergedInto: z.int().nullable().describe('Number of the incident that it is part of; null: of none.'),
    parts: z.array(z.int()).describe('Numbers of those that are part of it.'),
    recurrence,
    impact,
    conferenceUrl: z.string().nullable().optional().describe('Where people meet; null: nobody has said.'),
    nextUpdateDue: instant
      .nullable()
      .optional()
      .describe('When people expect to hear of it again; null: they do not. Missing in answers of older versions.'),
    timeline: z.array(entry).describe('In the order of time.'),
  })
  .meta({ id: 'IncidentDetails', description: 'An incident with its timeline and what it did.' })

export type IncidentDetailsAnswer = z.output<typeof incidentDetailsAnswer>

/** What is known of an incident beside itself. */
export interface IncidentDetails {
  readonly incident: Incident
  /** Number. */
  readonly mergedInto: number | null
  /** Numbers. */
  readonly parts: readonly number[]
  /** `null`: nobody knows when it began, or it is no real one. */
  readonly recurrence: Recurrence | null
  readonly impact: Impact
  /** Where people meet; `null`: nobody has said, or it is over. */
  readonly conferenceUrl: string | null
  /** When people expect to hear of it again; `null`: they do not. */
  readonly nextUpdateDue: Date | null
  readonly timeline: readonly TimelineEntry[]
}

/** Everything about an incident as plain JSON data. */
export function toIncidentDetailsAnswer(details: IncidentDetails): IncidentDetailsAnswer {
  const {
    incident,
    mergedInto,
    parts,
    recurrence: recurs,
    impact: known,
    conferenceUrl,
    nextUpdateDue,
    timeline,
  } = details
  return {
    incident: toIncidentAnswer(incident),
    mergedInto,
    parts: [...parts],
    recurrence:
      recurs === null
        ? null
        : { ...recurs, days: RECURRENCE_DAYS, earlier: [...recurs.earlier], later: [...recurs.later] },
    impact: {
      ...known,
      agreements: known.agreements.map(({ service, sla, customer, periodLabel, objective, achieved, verdict }) => {
        return { service, agreement: sla, customer, period: periodLabel, objective, achieved, verdict }
      }),
    },
    conferenceUrl,
    nextUpdateDue: nextUpdateDue?.toISOString() ?? null,
    timeline: timeline.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  }
}

import * as z from 'zod'
import { instant, ratio } from '../shared/answer-fields.js'
import { incidentDetailsAnswer } from '../incident/view/incident-details-answer.js'

const course = z
  .strictObject({
    from: instant,
    stepSeconds: z.int().min(60),
    badShares: z
      .array(ratio.nullable())
      .describe('Of each step, the oldest first; null: nothing is known of it, or nothing happened in it.'),
  })
  .describe('How bad it was around the incident.')

const objective = z.strictObject({
  slo: z.string(),
  objective: ratio,
  events: z.number().min(0).describe('From the onset to the recovery, or to when this was read.'),
  errors: z.number().min(0),
  observedSeconds: z.number().min(0).describe('Of that time, the part of which anything is known.'),
  budgetShare: z
    .number()
    .min(0)
    .nullable()
    .describe('Share of the error budget of the period up to then that these errors took; null: nothing was counted.'),
  course,
})

const deployment = z.strictObject({
  version: z.string(),
  startedAt: instant,
  startedBy: z.string(),
  state: z.enum(['watched', 'degraded', 'healthy', 'inconclusive', 'rolled_back']),
})

/** What is known of an incident without anybody writing it: kept as it was when its report is filed. */
export const evidenceAnswer = z
  .strictObject({
    details: incidentDetailsAnswer,
    objectives: z.array(objective).describe('Of the service, the worst first.'),
    deployments: z.array(deployment).describe('Of the service, from two hours before the onset on, oldest first.'),
    readAt: instant,
  })
  .meta({ id: 'PostIncidentEvidence', description: 'What is known of an incident without anybody writing it.' })

export type Evidence = z.output<typeof evidenceAnswer>

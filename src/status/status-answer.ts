import * as z from 'zod'
import { datasetAnswer } from '../backup/dataset-answer.js'
import {
  incidentAnswer,
  serviceIncidentsAnswer,
  toIncidentAnswer,
  toServiceIncidentsAnswer,
} from '../incident/view/incident-answer.js'
import { occurrenceAnswer } from '../maintenance/maintenance-answer.js'
import { instant, ratio, written } from '../shared/answer-fields.js'
import { slaAnswer, toSlaAnswer } from '../sla/sla-answer.js'
import { sloAnswer } from '../slo/slo-answer.js'
import type { StatusDocument } from './status-document.js'

const backfill = z
  .strictObject({
    from: instant,
    to: instant,
    reached: instant.describe('End of what was read last.'),
    share: ratio.describe('Part that is read, over all objectives.'),
    secondsLeft: z.number().min(0).nullable().describe('At the pace until now; null: nothing was read yet.'),
  })
  .nullable()
  .describe('History that is being read into the ledger, of which nothing here tells yet; null: nothing is behind.')

/** The answer of `GET /api/v1/status`: source of its type, of the OpenAPI file, and of what the command line accepts. */
export const statusAnswer = z
  .strictObject({
    organisation: z.string(),
    version: z.string().describe('Version of the Plimsoll that answers.'),
    configHash: z.string().describe('SHA-256 of the configuration’s meaning.'),
    at: instant,
    sources: z
      .array(z.strictObject({ name: z.string(), answering: z.boolean(), answeredAt: instant.nullable() }))
      .describe('Whether each Prometheus answered last, and when.'),
    ledgerWatermark: instant.nullable().describe('Everything before it is in the ledger; null: nothing ingested yet.'),
    backfill,
    slos: z.array(sloAnswer),
    slas: z.array(slaAnswer),
    datasets: z.array(datasetAnswer),
    maintenance: z.array(occurrenceAnswer).describe('Planned maintenance that takes place now.'),
    incidents: z.strictObject({
      unresolved: z.array(incidentAnswer).describe('Open and recovered ones, oldest first.'),
      services: z.array(serviceIncidentsAnswer),
    }),
  })
  .meta({ id: 'Status', description: 'How everything stands at one instant.' })

export type StatusAnswer = z.output<typeof statusAnswer>

/** Plain JSON data of a status. */
export function toStatusAnswer(document: StatusDocument): StatusAnswer {
  const { slas, incidents } = document
  return {
    // Money is no JSON; the places of the keys stay.
    ...written({ ...document, slas: [], incidents: [] }),
    slas: slas.map(toSlaAnswer),
    incidents: {
      unresolved: incidents.unresolved.map(toIncidentAnswer),
      services: incidents.services.map(toServiceIncidentsAnswer),
    },
  }
}

import * as z from 'zod'
import { instant, ratio, written } from '../shared/answer-fields.js'
import type { StatusDocument } from './status-document.js'
import { statusSchemas, toStatusAnswers } from './status-parts.js'

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
    ...statusSchemas,
  })
  .meta({ id: 'Status', description: 'How everything stands at one instant.' })

export type StatusAnswer = z.output<typeof statusAnswer>

/** Plain JSON data of a status. */
export function toStatusAnswer(document: StatusDocument): StatusAnswer {
  const { organisation, version, configHash, at, sources, ledgerWatermark, backfill } = document
  return {
    ...written({ organisation, version, configHash, at, sources, ledgerWatermark }),
    ...toStatusAnswers(document),
    ...written({ backfill }),
  }
}

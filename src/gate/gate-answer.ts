import * as z from 'zod'
import { instant, written } from '../shared/answer-fields.js'
import { GATE_CHECKS, type Gate } from './gate.js'

const reason = z
  .strictObject({
    check: z.enum(GATE_CHECKS),
    state: z.enum(['open', 'closed', 'unknown']),
    sentence: z.string().describe('What was found, such as `no incident is open`.'),
  })
  .meta({ id: 'GateReason', description: 'One thing that was looked at.' })

/** The gate of a service as the API says it. */
export const gateAnswer = z
  .strictObject({
    service: z.string(),
    environment: z.string().nullable(),
    at: instant.describe('When it was asked.'),
    state: z.enum(['open', 'closed']).describe('Whether a release may go out.'),
    onUnknown: z.enum(['open', 'closed']).describe('How what is not known counts.'),
    override: z
      .strictObject({ by: z.string(), at: instant, until: instant, reason: z.string() })
      .nullable()
      .describe('Who has opened it, and why, where it would be closed; null: nobody has, or nothing closes it.'),
    reasons: z.array(reason).describe('Those that close it first, then those of which nothing is known.'),
  })
  .meta({ id: 'Gate', description: 'Whether a release of a service may go out, and why.' })

export type GateAnswer = z.output<typeof gateAnswer>

interface Asked {
  readonly name: string
  readonly environment: string | null
  readonly onUnknown: 'open' | 'closed'
  readonly at: Date
}

export function toGateAnswer(
  { state, override, reasons }: Gate,
  { name, environment, onUnknown, at }: Asked,
): GateAnswer {
  const opened =
    override === null ? null : { by: override.by, at: override.at, until: override.until, reason: override.reason }
  return written({ service: name, environment, at, state, onUnknown, override: opened, reasons: [...reasons] })
}

import * as z from 'zod'
import { pageAnswer } from '../../http/lists/page.js'
import { instant, written } from '../../shared/answer-fields.js'
import { CONTROL_STATUSES, CONTROLS } from '../control-names.js'
import { controlKey } from '../control.js'
import { findingSchema } from '../finding-schema.js'
import { clausesOf, type Framework } from '../framework.js'
import type { ControlStanding } from '../standing.js'
import { controlSpeech, findingSentence } from '../texts/control-texts.js'

/** A control as the API says it. */
export const controlAnswer = z
  .strictObject({
    service: z.string(),
    environment: z.string().nullable(),
    dataset: z.string(),
    control: z.enum(CONTROLS),
    part: z.string().nullable().describe('Type or copy that it is about; null: the dataset as a whole.'),
    status: z.enum(CONTROL_STATUSES).describe('Without evidence that holds now it is `not_assessed`.'),
    finding: findingSchema,
    sentence: z.string().describe('The finding for people, in English; its times are in UTC.'),
    evidenceAt: instant.nullable().describe('Of when the evidence is; null: there is none, or it bears no time.'),
    judgedAt: instant,
    since: instant
      .nullable()
      .describe('Since when it has been judged the same, without a gap of half an hour; null: just now.'),
    validUntil: instant.nullable().describe('Until when it is compliant if nothing new comes; null: it is not.'),
    clauses: z.array(z.string()).describe('Clauses that it says something about, by the frameworks configured.'),
  })
  .meta({ id: 'Control', description: 'What has to be so of a dataset, and whether it is.' })

export type ControlAnswer = z.output<typeof controlAnswer>

export const controlsAnswer = pageAnswer(controlAnswer, 'ControlPage', 'Controls and how they stand.')

const say = controlSpeech('en')

export function toControlAnswer(
  { control, judgement, judgedAt, since }: ControlStanding,
  frameworks: readonly Framework[],
): ControlAnswer {
  const { status, finding, evidenceAt, validUntil } = judgement
  return written({
    environment: control.dataset.environment,
    ...controlKey(control),
    ...{ status, finding, sentence: findingSentence(finding, say, 'UTC') },
    ...{ evidenceAt, judgedAt, since, validUntil },
    clauses: [...clausesOf(frameworks, control.control)],
  })
}

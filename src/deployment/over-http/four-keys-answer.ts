import * as z from 'zod'
import { pageAnswer } from '../../http/lists/page.js'
import { instant, written } from '../../shared/answer-fields.js'
import { STATES } from '../deployment.js'
import type { FourKeys } from '../four-keys.js'

const time = (what: string) =>
  z
    .strictObject({
      seconds: z.number().min(0).nullable().describe('Median; null: there is none.'),
      samples: z.int().min(0).describe('How many it is of.'),
    })
    .describe(what)

/** The figures of a service as the API says them. */
export const fourKeysAnswer = z
  .strictObject({
    service: z.string(),
    environment: z.string().nullable(),
    since: instant.describe('From when on it is counted: 90 days, or since the first deployment, but 7 days at least.'),
    deployments: z.int().min(0).describe('How many began in that time.'),
    byState: z
      .strictObject(Object.fromEntries(STATES.map((state) => [state, z.int().min(0)])) as Record<State, z.ZodInt>)
      .describe('How many of them stand how.'),
    perDay: z.number().min(0).describe('Deployment frequency: deployments per day.'),
    leadTime: time('Lead time: from the newest commit until all users have the version.'),
    changeFailureRatio: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('Share that made things worse or was taken back, of all whose watch is over; null: there is none.'),
    judged: z.int().min(0).describe('How many that share is of.'),
    timeToRestore: time('From the marker of one that failed until it was taken back, or one began that did not fail.'),
    timeToRollBack: time('From the marker to the rollback.'),
  })
  .meta({ id: 'FourKeys', description: 'How often and how well a service is deployed.' })

type State = (typeof STATES)[number]

export const fourKeysPageAnswer = pageAnswer(
  fourKeysAnswer,
  'FourKeysOfServices',
  'A page of the figures of services that were deployed within 90 days, by name.',
)

export type FourKeysAnswer = z.output<typeof fourKeysAnswer>

export function toFourKeysAnswer(keys: FourKeys): FourKeysAnswer {
  return written({ ...keys, byState: { ...keys.byState } })
}

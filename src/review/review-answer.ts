import * as z from 'zod'
import { instant, written } from '../shared/answer-fields.js'
import { REVIEW_STATES, type ReviewStanding, type SignOff } from './review.js'

const signOff = z
  .strictObject({
    number: z.number().int().min(1),
    review: z.string(),
    person: z.string().nullable().describe('Who was trained; null: it is no training.'),
    at: instant,
    by: z.string(),
    configHash: z.string().describe('SHA-256 of the configuration for which it was signed.'),
    note: z.string().nullable(),
  })
  .meta({ id: 'ReviewSignOff', description: 'That somebody has signed a review off.' })

const standing = {
  name: z.string(),
  description: z.string().nullable(),
  owner: z.string(),
  document: z.string().nullable().describe('Address of what is reviewed; null: none is given.'),
  everySeconds: z.number().describe('How long a sign-off holds, in seconds.'),
  state: z.enum(REVIEW_STATES),
  dueAt: instant.nullable().describe('When it is due; null: at once, because nobody has ever signed it off.'),
  last: signOff.nullable().describe('The newest sign-off; null: nobody has ever signed it off.'),
  configHash: z.string().describe('SHA-256 of the configuration that runs, for which it would be signed off now.'),
  configChanged: z
    .boolean()
    .nullable()
    .describe('Whether it is another one than that of the newest sign-off; null: there is none.'),
  people: z
    .array(z.strictObject({ person: z.string(), last: signOff.nullable(), dueAt: instant.nullable() }))
    .describe('Of a training: how each person stands.'),
}

/** How a review stands. */
export const reviewAnswer = z
  .strictObject(standing)
  .meta({ id: 'Review', description: 'A review, and when it is due.' })

export type ReviewAnswer = z.output<typeof reviewAnswer>

export const reviewsAnswer = z
  .strictObject({ data: z.array(reviewAnswer) })
  .meta({ id: 'Reviews', description: 'All reviews, the first to be due first.' })

export const reviewDetailsAnswer = z
  .strictObject({ ...standing, signOffs: z.array(signOff).describe('The newest hundred, the newest first.') })
  .meta({ id: 'ReviewDetails', description: 'A review with its sign-offs.' })

export type ReviewDetailsAnswer = z.output<typeof reviewDetailsAnswer>

/** @param configHash of the configuration that runs */
export function toReviewAnswer({ review, ...stands }: ReviewStanding, configHash: string): ReviewAnswer {
  const { name, description, owner, document, everySeconds } = review
  return written({
    ...{ name, description, owner, document, everySeconds, state: stands.state, dueAt: known(stands.dueAt) },
    ...{ last: stands.last, configHash, configChanged: stands.configChanged },
    people: stands.people.map(({ person, last, dueAt }) => ({ person, last, dueAt: known(dueAt) })),
  })
}

export function toDetailsAnswer(answer: ReviewAnswer, signOffs: readonly SignOff[]): ReviewDetailsAnswer {
  return { ...answer, signOffs: written([...signOffs]) }
}

/** The beginning of time stands for at once. */
function known(dueAt: Date): Date | null {
  return dueAt.getTime() === 0 ? null : dueAt
}

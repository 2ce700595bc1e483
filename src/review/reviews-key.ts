import * as z from 'zod'
import { dayField } from '../calendar/instant-field.js'
import type { Check } from '../feature/check.js'
import type { RootKey } from '../feature/root-key.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import { durationField, example, nameField } from '../shared/fields.js'
import type { ReviewsPart } from './review.js'

const LEAST_SECONDS = 86_400

const entry = z.strictObject({
  name: nameField.describe('Name, unique.').meta(example('disaster-recovery-plan')),
  every: durationField
    .refine((seconds) => seconds >= LEAST_SECONDS, { error: 'expected a day or more, such as 90d' })
    .describe('How long a sign-off holds.')
    .meta(example('90d')),
  owner: z.string().trim().min(1).describe('Who sees to it: a team, or a person.').meta(example('payments')),
  document: z
    .string()
    .regex(/^https?:\/\/\S+$/, { error: 'expected a URL such as https://wiki.example.com/dr' })
    .optional()
    .describe('Address of what is reviewed.')
    .meta(example('https://wiki.example.com/dr')),
  description: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('What to look at, in a sentence.')
    .meta(example('Are contacts, recovery steps and targets still right?')),
  people: z
    .array(z.string().trim().min(1).max(200))
    .min(1, { error: 'expected a person or more' })
    .refine((people) => new Set(people).size === people.length, { error: 'expected each person once' })
    .optional()
    .describe('Makes it a training: each of them has to be trained, and is signed off alone.')
    .meta(example(['Ada', 'Bob'])),
  first_due: dayField.optional().describe('Day by which it is due for the first time; default: at once.'),
})

const reviews = z
  .array(entry)
  .default([])
  .describe('What people look at again and again, such as the recovery plan, and in what they are trained.')

export const reviewsKey: RootKey<typeof reviews, ReviewsPart> = {
  schema: reviews,
  after: 'teams',
  resolve: (value) => ({
    reviews: value.map(({ name, every, owner, document, description, people, first_due: firstDue }) => ({
      ...{ name, everySeconds: every, owner, document: document ?? null, description: description ?? null },
      ...{ people: people ?? [], firstDue: firstDue ?? null },
    })),
  }),
}

export const reviewChecks: readonly Check[] = [uniqueInRoot({ list: 'reviews', each: 'a review' })]

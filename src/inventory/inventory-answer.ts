import * as z from 'zod'
import { pageAnswer } from '../http/lists/page.js'
import { instant, written } from '../shared/answer-fields.js'
import { ANSWERS, answerSentence, COVERAGES, type InventoryStanding, type ThingStanding } from './inventory.js'

const common = {
  inventory: z.string(),
  answer: z
    .enum(ANSWERS)
    .describe('Whether anybody knows what the inventory has; else things are those that were seen within a day.'),
  answeredAt: instant.nullable().describe('When its Prometheus last answered; null: never.'),
}

/** A thing that exists, or an inventory of which nobody knows what there is. */
export const thingAnswer = z
  .strictObject({
    ...common,
    thing: z.string().nullable().describe('Its name; null: nobody knows what this inventory has.'),
    coverage: z
      .enum([...COVERAGES, 'unknown'])
      .describe('Whether a dataset covers it; `unknown` where nobody knows what there is.'),
    datasets: z.array(z.string()).describe('Datasets that it is part of, as `service/name`.'),
    reason: z.string().nullable().describe('Why it needs no backup; null: nobody says so.'),
    seenAt: instant.nullable().describe('When it was last seen; null: no thing is meant.'),
    sentence: z.string().describe('How it stands, for people.'),
  })
  .meta({ id: 'Thing', description: 'Something that exists, and whether it is backed up.' })

export type ThingAnswer = z.output<typeof thingAnswer>

export const thingsAnswer = pageAnswer(thingAnswer, 'ThingPage', 'What exists, and whether it is backed up.')

/** The rows of one inventory: first, where it is so, that nobody knows what there is. */
export function toThingAnswers({ inventory, answer, answeredAt, things }: InventoryStanding): readonly ThingAnswer[] {
  const head = { inventory: inventory.name, answer, answeredAt }
  const unknown = { thing: null, coverage: 'unknown' as const, datasets: [], reason: null, seenAt: null }
  const rows = [
    ...(answer === 'answered' ? [] : [{ ...head, ...unknown, sentence: answerSentence(answer) }]),
    ...things.map((thing) => ({ ...head, ...thing, datasets: [...thing.datasets], sentence: sentenceOf(thing) })),
  ]
  return rows.map((row) => written(row))
}

function sentenceOf({ coverage, datasets, reason }: ThingStanding): string {
  if (coverage === 'covered') return `It is part of ${datasets.join(', ')}.`
  return coverage === 'excepted' ? `It needs no backup: ${reason ?? ''}` : 'No dataset covers it.'
}

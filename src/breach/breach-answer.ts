import * as z from 'zod'
import { pageAnswer } from '../http/lists/page.js'
import { instant, interval, ratio, written } from '../shared/answer-fields.js'
import { isOpen, type AnsweredBreach } from './breach.js'

const answer = z.strictObject({
  by: z.string(),
  at: instant,
  how: z.enum(['link', 'api', 'cli', 'page']),
  comment: z.string().nullable(),
})

/** A breach as the API tells it. */
export const breachAnswer = z
  .strictObject({
    id: z.int(),
    round: z
      .int()
      .min(1)
      .describe('How often it was found: one more each time that it is found again after it was lifted.'),
    service: z.string(),
    agreement: z.string(),
    customer: z.string().nullable(),
    period: z.string().describe('Name of the period, such as 2026-10; of rolling ones last-30d.'),
    interval: interval.describe('The period, as it was when the breach was found.'),
    state: z
      .enum(['open', 'acknowledged', 'lifted', 'known'])
      .describe(
        '`open` waits for somebody; `known` was over before the agreement was looked at first: nobody was told.',
      ),
    found: instant.describe('When it was found the last time.'),
    objective: ratio,
    achieved: ratio.nullable().describe('As it was when it was found; null: nothing was counted.'),
    worst: ratio.nullable(),
    best: ratio.nullable(),
    credit: z
      .strictObject({
        ratio: z.number().min(0).describe('Share of the fee.'),
        amount: z.string().nullable().describe('Such as 2,000.00 EUR; null where no fee is configured.'),
      })
      .nullable()
      .describe('An estimate, as it was when the breach was found; null: no credits agreed.'),
    final: z.boolean().describe('Whether the period was over then; else not even a faultless rest could save it.'),
    asked: z.array(z.string()).describe('Receivers that were asked to acknowledge it.'),
    lifted: instant.nullable().describe('Since when it is none any more; null: it stands.'),
    acknowledgements: z.array(answer).describe('What was said to this round, first things first.'),
  })
  .meta({ id: 'Breach', description: 'A period in which an agreement was found broken.' })

/** A page of them. */
export const breachesAnswer = pageAnswer(breachAnswer, 'BreachPage', 'A page of breaches, newest period first.')

export type BreachAnswer = z.output<typeof breachAnswer>

/** As the API says it. */
export function toBreachAnswer(breach: AnsweredBreach): BreachAnswer {
  const { id, round, service, agreement, period, foundAt, standing, asked, liftedAt, answers } = breach
  return written({
    ...{ id, round, service, agreement, customer: standing.customer, period, interval: breach.interval },
    ...{ state: stateOf(breach), found: foundAt, objective: standing.objective, achieved: standing.achieved },
    ...{ worst: standing.worst, best: standing.best, credit: standing.credit, final: standing.final },
    ...{ asked: [...asked], lifted: liftedAt, acknowledgements: answers },
  })
}

function stateOf(breach: AnsweredBreach): BreachAnswer['state'] {
  if (breach.liftedAt !== null) return 'lifted'
  if (breach.answers.length > 0) return 'acknowledged'
  return isOpen(breach) ? 'open' : 'known'
}

import * as z from 'zod'
import { statusList } from '../feature/status-list.js'
import { statusPart } from '../feature/status-part.js'
import { counts, identity, instant, interval, ratio, written } from '../shared/answer-fields.js'
import type { AgreementResult, CreditEstimate } from './agreement-result.js'
import { decimalText, type Money } from './money.js'
import { slaSamples } from './sla-metrics.js'
import { REFUSAL_CODES } from './refusal-code.js'
import { EXCLUSION_KINDS, METHODS } from './terms.js'
import { shownAgreements } from './sla-shown.js'

const money = z
  .strictObject({
    amount: z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .describe('Amount as decimal text, such as 2000.00.'),
    currency: z.string().describe('Code of the currency, ISO 4217.'),
  })
  .describe('An amount of money.')

const credit = z
  .strictObject({
    tier: z
      .strictObject({ below: ratio, credit: ratio })
      .nullable()
      .describe('The tier that applies; null where none does.'),
    ratio: z.number().min(0).describe('Share of the fee, after the cap; above 1 where the contract caps it higher.'),
    amount: money.nullable().describe('Estimated amount; null where no fee is configured.'),
  })
  .nullable()
  .describe('An estimate; null: no credits agreed, or nothing was counted.')

const exclusion = z
  .strictObject({
    window: z.string().describe('By which people call it: the name of the window.'),
    id: z.int().nullable().describe('Number of what was entered; null: it stands in the configuration.'),
    kind: z.enum(EXCLUSION_KINDS),
    begins: instant.describe('When all of it begins, of which this is a part.'),
    from: instant,
    to: instant,
    excluded: z.boolean().describe('Whether it is left out of all counts; such stretches never overlap.'),
    refusal: z.string().nullable().describe('Why it counts all the same; null: it does not count.'),
    refusalCode: z.enum(REFUSAL_CODES).nullable().optional().describe('The same for programs.'),
    partOf: z.string().nullable().describe('The window that leaves this time out already; null: none does.'),
    announced: instant.nullable().describe('When those concerned were told; null: nobody says.'),
    recorded: instant.nullable().describe('When it was entered, by our clock; null: it stands in the configuration.'),
    author: z.string().nullable(),
    reason: z.string().nullable(),
    evidence: z.string().nullable(),
  })
  .meta({
    id: 'Exclusion',
    description: 'What was said not to count within the judged time, and what was decided about it.',
  })

const term = z
  .strictObject({
    from: instant,
    to: instant,
    begins: z
      .enum(['period', 'agreement', 'history'])
      .describe('What its beginning is: that of the period, of the agreement, or of what is known.'),
    ends: z.enum(['period', 'agreement']).describe('What its end is: that of the period, or of the agreement.'),
  })
  .describe('The part of the period that is judged in the end.')

const unseen = z
  .strictObject({
    events: z.number().min(0).describe('Events that the other unknown minutes are taken to have held.'),
    atMost: z.number().min(0).describe('The same if each hour was as busy as the busiest of its kind.'),
    counted: z
      .strictObject({ seconds: z.number().min(0), events: z.number().min(0), errors: z.number().min(0) })
      .describe('Unknown time of which counters that went on behind it tell the events in sum; not in `events`.'),
    basis: z
      .enum(['same_hours', 'mean', 'both', 'counters'])
      .describe(
        'Where the estimate comes from: the same hours of other weeks, the mean of the period, or both; `counters`: nothing was to be estimated.',
      ),
    touchesTrouble: z.boolean().describe('Whether unknown minutes lie right beside an outage or an open incident.'),
  })
  .nullable()
  .describe('An estimate, no bound; null where nothing is unknown.')

const forecast = z
  .strictObject({
    projected: ratio.describe('Share achieved in the end.'),
    allowanceOutAt: instant
      .nullable()
      .describe('When the allowance is used up; null where it is not within the period, or already.'),
  })
  .nullable()
  .describe('The end of the period at the pace of the last 7 days; null where it is over, or too little was counted.')

const seconds = z.number().min(0)
const count = z.int().min(0)

const measured = z
  .strictObject({
    method: z.enum(METHODS),
    bad: z
      .strictObject({
        knownSeconds: seconds.describe('Of the judged part, known to be bad.'),
        atWorstSeconds: seconds.describe('If every unknown minute was bad.'),
        intervalSeconds: seconds,
      })
      .nullable()
      .describe('Bad intervals; null where the method has none.'),
    members: z
      .array(
        z.strictObject({
          name: z.string(),
          achieved: ratio.nullable(),
          worst: ratio.nullable(),
          best: ratio.nullable(),
        }),
      )
      .describe('Each indicator by itself, where they are judged so.'),
    recovery: z
      .strictObject({ met: count, missed: count, unknown: count })
      .nullable()
      .describe(
        'Incidents and drills that kept their targets, missed them, or of which nobody knows; null: by another method.',
      ),
    chronic: z
      .enum(['reached', 'possible', 'not_reached'])
      .nullable()
      .describe('The right to end the contract; null: not agreed.'),
    support: z
      .array(
        z.strictObject({
          incident: count.describe('Number of the incident it is about.'),
          severity: z.string(),
          promise: z.enum(['acknowledge', 'resolve']),
          due: instant,
          state: z.enum(['met', 'missed', 'open']),
        }),
      )
      .describe('What was promised for incidents of the judged part.'),
    creditBy: z.enum(['tier', 'proportional', 'step']).nullable().describe('By which clause; null: by none.'),
    creditCappedBy: z.enum(['period', 'year']).nullable().describe('What cut the credit; null: nothing.'),
    summedSeconds: seconds.describe('Of the unknown time that of which only sums of hours are kept.'),
  })
  .describe('How it was measured, and what methods and clauses find besides a share.')

/** How an agreement stands, as the API says it. */
export const slaAnswer = z
  .strictObject({
    ...identity,
    sla: z.string(),
    customer: z.string().nullable(),
    objective: ratio,
    period: interval,
    periodLabel: z.string().describe('Name of the period, such as 2026-10.'),
    timezone: z.string(),
    term,
    judged: interval,
    final: z.boolean().describe('Whether all of `term` is judged.'),
    counts,
    achieved: ratio.nullable().describe('Over what was observed; null: nothing was counted.'),
    worst: ratio.nullable().describe('Every unknown minute bad; null: nothing was counted.'),
    best: ratio.nullable().describe('Every unknown minute good; null: nothing was counted.'),
    verdict: z
      .enum(['met', 'on_track', 'at_risk', 'breached', 'undetermined'])
      .describe(
        'Of a period that runs: breached only if even a faultless rest cannot save it, else on_track or at_risk.',
      ),
    forecast,
    excludedSeconds: z.number().min(0).describe('Left out of the judged part.'),
    exclusions: z.array(exclusion).describe('What was said not to count within the period, ordered by its beginning.'),
    unknownSeconds: z.number().min(0).describe('Without data in the judged part, less what is left out.'),
    unseen,
    coverage: ratio.describe('Observed share of the judged part, less what is left out.'),
    definitionChangedAt: instant
      .nullable()
      .describe('When the indicator last became another one within the judged part; null where it never did.'),
    downtimeAllowedSeconds: z.number().min(0).describe('In the whole term, less what is left out of it.'),
    downtimeUsedSeconds: z
      .number()
      .min(0)
      .describe('Bad share of all events of the term, those to come included, by its length.'),
    credit,
    creditAtWorst: credit,
    claim: z
      .strictObject({
        lastDay: z.iso.date().describe('In the zone of the agreement.'),
        before: instant.describe('The first instant too late.'),
      })
      .nullable()
      .describe('Until when a credit can be claimed; null where nothing was agreed.'),
    measured,
  })
  .meta({ id: 'Sla', description: 'How an agreement stands in the calendar period that runs.' })

/** Plain JSON data of a result: money as decimal text. */
export function toSlaAnswer(result: AgreementResult): z.output<typeof slaAnswer> {
  const { credit: best, creditAtWorst } = result
  return written({ ...result, credit: creditText(best), creditAtWorst: creditText(creditAtWorst) })
}

function creditText(estimate: CreditEstimate | null): z.output<typeof credit> {
  if (estimate === null) return null
  return { ...estimate, amount: estimate.amount === null ? null : moneyText(estimate.amount) }
}

function moneyText(amount: Money): z.output<typeof money> {
  return { amount: decimalText(amount), currency: amount.currency }
}

/** What agreements tell in the status. */
export const slasStatus = statusPart({
  key: 'slas',
  answer: z.array(slaAnswer),
  toAnswer: (slas: readonly AgreementResult[]) => slas.map(toSlaAnswer),
  list: statusList(slaAnswer, {
    ...{ name: 'agreements', page: 'SlaPage', summary: 'How agreements stand in the periods that run.' },
    key: ['service', 'sla'],
    filters: {
      sla: z.string().describe('Of agreements of this name only.'),
      customer: z.string().describe('With one customer only.'),
      environment: z.string().describe('Of one environment only.'),
      verdict: slaAnswer.shape.verdict.describe('Only those that are judged so.'),
    },
  }),
  samples: (slas) => slas.flatMap(slaSamples),
  shown: shownAgreements,
})

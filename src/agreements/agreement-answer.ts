import * as z from 'zod'
import { breachAnswer, toBreachAnswer } from '../breach/breach-answer.js'
import { exclusionAnswer, toExclusionAnswer } from '../exclusion/exclusion-answer.js'
import { counts, instant, interval, written } from '../shared/answer-fields.js'
import { goodShare } from './good-share.js'
import { termsFacts } from '../sla/report/terms-words.js'
import { agreementSpeech } from '../sla/report/texts/agreement-texts.js'
import { slaAnswer, toSlaAnswer } from '../sla/sla-answer.js'
import type { AgreementView } from './agreement-view-store.js'

const seconds = z.number().min(0)
const sums = {
  badSeconds: seconds
    .nullable()
    .describe('Downtime; of requests that of the same weight. Null: the method knows none.'),
  atWorstSeconds: seconds.nullable().describe('The same if all unknown minutes were bad.'),
  errors: z.number().nullable().describe('Of the methods over requests; null: of others.'),
  errorsAtWorst: z.number().nullable().describe('The same if all unknown minutes were bad.'),
  unknownSeconds: seconds.describe('Counted time of which nothing is known.'),
}

const stretch = z
  .strictObject({
    from: instant,
    to: instant,
    kind: z.string().describe('Whether it is known to be bad, may be, or is a gap.'),
    member: z.string().nullable().describe('The indicator, where several are judged one by one.'),
    ...sums,
    incidents: z
      .array(z.strictObject({ number: z.int(), kind: z.enum(['real', 'drill']), title: z.string() }))
      .describe('Incidents and drills that it shares time with, oldest first.'),
    recovery: z
      .strictObject({ seconds: seconds.nullable(), lossSeconds: seconds.nullable() })
      .nullable()
      .describe('What was to be recovered from; null: by another method.'),
  })
  .meta({ id: 'BadStretch', description: 'A stretch of time that made a period worse.' })

const day = z
  .strictObject({
    label: z.string().describe('The day in the zone of the agreement, such as 2026-10-25.'),
    interval,
    counts: counts.nullable().describe('What was counted in it; null: the ledger has not reached it.'),
    countedSeconds: seconds.describe('Of it what was judged and counts.'),
    good: z.number().min(0).max(1).nullable().describe('Share of it that was good; null: nothing was counted.'),
    isLeftOut: z.boolean().optional().describe('Whether nothing of it counts, as on a day without service hours.'),
  })
  .meta({ id: 'AgreementDay', description: 'What was counted of an agreement in one day.' })

const details = z
  .strictObject({
    judged: interval.describe('What of the period was judged then.'),
    at: instant.describe('When it was judged with all its minutes.'),
    settled: z.boolean().describe('Whether nothing changes it any more but late data and exclusions.'),
    configHash: z.string().describe('Of the configuration that it was judged by.'),
    version: z.string().describe('Of the program that judged it.'),
    days: z.array(day).describe('Every day of the period.'),
    bad: z
      .strictObject({
        stretches: z.array(stretch).describe('In order of time.'),
        others: z
          .strictObject({ count: z.int(), ...sums })
          .nullable()
          .describe('Those that are too many to be named, in sum.'),
        beside: z.strictObject(sums).nullable().describe('What lies in none of them, in sum.'),
      })
      .nullable()
      .describe('Where its bad time lies; null: that is not known.'),
  })
  .meta({ id: 'AgreementDetails', description: 'Days and bad time of a period, as they were worked out last.' })

/** The answer of `GET /api/v1/agreements/{service}/{name}`, with and without a period. */
export const agreementAnswer = z
  .strictObject({
    service: z.string(),
    agreement: z.string(),
    period: z.string().nullable().describe('Which period it is; null: none was judged yet.'),
    running: z.boolean().describe('Whether the period runs: then its result is that of the status.'),
    result: slaAnswer.nullable().describe('How it stands or stood; null: it was not judged yet.'),
    details: details.nullable().describe('Its days and its bad time; null: they are worked out within minutes.'),
    terms: z
      .array(z.strictObject({ label: z.string(), value: z.string() }))
      .describe('What the contract says, clause by clause.'),
    queries: z
      .array(z.strictObject({ counts: z.string(), promql: z.string() }))
      .describe('The PromQL that its counts come from.'),
    periods: z
      .array(z.strictObject({ period: z.string(), result: slaAnswer }))
      .describe('All periods that are kept, newest first.'),
    breach: breachAnswer.nullable().describe('The breach of the period; null: none was found.'),
    entered: z.array(exclusionAnswer).describe('What was entered for the period, withdrawn or not, by beginning.'),
  })
  .meta({ id: 'Agreement', description: 'All that is known of an agreement in one period.' })

/** Plain JSON data of all that a page about an agreement tells. */
export function toAgreementAnswer(view: AgreementView): z.output<typeof agreementAnswer> {
  const { agreement, result, breach, entered } = view
  return {
    service: agreement.service,
    agreement: agreement.name,
    period: result === null ? null : view.period,
    running: view.isRunning,
    result: result === null ? null : toSlaAnswer(result),
    details: detailsOf(view),
    terms: termsFacts(agreement.terms, agreementSpeech('en')).map((one) => ({ ...one })),
    queries: view.queries.map((one) => ({ ...one })),
    periods: view.periods.map((one) => ({ period: one.period, result: toSlaAnswer(one.result) })),
    breach: breach === null ? null : toBreachAnswer(breach),
    entered: entered.map(toExclusionAnswer),
  }
}

function detailsOf({ kept }: AgreementView): z.output<typeof details> | null {
  if (kept === null) return null
  const { result, keptAt, isSettled, configHash, version, days, bad } = kept
  const told = days.map((one) => ({ ...one, good: goodShare(one) }))
  return written({ judged: result.judged, at: keptAt, settled: isSettled, configHash, version, days: told, bad })
}

import * as z from 'zod'
import {
  incidentAnswer,
  serviceIncidentsAnswer,
  toIncidentAnswer,
  toServiceIncidentsAnswer,
} from '../incident/view/incident-answer.js'
import { occurrenceAnswer } from '../maintenance/maintenance-answer.js'
import type { CreditEstimate } from '../sla/agreement-result.js'
import { decimalText, type Money } from '../sla/money.js'
import type { StatusDocument } from './status-document.js'

const instant = z.iso.datetime().describe('Instant, RFC 3339 in UTC.')
const ratio = z.number().min(0).max(1)
const interval = z.strictObject({ from: instant, to: instant }).describe('From `from` up to, not including, `to`.')

const counts = z
  .strictObject({
    events: z.number().describe('Number of all events.'),
    errors: z.number().describe('Number of the bad events.'),
    observedSeconds: z.number().min(0).describe('Time for which anything is known.'),
  })
  .describe('What was counted in the time that was observed.')

const identity = {
  service: z.string(),
  environment: z.string().nullable(),
  description: z.string().nullable(),
}

const burnRate = z.number().nullable()

const slo = z
  .strictObject({
    ...identity,
    slo: z.string(),
    group: z
      .record(z.string(), z.string())
      .describe('Labels of `group_by` with their values; empty: not grouped, or no group seen lately.'),
    objective: ratio.describe('In force at the end of the period.'),
    objectives: z
      .array(z.strictObject({ from: instant, objective: ratio }))
      .describe('Those in force within the period, oldest first, with the instant of it from which each held.'),
    period: interval,
    calendar: z
      .strictObject({
        unit: z.enum(['week', 'month', 'quarter', 'year']),
        timezone: z.string(),
        endsAt: instant.describe('When the budget begins anew.'),
      })
      .nullable()
      .describe('The calendar unit of the budget, of which `period` is what is over; null: the period is rolling.'),
    counts,
    sli: ratio.nullable().describe('Good by all events; null: nothing was counted.'),
    errorBudgetRemaining: z
      .number()
      .max(1)
      .nullable()
      .describe('Unspent share: 1 is untouched, 0 spent, less than 0 overspent; null where nothing was counted.'),
    coverage: ratio.describe('Observed share of the period; before its history begins nothing was observed.'),
    partialSince: instant
      .nullable()
      .describe('When history begins, where that is within the period; null: it covers the period.'),
    definitionChangedAt: instant
      .nullable()
      .describe('When the indicator last became another one within the period; null: it is the same throughout.'),
    lastHour: z
      .strictObject({
        events: z.number(),
        errors: z.number(),
        heard: z
          .enum(['no_data', 'no_traffic', 'no_errors', 'errors'])
          .describe('Nothing was heard; nothing happened; nothing failed; something failed.'),
      })
      .describe('The last hour before the end of the period.'),
    burnRates: z
      .strictObject({ '1h': burnRate, '6h': burnRate, '1d': burnRate, '3d': burnRate })
      .describe('By window; 1 spends the budget exactly in one period, null where nothing was counted.'),
    exhaustedAt: z
      .strictObject({ atPaceOf6h: instant.nullable(), atPaceOf3d: instant.nullable() })
      .describe('When the budget would be spent at that pace; null: not within the period or unit, or already spent.'),
    state: z.enum(['met', 'at_risk', 'breached', 'no_data', 'no_traffic']),
  })
  .meta({ id: 'Slo', description: 'How an objective, or one group of it, stands over its period.' })

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
    ratio: ratio.describe('Share of the fee, after the cap.'),
    amount: money.nullable().describe('Estimated amount; null where no fee is configured.'),
  })
  .nullable()
  .describe('An estimate; null: no credits agreed, or nothing was counted.')

const exclusion = z
  .strictObject({
    window: z.string().describe('Name of the maintenance window.'),
    from: instant,
    to: instant,
    excluded: z.boolean().describe('Whether it is left out of all counts; such stretches never overlap.'),
    refusal: z.string().nullable().describe('Why it counts all the same; null: it does not count.'),
    partOf: z.string().nullable().describe('The window that leaves this time out already; null: none does.'),
    announced: instant.nullable().describe('When those concerned were told; null: nobody says.'),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Exclusion', description: 'Planned maintenance within the judged time, and what was decided about it.' })

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

const sla = z
  .strictObject({
    ...identity,
    sla: z.string(),
    customer: z.string().nullable(),
    objective: ratio,
    period: interval,
    periodLabel: z.string().describe('The calendar month, such as 2026-10.'),
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
    exclusions: z.array(exclusion).describe('Planned maintenance within the period, ordered by its beginning.'),
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
  })
  .meta({ id: 'Sla', description: 'How an agreement stands in the calendar period that runs.' })

const dataset = z
  .strictObject({
    ...identity,
    dataset: z.string(),
    rpoSeconds: z.number(),
    newestPointAt: instant.nullable().describe('Newest recoverable data point; null: never seen.'),
    exposureSeconds: z.number().min(0).nullable().describe('What would be lost now; null: never seen.'),
    answeredAt: instant.nullable().describe('When the source last answered; null: never.'),
    state: z.enum(['ok', 'ageing', 'stale', 'never', 'unknown']),
  })
  .meta({ id: 'Dataset', description: 'What of a dataset would be lost now.' })

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
    slos: z.array(slo),
    slas: z.array(sla),
    datasets: z.array(dataset),
    maintenance: z.array(occurrenceAnswer).describe('Planned maintenance that takes place now.'),
    incidents: z.strictObject({
      unresolved: z.array(incidentAnswer).describe('Open and recovered ones, oldest first.'),
      services: z.array(serviceIncidentsAnswer),
    }),
  })
  .meta({ id: 'Status', description: 'How everything stands at one instant.' })

export type StatusAnswer = z.output<typeof statusAnswer>

function moneyText(amount: Money): z.output<typeof money> {
  return { amount: decimalText(amount), currency: amount.currency }
}

function creditAnswer(estimate: CreditEstimate | null): z.output<typeof credit> {
  if (estimate === null) return null
  return { ...estimate, amount: estimate.amount === null ? null : moneyText(estimate.amount) }
}

/** Dates as JSON writes them; everything else as it is. */
type Written<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Written<T[K]> } : T

function written<T>(value: T): Written<T> {
  return JSON.parse(JSON.stringify(value)) as Written<T>
}

/** Plain JSON data of a status. */
export function toStatusAnswer(document: StatusDocument): StatusAnswer {
  const slas = document.slas.map((result) => ({
    ...result,
    credit: creditAnswer(result.credit),
    creditAtWorst: creditAnswer(result.creditAtWorst),
  }))
  const incidents = {
    unresolved: document.incidents.unresolved.map(toIncidentAnswer),
    services: document.incidents.services.map(toServiceIncidentsAnswer),
  }
  return written({ ...document, slas, incidents }) as unknown as StatusAnswer
}

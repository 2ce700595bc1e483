import * as z from 'zod'
import { statusList } from '../feature/status-list.js'
import { statusPart } from '../feature/status-part.js'
import { counts, identity, instant, interval, ratio, written } from '../shared/answer-fields.js'
import { sloSamples } from './slo-metrics.js'
import type { SloStatus } from './slo-status.js'
import { shownSlos } from './slo-shown.js'

const burnRate = z.number().nullable()

/** How an SLO stands, as the API says it. */
export const sloAnswer = z
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

/** What objectives tell in the status. */
export const slosStatus = statusPart({
  key: 'slos',
  answer: z.array(sloAnswer),
  toAnswer: (slos: readonly SloStatus[]) => written(slos),
  list: statusList(sloAnswer, {
    ...{ name: 'slos', page: 'SloPage', summary: 'How objectives stand, each group of them by itself.' },
    key: ['service', 'slo', 'group'],
    filters: {
      slo: z.string().describe('Of objectives of this name only.'),
      environment: z.string().describe('Of one environment only.'),
      state: sloAnswer.shape.state.describe('Only those that stand so.'),
    },
    one: { field: 'slo', noun: 'SLO' },
  }),
  samples: (slos) => slos.flatMap(sloSamples),
  shown: shownSlos,
})

import * as z from 'zod'
import { durationField, finding } from '../../../shared/fields.js'
import { moneyMistake, parseMoney } from '../../money.js'
import { EXCLUSION_KINDS, INTERVALS, type MethodName, METHODS } from '../../terms.js'
import { amountField, percentField, promiseField, shareField, wholeField } from './number-fields.js'
import { businessCalendarField, claimSpanField, hoursField, timeSpanField } from './time-fields.js'

const badWhen = z
  .strictObject({
    error_ratio_above: shareField.optional(),
    error_ratio_at_least: shareField.optional(),
    min_events: amountField.default(0),
  })
  .superRefine(({ error_ratio_above: above, error_ratio_at_least: atLeast }, context) => {
    if ((above === undefined) !== (atLeast === undefined)) return
    const hint = 'above: strictly more than the ratio; at_least: the ratio itself is bad too'
    context.addIssue({ code: 'custom', ...finding('expected error_ratio_above or error_ratio_at_least', hint) })
  })

const measure = z
  .strictObject({
    method: z.enum(METHODS),
    interval: z.enum(INTERVALS).default('1m'),
    bad_when: badWhen.optional(),
    min_consecutive: wholeField(1, 'expected a number of minutes of 1 or more').default(1),
    no_traffic: z.enum(['good', 'bad', 'exclude']).default('good'),
    no_data: z.enum(['unknown', 'good', 'bad', 'exclude']).default('unknown'),
    weights: z.record(z.string(), shareField).optional(),
    rto: durationField.optional(),
    rpo: durationField.optional(),
  })
  .superRefine((written, context) => {
    for (const { path, message, hint } of MISTAKES.filter(({ isMade }) => isMade(written))) {
      context.addIssue({ code: 'custom', path: [path], ...finding(message, hint) })
    }
  })

interface WrittenMeasure {
  readonly method: MethodName
  readonly interval: string
  readonly bad_when?: unknown
  readonly min_consecutive: number
  readonly rto?: number | undefined
  readonly rpo?: number | undefined
}

interface Mistake {
  readonly path: string
  readonly message: string
  readonly hint: string
  readonly isMade: (written: WrittenMeasure) => boolean
}

const MISTAKES: readonly Mistake[] = [
  {
    path: 'bad_when',
    message: 'expected when an interval is bad',
    hint: 'add `bad_when: { error_ratio_above: "0.05" }`',
    isMade: ({ method, bad_when: badWhen }) => method === 'bad_intervals' && badWhen === undefined,
  },
  {
    path: 'min_consecutive',
    message: 'expected bad_intervals of 1m with it',
    hint: 'runs are runs of minutes',
    isMade: ({ method, interval, min_consecutive: run }) =>
      run > 1 && (method !== 'bad_intervals' || interval !== '1m'),
  },
  {
    path: 'method',
    message: 'expected rto or rpo with recovery',
    hint: 'add `rto: 4h`',
    isMade: ({ method, rto, rpo }) => method === 'recovery' && rto === undefined && rpo === undefined,
  },
]

const money = z
  .string({ error: 'expected an amount with its currency, such as 20000 EUR' })
  .transform((text, context) => {
    const mistake = moneyMistake(text)
    if (mistake === null) return parseMoney(text)
    context.addIssue({ code: 'custom', ...finding(mistake) })
    return z.NEVER
  })

const tier = z
  .strictObject({
    below: percentField().optional(),
    at_or_below: percentField().optional(),
    credit: percentField(1000),
  })
  .superRefine(({ below, at_or_below: atOrBelow }, context) => {
    if ((below === undefined) !== (atOrBelow === undefined)) return
    context.addIssue({ code: 'custom', ...finding('expected below or at_or_below', '{below: 99.9, credit: 10}') })
  })

const credits = z
  .strictObject({
    fee: money.optional(),
    fee_per: z.enum(['month', 'period']).default('month'),
    tiers: z.array(tier).default([]),
    proportional: z
      .strictObject({ multiplier: amountField, of: z.enum(['period', 'counted']).default('period') })
      .optional(),
    step: z
      .strictObject({
        every: promiseField,
        credit: percentField(1000),
        count: z.enum(['full', 'started']).default('full'),
      })
      .optional(),
    cap: percentField(1000).default(1),
    cap_year: z.strictObject({ percent: percentField(10_000), used: percentField(10_000).default(0) }).optional(),
    minimum: money.optional(),
  })
  .superRefine(({ fee, minimum, tiers, proportional, step }, context) => {
    if (minimum !== undefined && minimum.currency !== fee?.currency) {
      const message = 'expected the currency of the fee'
      context.addIssue({ code: 'custom', path: ['minimum'], ...finding(message, 'an amount is held against it') })
    }
    if (tiers.length > 0 || proportional !== undefined || step !== undefined) return
    context.addIssue({ code: 'custom', ...finding('expected tiers, proportional or step', 'say what is owed') })
  })

const exclusion = z.strictObject({
  min_notice: timeSpanField.optional(),
  cap: z.strictObject({ duration: durationField, per: z.enum(['month', 'quarter', 'year']) }).optional(),
})

const combine = z.strictObject({
  how: z.enum(['all_down', 'any_down', 'worst_of', 'weighted']),
  weights: z.record(z.string(), amountField).optional(),
})

/** What a contract says, in the words of the configuration, numbers as text. */
export const contractSchema = z
  .strictObject({
    objective: promiseField,
    measure,
    service_hours: hoursField.optional(),
    combine: combine.optional(),
    exclusions: z.partialRecord(z.enum(EXCLUSION_KINDS), exclusion).default({}),
    excluded_time: z.enum(['remove', 'good']).default('remove'),
    round: z
      .strictObject({
        decimals: wholeField(0, 'expected a number of decimals such as 2', 20),
        mode: z.enum(['half_up', 'down']).default('half_up'),
      })
      .optional(),
    credits: credits.optional(),
    claim: z.strictObject({ within: claimSpanField }).optional(),
    chronic: z
      .strictObject({
        below: percentField(),
        periods: wholeField(1, 'expected a number of periods of 1 or more'),
        of: wholeField(1, 'expected a number of periods of 1 or more'),
      })
      .refine(({ periods, of }) => periods <= of, {
        error: 'expected not more periods than they are out of',
        path: ['periods'],
      })
      .optional(),
    business_calendar: businessCalendarField.optional(),
    support_hours: hoursField.optional(),
  })
  .superRefine(({ combine: how, measure: { method, interval } }, context) => {
    const isMinutes = method === 'bad_intervals' && interval === '1m'
    if ((how?.how !== 'all_down' && how?.how !== 'any_down') || isMinutes) return
    const hint = 'with other methods members are combined by worst_of or weighted'
    context.addIssue({
      code: 'custom',
      path: ['combine', 'how'],
      ...finding('expected bad_intervals of 1m with it', hint),
    })
  })

export type WrittenContract = z.output<typeof contractSchema>

import * as z from 'zod'
import { durationField, example, finding } from '../../shared/fields.js'
import { INTERVALS, type MethodName, METHODS } from '../terms.js'

/** What each method can be told; anything else beside it contradicts it. */
const KEYS = {
  bad_intervals: ['interval', 'bad_when', 'min_consecutive', 'no_traffic', 'no_data'],
  mean_interval_error_rate: ['interval', 'no_traffic', 'no_data'],
  request_ratio: ['no_data'],
  weighted_requests: ['no_data'],
  recovery: ['rto', 'rpo'],
} as const satisfies Readonly<Record<MethodName, readonly string[]>>

export const METHOD_WORDS: Readonly<Record<MethodName, string>> = {
  bad_intervals: 'share of intervals that were not bad',
  mean_interval_error_rate: '1 − mean of the error rates of all intervals',
  request_ratio: 'good events by all events',
  weighted_requests: 'the same, of an indicator whose errors are weighed, such as half an error for a late answer',
  recovery: 'share of incidents and drills that kept the RTO and the RPO',
}

const share = z
  .number({ error: 'expected a share such as 0.05' })
  .min(0, { error: 'expected a share from 0 to 1' })
  .superRefine((value, context) => {
    if (value <= 1) return
    const message = 'expected a share from 0 to 1'
    context.addIssue({ code: 'custom', ...finding(message, `${value} % is ${Number((value / 100).toPrecision(12))}`) })
  })

const badWhen = z
  .strictObject({
    error_ratio_above: share
      .optional()
      .describe('It is bad when a larger share of its events fails than this.')
      .meta(example(0.05)),
    error_ratio_at_least: share
      .optional()
      .describe('It is bad when this share of its events fails, or more; 1: when all do.')
      .meta(example(1)),
    min_events: z
      .int({ error: 'expected a whole number such as 100' })
      .min(1, { error: 'expected 1 or more' })
      .optional()
      .describe('With fewer events than this, but some, it is good; default 1.')
      .meta(example(100)),
  })
  .superRefine(({ error_ratio_above: above, error_ratio_at_least: atLeast }, context) => {
    if ((above === undefined) === (atLeast === undefined)) {
      const hint = '`above` leaves exactly that share good, `at_least` makes it bad'
      const message = 'expected either `error_ratio_above` or `error_ratio_at_least`'
      context.addIssue({ code: 'custom', ...finding(message, hint) })
    } else if (above === 1) {
      const message = 'no interval is ever bad: more than all events cannot fail'
      const hint = 'write `error_ratio_at_least: 1` for: all of them fail'
      context.addIssue({ code: 'custom', path: ['error_ratio_above'], ...finding(message, hint) })
    } else if (atLeast === 0) {
      const message = 'each interval is bad, also one without an error'
      const hint = 'write `error_ratio_above: 0` for: any of them fails'
      context.addIssue({ code: 'custom', path: ['error_ratio_at_least'], ...finding(message, hint) })
    }
  })
  .describe('When an interval is bad; needed by bad_intervals.')
  .meta(example({ error_ratio_above: 0.05 }))

/** How a contract measures. */
export const measureSchema = z
  .strictObject({
    method: z
      .enum(METHODS, { error: `expected ${METHODS.slice(0, -1).join(', ')} or ${METHODS.at(-1) ?? ''}` })
      .optional()
      .describe(`${METHODS.map((name) => `\`${name}\`: ${METHOD_WORDS[name]}`).join('; ')}; default \`request_ratio\`.`)
      .meta(example('bad_intervals')),
    interval: z
      .enum(INTERVALS, { error: 'expected 1m, 5m or 1h' })
      .optional()
      .describe(
        'Of bad_intervals and mean_interval_error_rate: how long each is, counted from the beginning of the period; default `1m`.',
      )
      .meta(example('5m')),
    bad_when: badWhen.optional(),
    min_consecutive: z
      .int({ error: 'expected a whole number such as 5' })
      .min(1, { error: 'expected 1 or more' })
      .max(1440, { error: 'expected 1440 (a day) or less' })
      .optional()
      .describe(
        'Of bad_intervals of 1m: bad minutes count in runs of at least so many, and then all of them; default 1.',
      )
      .meta(example(5)),
    no_traffic: z
      .enum(['good', 'bad', 'exclude'], { error: 'expected good, bad or exclude' })
      .optional()
      .describe('What a minute without events counts as; `exclude`: it leaves the count; default `good`.')
      .meta(example('good')),
    no_data: z
      .enum(['unknown', 'good', 'bad', 'exclude'], { error: 'expected unknown, good, bad or exclude' })
      .optional()
      .describe('What a minute without data counts as; `unknown`, the default, makes the verdict a range.')
      .meta(example('unknown')),
    rto: durationField
      .optional()
      .describe('Of recovery: most time until the service works again after an incident.')
      .meta(example('30m')),
    rpo: durationField
      .optional()
      .describe('Of recovery: most data, in time, that an incident may lose.')
      .meta(example('5m')),
  })
  .superRefine((measure, context) => {
    const method = measure.method ?? 'request_ratio'
    const allowed: readonly string[] = KEYS[method]
    for (const key of Object.keys(measure) as (keyof typeof measure)[]) {
      if (key === 'method' || measure[key] === undefined || allowed.includes(key)) continue
      const list = allowed.map((one) => `\`${one}\``).join(', ')
      const message = `means nothing to ${method}`
      context.addIssue({ code: 'custom', path: [key], ...finding(message, `take it out: ${method} takes ${list}`) })
    }
    checkNeeds(measure, method, context)
  })
  .describe('How the contract measures.')
  .meta(example({ method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_above: 0.05 } }))

type WrittenMeasure = { readonly [Key in 'bad_when' | 'rto' | 'rpo' | 'min_consecutive' | 'interval']?: unknown }

function checkNeeds(measure: WrittenMeasure, method: MethodName, context: z.RefinementCtx): void {
  if (method === 'bad_intervals') checkBadIntervals(measure, context)
  if (method !== 'recovery' || measure.rto !== undefined || measure.rpo !== undefined) return
  const message = 'expected what recovery must keep: `rto`, `rpo` or both'
  context.addIssue({ code: 'custom', ...finding(message, 'such as `rto: 30m` and `rpo: 5m`') })
}

function checkBadIntervals(
  { bad_when: bad, min_consecutive: run = 1, interval = '1m' }: WrittenMeasure,
  context: z.RefinementCtx,
): void {
  if (bad === undefined) {
    const hint = 'add `bad_when: {error_ratio_above: 0.05}`'
    context.addIssue({ code: 'custom', path: ['bad_when'], ...finding('expected when an interval is bad', hint) })
  }
  if (run === 1 || interval === '1m') return
  const hint = 'write `interval: 1m`, or take `min_consecutive` out'
  const message = `runs are of minutes, but the interval is ${String(interval)}`
  context.addIssue({ code: 'custom', path: ['min_consecutive'], ...finding(message, hint) })
}

import { z } from 'zod'
import { selectorField } from '../promql/selector-field.js'
import {
  durationField,
  example,
  finding,
  labelsField,
  nameField,
  objectiveField,
  scrapeIntervalField,
} from '../shared/fields.js'

const ratio = z
  .strictObject({
    bad: selectorField
      .optional()
      .describe('Selector of the counter of bad events.')
      .meta(example('http_requests_total{service="checkout",code=~"5.."}')),
    good: selectorField
      .optional()
      .describe('Selector of the counter of good events, where bad ones are not counted.')
      .meta(example('search_succeeded_total{service="catalog"}')),
    total: selectorField
      .describe('Selector of the counter of all events.')
      .meta(example('http_requests_total{service="checkout"}')),
  })
  .superRefine((value, context) => {
    if ((value.bad === undefined) === (value.good === undefined)) {
      const hint = 'keep `bad` where errors are counted, else `good`'
      context.addIssue({
        code: 'custom',
        ...finding('expected either `bad` or `good`, not both and not neither', hint),
      })
    }
  })
  .describe('Share of events, each counted once: `total`, and either `bad` or `good`.')

/** The rules add `_bucket` and `_count` themselves. */
const histogramField = selectorField.superRefine((text, context) => {
  const [, metric = '', suffix] = /^\s*(\w+?)(_bucket|_count|_sum)\s*(?:\{|$)/.exec(text) ?? []
  if (suffix === undefined) return
  const hint = `leave ${suffix} out: ${text.trim().replace(metric + suffix, metric)}`
  context.addIssue({ code: 'custom', ...finding('expected the histogram as a whole, not one of its series', hint) })
})

const latency = z
  .strictObject({
    histogram: histogramField
      .describe('Selector of a classic histogram, without `_bucket`.')
      .meta(example('http_request_duration_seconds{service="checkout"}')),
    below: durationField.describe('Slowest good answer; must be a bucket boundary.').meta(example('300ms')),
    unit: z
      .enum(['seconds', 'milliseconds'], { error: 'expected seconds or milliseconds' })
      .default('seconds')
      .describe('Unit of the histogram, hence of its `le`.'),
  })
  .describe('Share of requests answered within a time.')

export const indicatorSchema = z
  .strictObject({
    ratio: ratio.optional(),
    latency: latency.optional(),
    scrape_interval: scrapeIntervalField
      .optional()
      .describe('Scrape interval of these metrics, where it differs from `prometheus.scrape_interval`.')
      .meta(example('60s')),
  })
  .superRefine((value, context) => {
    if ([value.ratio, value.latency].filter((one) => one !== undefined).length === 1) return
    context.addIssue({ code: 'custom', ...finding('expected exactly one indicator: `ratio` or `latency`') })
  })
  .describe('What is counted: `ratio` or `latency`; needed here or in the template.')
  .meta(
    example({
      ratio: {
        bad: 'http_requests_total{service="checkout",code=~"5.."}',
        total: 'http_requests_total{service="checkout"}',
      },
    }),
  )

const alertingSchema = z
  .union(
    [
      z.literal('off'),
      z.strictObject({
        min_errors: z
          .int({ error: 'expected a whole number' })
          .min(1, { error: 'expected 1 or more' })
          .default(1)
          .describe('Bad events that the long window must hold before an alert fires; 1 switches the condition off.'),
        labels: labelsField.default({}).describe('Further labels on the alerts of this SLO.'),
        missing: z
          .boolean()
          .default(true)
          .describe('Alert `SLOMetricMissing`; `false` for services that scale to zero.'),
      }),
    ],
    { error: 'expected `off`, or a map with min_errors, labels, missing' },
  )
  .default({ min_errors: 1, labels: {}, missing: true })
  .describe('Burn-rate alerts of this SLO, or `off`.')

const common = {
  description: z
    .string()
    .optional()
    .describe('One sentence for people: what is promised.')
    .meta(example('Orders are answered without a server error.')),
  objective: objectiveField.describe('Share of good events promised, in percent; needed here or in the template.'),
  period: durationField
    .refine((seconds) => seconds >= 86_400 && seconds <= 366 * 86_400, {
      error: 'expected a rolling period from 1d to 366d',
    })
    .prefault('30d')
    .describe('Rolling period of the error budget.'),
  indicator: indicatorSchema,
  alerting: alertingSchema,
}

/** One SLO after templates are merged in: `use` is gone. */
export const sloSchema = z.strictObject({
  name: nameField.describe('Name, unique within the service.').meta(example('availability')),
  renamed_from: nameField.optional().describe('Former name: keeps the history over a rename.').meta(example('uptime')),
  ...common,
})

/** What a file may hold: as `sloSchema`, with `use` in the place of whatever the template supplies. */
export const sloInputSchema = sloSchema
  .partial()
  .required({ name: true })
  .extend({
    use: nameField
      .optional()
      .describe('Template under `slo_templates`; own keys win.')
      .meta(example('http-availability')),
  })

/** A template: any part of an SLO but its name. */
export const sloTemplateSchema = sloInputSchema.omit({ name: true, renamed_from: true })

export type SloConfig = z.output<typeof sloSchema>

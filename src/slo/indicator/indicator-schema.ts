import * as z from 'zod'
import { promqlField, selectorField } from '../../promql/promql-field.js'
import { durationField, example, finding, scrapeIntervalField } from '../../shared/fields.js'
import { badOrGood, ratioQuery } from './ratio-schema.js'

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
  .superRefine(badOrGood)
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
      .describe('Selector of a histogram, without `_bucket`.')
      .meta(example('http_request_duration_seconds{service="checkout"}')),
    below: durationField
      .describe(
        'Slowest good answer; must be a bucket boundary of a classic histogram, is interpolated in a native one.',
      )
      .meta(example('300ms')),
    unit: z
      .enum(['seconds', 'milliseconds'], { error: 'expected seconds or milliseconds' })
      .default('seconds')
      .describe('Unit of the histogram, hence of its `le`.'),
    native: z.boolean({ error: 'expected true or false' }).default(false).describe('Whether it is a native histogram.'),
  })
  .describe('Share of requests answered within a time.')

const probe = z
  .strictObject({
    metric: selectorField
      .describe('Selector of gauges that are 1 when all is well and 0 otherwise.')
      .meta(example('probe_success{job="blackbox",service="checkout"}')),
    aggregate: z
      .enum(['each', 'any', 'all'], { error: 'expected each, any or all' })
      .default('each')
      .describe('`each` sample counts; an instant is bad when `any` probe, or when `all` probes, are bad.'),
  })
  .describe('Share of probes that succeed.')

const threshold = z
  .strictObject({
    query: promqlField
      .describe('Value that is watched; of several series the worst decides.')
      .meta(example('max(order_queue_length)')),
    op: z
      .enum(['lt', 'lte', 'gt', 'gte'], { error: 'expected lt, lte, gt or gte' })
      .describe('How the value must compare for the minute to be good.')
      .meta(example('lt')),
    value: z.number({ error: 'expected a number' }).describe('What it is compared with.').meta(example(100)),
  })
  .describe('Share of minutes in which a value is within bounds.')

const freshness = z
  .strictObject({
    timestamp: promqlField
      .describe('Unix seconds of the newest data; of several series the oldest decides.')
      .meta(example('max(feed_last_import_timestamp_seconds)')),
    max_age: durationField.describe('Oldest good age.').meta(example('10m')),
  })
  .describe('Share of minutes in which something is fresh enough.')

const KINDS = { ratio, latency, probe, threshold, freshness, ratio_query: ratioQuery }
const NAMES = Object.keys(KINDS) as readonly (keyof typeof KINDS)[]
const LIST = NAMES.join(', ').replace(/, (\w+)$/, ' or $1')

export const indicatorSchema = z
  .strictObject({
    ratio: ratio.optional(),
    latency: latency.optional(),
    probe: probe.optional(),
    threshold: threshold.optional(),
    freshness: freshness.optional(),
    ratio_query: ratioQuery.optional(),
    scrape_interval: scrapeIntervalField
      .optional()
      .describe('Scrape interval of these metrics, where it differs from `prometheus.scrape_interval`.')
      .meta(example('60s')),
  })
  .superRefine((value, context) => {
    if (NAMES.filter((name) => value[name] !== undefined).length === 1) return
    context.addIssue({ code: 'custom', ...finding(`expected exactly one indicator: ${LIST}`) })
  })
  .describe(`What is counted: one of ${LIST}; needed here or in the template.`)
  .meta(
    example({
      ratio: {
        bad: 'http_requests_total{service="checkout",code=~"5.."}',
        total: 'http_requests_total{service="checkout"}',
      },
    }),
  )

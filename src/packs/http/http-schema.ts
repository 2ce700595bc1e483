import * as z from 'zod'
import { selectorField } from '../../promql/promql-field.js'
import { sampleSeries } from '../../promql/sample-series.js'
import { parseSelector } from '../../promql/selector.js'
import { durationField } from '../../shared/fields.js'
import { commonFields, countField, percentField, severityFields } from '../pack-fields.js'
import { withErrors } from './with-errors.js'

const labelName = z
  .string({ error: 'expected the name of a label such as code' })
  .regex(/^[a-zA-Z_]\w*$/, { error: 'expected the name of a label such as code' })

/** A selector for which the tests can make up a series. */
function seriesField(what: RegExp, expected: string) {
  return selectorField.refine(
    (text) => {
      const selector = parseSelector(text)
      return selector !== null && what.test(selector.metric ?? '') && sampleSeries([selector]) !== null
    },
    { error: `expected ${expected}, with matchers that some series can satisfy` },
  )
}

/** Whether tests can make up an answer that is an error, and one that is none. */
function hasBothAnswers({ requests, code_label: code }: { readonly requests: string; readonly code_label: string }) {
  const selector = parseSelector(requests)
  // Then the field itself is at fault, and says so.
  if (selector === null || sampleSeries([selector]) === null) return true
  const errors = withErrors(selector, code)
  return sampleSeries([errors]) !== null && sampleSeries([selector], errors) !== null
}

/** Thresholds of the http pack. */
export const httpSchema = z
  .strictObject({
    requests: seriesField(/./, 'a selector of one counter such as http_requests_total{job="api"}')
      .prefault('http_requests_total')
      .describe('Counter of requests with a label that holds the status code.'),
    code_label: labelName
      .default('code')
      .describe('Label of `requests` with the status code. Errors are those of three signs from 5: `500`, also `5xx`.'),
    durations: seriesField(/_bucket$/, 'a selector of buckets such as http_request_duration_seconds_bucket{job="api"}')
      .prefault('http_request_duration_seconds_bucket')
      .describe('Buckets of a classic histogram of times, in seconds.'),
    by: z
      .array(labelName)
      .min(1, { error: 'expected at least one label' })
      .default(['job'])
      .describe('Labels that tell one service from another: each set of values is looked at by itself.'),
    errors_above: percentField(0.01)
      .prefault(5)
      .describe('Percent of the requests with errors, over 5 min. Held for 10 min.'),
    slow_above: durationField
      .prefault('1s')
      .describe('Time within which `fast_requests` must be answered, over 5 min. Held for 10 min.'),
    fast_requests: percentField()
      .prefault(95)
      .describe('Percent of the requests. Estimated from the buckets: one bound should be near `slow_above`.'),
    least_requests: countField(1)
      .default(20)
      .describe('Fewer requests than this within 5 min say nothing about errors or slowness.'),
    silence_after: countField(1)
      .default(360)
      .describe('Requests within the last hour from which on none within 5 min is news. Held for 10 min.'),
    severity: severityFields({
      HttpErrors: ['ticket', 'See `errors_above`. Make it `page` where no objective watches the same thing.'],
      HttpSlow: ['ticket', 'See `slow_above`.'],
      HttpNoTraffic: ['ticket', 'See `silence_after`.'],
      HttpNotMonitored: ['ticket', 'Prometheus has had no series of `requests` for 10 min.'],
    }),
    ...commonFields('http?var-job=$job'),
  })
  .superRefine((http, context) => {
    if (hasBothAnswers(http)) return
    const message = 'expected a selector that takes both errors and other answers: Plimsoll adds the code of errors'
    context.addIssue({ code: 'custom', path: ['requests'], message })
  })
  .describe('Services that answer HTTP, measured by themselves or by a proxy before them.')

export type HttpPack = z.output<typeof httpSchema>
export type HttpAlert = keyof HttpPack['severity']

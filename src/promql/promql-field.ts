import * as z from 'zod'
import { finding } from '../shared/fields.js'
import { hintFor, promqlError } from './promql-error.js'
import { parseSelector } from './selector.js'
import { fillWindow, hasWindow } from './windowed-query.js'

const PROMQL_HINT = 'every ( [ { and quote needs its partner; try the expression on the page of Prometheus itself'

/** A PromQL expression, refused with the place of its first syntax error. */
export const promqlField = z
  .string({ error: 'expected a PromQL expression' })
  .superRefine((expression, context) => {
    const error = promqlError(expression)
    if (error !== null) context.addIssue({ code: 'custom', ...finding(error, hintFor(error, PROMQL_HINT)) })
  })
  .meta({ format: 'promql' })

const SELECTOR_HINT =
  'name the counter and its labels only, such as http_requests_total{service="checkout"}: Plimsoll adds rate and sum'

/** A plain PromQL selector that names its metric: no function, range or offset. */
export const selectorField = promqlField
  .superRefine((text, context) => {
    const selector = parseSelector(text)
    if (selector === null) context.addIssue({ code: 'custom', ...finding('expected a plain selector', SELECTOR_HINT) })
    else if (selector.metric === null) {
      context.addIssue({ code: 'custom', ...finding('expected a selector that names its metric', SELECTOR_HINT) })
    }
  })
  .meta({ format: 'promql' })

const WINDOWED_HINT = 'write the range as $window, as in sum(rate(requests_total[$window])): Plimsoll fills it in'

/** A PromQL expression whose range is written as `$window`. */
export const windowedQueryField = z
  .string({ error: 'expected a PromQL expression' })
  .superRefine((query, context) => {
    const error = promqlError(fillWindow(query, '1m'))
    if (error !== null) context.addIssue({ code: 'custom', ...finding(error, hintFor(error, WINDOWED_HINT)) })
    else if (!hasWindow(query)) {
      context.addIssue({ code: 'custom', ...finding('expected a query over $window', WINDOWED_HINT) })
    }
  })
  .meta({ format: 'promql' })

import * as z from 'zod'
import { finding } from '../shared/fields.js'
import { hintFor, promqlError } from './promql-error.js'
import { fillWindow, hasWindow } from './windowed-query.js'

const HINT = 'write the range as $window, as in sum(rate(requests_total[$window])): Plimsoll fills it in'

/** A PromQL expression whose range is written as `$window`. */
export const windowedQueryField = z
  .string({ error: 'expected a PromQL expression' })
  .superRefine((query, context) => {
    const error = promqlError(fillWindow(query, '1m'))
    if (error !== null) context.addIssue({ code: 'custom', ...finding(error, hintFor(error, HINT)) })
    else if (!hasWindow(query)) {
      context.addIssue({ code: 'custom', ...finding('expected a query over $window', HINT) })
    }
  })
  .meta({ format: 'promql' })

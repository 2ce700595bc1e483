import { finding } from '../shared/fields.js'
import { promqlField } from './promql-field.js'
import { parseSelector } from './selector.js'

const HINT =
  'name the counter and its labels only, such as http_requests_total{service="checkout"}: Plimsoll adds rate and sum'

/** A plain PromQL selector that names its metric: no function, range or offset. */
export const selectorField = promqlField
  .superRefine((text, context) => {
    const selector = parseSelector(text)
    if (selector === null) context.addIssue({ code: 'custom', ...finding('expected a plain selector', HINT) })
    else if (selector.metric === null) {
      context.addIssue({ code: 'custom', ...finding('expected a selector that names its metric', HINT) })
    }
  })
  .meta({ format: 'promql' })

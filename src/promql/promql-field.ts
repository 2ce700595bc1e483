import * as z from 'zod'
import { finding } from '../shared/fields.js'
import { hintFor, promqlError } from './promql-error.js'

const HINT = 'every ( [ { and quote needs its partner; try the expression on the page of Prometheus itself'

/** A PromQL expression, refused with the place of its first syntax error. */
export const promqlField = z
  .string({ error: 'expected a PromQL expression' })
  .superRefine((expression, context) => {
    const error = promqlError(expression)
    if (error !== null) context.addIssue({ code: 'custom', ...finding(error, hintFor(error, HINT)) })
  })
  .meta({ format: 'promql' })

import { z } from 'zod'
import { promqlError } from './promql-error.js'

/** A PromQL expression, refused with the place of its first syntax error. */
export const promqlField = z
  .string({ error: 'expected a PromQL expression' })
  .superRefine((expression, context) => {
    const error = promqlError(expression)
    if (error !== null) context.addIssue({ code: 'custom', message: error })
  })
  .meta({ format: 'promql' })

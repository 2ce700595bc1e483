import * as z from 'zod'
import { PrometheusError, type PrometheusFailure } from '../promql/prometheus-error.js'

/** The plain objects that prometheus-query rejects with; only the fields used. */
const rejection = z.object({
  errorType: z.string(),
  error: z.string().catch('no reason given'),
  httpStatus: z.number().optional(),
  code: z.string().optional(),
  prometheus: z.object({ errorType: z.string().optional() }).optional(),
  original: z.object({ errorType: z.string() }).optional().catch(undefined),
})

/**
 * Turns whatever a question ended with into a `PrometheusError`.
 *
 * @param cause plain object of prometheus-query, or an error of ours on the way there
 * @param question what was attempted, for the message
 */
export function toPrometheusError(cause: unknown, question: string): PrometheusError {
  if (cause instanceof PrometheusError) return cause
  const parsed = rejection.safeParse(cause)
  if (!parsed.success) {
    const said = cause instanceof Error ? cause.message : 'an answer of unknown shape'
    return new PrometheusError('malformed', `cannot read the answer to ${question}: ${said}`, { cause })
  }
  const answer = parsed.data.error
  return new PrometheusError(reasonOf(parsed.data), `no answer to ${question}: ${answer}`, { cause, answer })
}

function reasonOf({ errorType, httpStatus, code, ...rest }: z.output<typeof rejection>): PrometheusFailure {
  if (errorType === 'timeout_error' || code === 'ETIMEDOUT') return 'timeout'
  if (httpStatus !== undefined) return reasonOfAnswer(httpStatus, rest.prometheus?.errorType)
  // A 200 that is not JSON, such as the sign-in page of a proxy: the library rejects twice over and calls it a network error.
  return rest.original?.errorType === 'client_error' ? 'malformed' : 'unreachable'
}

const BY_STATUS: Readonly<Record<number, PrometheusFailure>> = {
  400: 'rejected',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'rejected',
  422: 'rejected',
  504: 'timeout',
}

function reasonOfAnswer(status: number, said: string | undefined): PrometheusFailure {
  return said === 'timeout' || said === 'canceled' ? 'timeout' : (BY_STATUS[status] ?? 'unreachable')
}

import { AppError } from '../shared/app-error.js'

/** Why a question to Prometheus was not answered; also the `reason` label of `plimsoll_prometheus_query_failures_total`. */
export type PrometheusFailure = 'unreachable' | 'timeout' | 'unauthorized' | 'rejected' | 'malformed'

/**
 * A question to Prometheus failed. `unreachable` and `timeout` are worth a retry, `rejected` (the server refused the query) and
 * `unauthorized` need a person.
 */
export class PrometheusError extends AppError {
  readonly reason: PrometheusFailure
  /** What the server itself said; `null`: nothing, or nothing that is known. */
  readonly answer: string | null

  constructor(reason: PrometheusFailure, message: string, options?: ErrorOptions & { readonly answer?: string }) {
    super(`prometheus_${reason}`, message, options)
    this.reason = reason
    this.answer = options?.answer ?? null
  }
}

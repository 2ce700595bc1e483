import { PrometheusConnectionOptions, PrometheusDriver } from 'prometheus-query'
import type { PrometheusSource } from './source.js'
import type { Credentials } from './connection.js'

interface Request extends Credentials {
  readonly signal: AbortSignal | undefined
  /** Gets each answer as it came. */
  readonly onAnswer: (body: unknown) => void
}

/** A driver for one question: it costs next to nothing and is the only way to give each its own signal and fresh secrets. */
export function createDriver(
  source: PrometheusSource,
  { headers, agent, signal, onAnswer }: Request,
): PrometheusDriver {
  const options: Partial<PrometheusConnectionOptions> = {
    endpoint: source.url,
    headers,
    preferPost: true,
    timeout: source.timeoutSeconds * 1000,
    requestInterceptor: {
      onFulfilled: (config) =>
        Object.assign(config, signal !== undefined && { signal }, agent !== null && { httpsAgent: agent }),
    },
    responseInterceptor: {
      onFulfilled: (response) => {
        onAnswer(response.data)
        return response
      },
    },
  }
  return new PrometheusDriver(Object.assign(new PrometheusConnectionOptions(), options))
}

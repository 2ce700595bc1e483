import * as z from 'zod'
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
        return { ...response, data: emptied(response.data) }
      },
    },
  }
  return new PrometheusDriver(Object.assign(new PrometheusConnectionOptions(), options))
}

/** An answer without what it holds: the library would make objects of it that nobody looks at, of an hour of a thousand objectives 120,000. */
function emptied(body: unknown): unknown {
  const { data, success } = series.safeParse(body)
  return success ? { ...data, data: { ...data.data, result: [] } } : body
}

const series = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.enum(['matrix', 'vector']) }),
})

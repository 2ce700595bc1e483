import type { Config } from '../config/config.js'
import type { Meter } from '../shared/meter.js'
import { createPrometheusReader } from '../prometheus/prometheus-client.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Logger } from '../shared/logger.js'
import { self } from '../self/self-metrics.js'

const DURATION = self('plimsoll_prometheus_query_duration_seconds')
const FAILURES = self('plimsoll_prometheus_query_failures_total')

/** A reader per configured Prometheus, by name; each question is timed and each failure counted. */
export function createObservedReaders(
  config: Config,
  { meter, logger }: { readonly meter: Meter<typeof DURATION | typeof FAILURES>; readonly logger: Logger },
): ReadonlyMap<string, SeriesReader> {
  return new Map(
    config.prometheus.map((source) => {
      const labels = { prometheus: source.name }
      const reader = createPrometheusReader(source, {
        onQuery: (seconds, failure) => {
          meter.observe(DURATION, labels, seconds)
          if (failure !== null) meter.count(FAILURES, { ...labels, reason: failure })
        },
        onWarning: (warning) => {
          logger.warn({ ...labels, warning }, 'Prometheus remarked on an answer')
        },
      })
      return [source.name, reader]
    }),
  )
}

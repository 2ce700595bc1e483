import type { Config } from '../config/config.js'
import { createPrometheusReader } from '../prometheus/prometheus-client.js'
import type { SeriesReader } from '../promql/series-reader.js'

/** A reader per configured Prometheus, by name, for commands: nobody times or counts their questions. */
export function createPlainReaders({ prometheus }: Pick<Config, 'prometheus'>): ReadonlyMap<string, SeriesReader> {
  return new Map(prometheus.map((source) => [source.name, createPrometheusReader(source)]))
}

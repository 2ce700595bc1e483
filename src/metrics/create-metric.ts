import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { MetricDefinition } from '../shared/metric.js'

export type Metric = Gauge | Counter | Histogram

/** @param further labels that come with a configuration */
export function createMetric(
  definition: MetricDefinition,
  registry: Registry,
  further: readonly string[] = [],
): Metric {
  const { name, help, labels, buckets } = definition
  const options = { name, help, labelNames: [...labels, ...further], registers: [registry] }
  if (definition.type === 'gauge') return new Gauge(options)
  if (definition.type === 'counter') return new Counter(options)
  return new Histogram(buckets === undefined ? options : { ...options, buckets: [...buckets] })
}

export function wrongName(name: string): Error {
  return new Error(`no such metric: ${name}`)
}

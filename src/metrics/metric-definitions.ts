import { features } from '../features.js'
import type { MetricDefinition } from '../shared/metric.js'

/** All metrics of the daemon besides those of its process, by feature, in the order of the documentation. */
export const metricGroups: readonly { readonly title: string; readonly definitions: readonly MetricDefinition[] }[] =
  features.flatMap(({ metrics }) => (metrics === undefined ? [] : [metrics]))

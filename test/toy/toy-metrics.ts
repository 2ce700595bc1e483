import { samplesOf, type MetricDefinition, type MetricSample } from '../../src/shared/metric.js'
import type { Toy } from './toy.js'

const MOST = 'plimsoll_toy_most_balls'

export const toyMetrics: readonly MetricDefinition[] = [
  { name: MOST, help: 'Most balls that a toy may have in the air.', type: 'gauge', labels: ['service', 'toy'] },
]

export function toySamples(toys: readonly Toy[]): readonly MetricSample[] {
  return toys.flatMap(({ service, name, most }) => samplesOf({ service, toy: name }, { [MOST]: most }))
}

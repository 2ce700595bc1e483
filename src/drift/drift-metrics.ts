import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import { countOf, DRIFT_KINDS, type DriftStanding } from './drift.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const DRIFT_METRICS = {
  items: 'plimsoll_drift_items',
  known: 'plimsoll_drift_known',
  checked: 'plimsoll_drift_checked_timestamp_seconds',
} as const

const labels = ['server', 'name']

/** Whether what runs is what is generated. */
export const driftMetrics: readonly MetricDefinition[] = [
  {
    name: DRIFT_METRICS.items,
    help: 'Rule groups of a Prometheus (`server="prometheus"`), or configurations of an Alertmanager, that are not loaded as they are generated, by kind: missing, changed, extra. Absent where nobody knows.',
    type: 'gauge',
    labels: [...labels, 'kind'],
  },
  {
    name: DRIFT_METRICS.known,
    help: '1 where it is known what a server has loaded, 0 where it does not say, or nobody has looked at it lately.',
    type: 'gauge',
    labels,
  },
  {
    name: DRIFT_METRICS.checked,
    help: 'When a server last said what it has loaded, in Unix seconds; absent where it never has.',
    type: 'gauge',
    labels,
  },
]

/** The samples of one server. */
export function driftSamples({ server, name, state, answeredAt, items }: DriftStanding): readonly MetricSample[] {
  const at = { server, name }
  const count = (kind: (typeof DRIFT_KINDS)[number]) => (state === 'unknown' ? null : countOf(items, kind))
  return [
    ...DRIFT_KINDS.flatMap((kind) => samplesOf({ ...at, kind }, { [DRIFT_METRICS.items]: count(kind) })),
    ...samplesOf(at, {
      [DRIFT_METRICS.known]: Number(state !== 'unknown'),
      [DRIFT_METRICS.checked]: answeredAt === null ? null : answeredAt.getTime() / 1000,
    }),
  ]
}

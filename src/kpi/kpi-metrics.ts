import { formatDuration } from '../shared/duration.js'
import { formatObjective } from '../shared/format-percent.js'
import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { Kpi } from './kpi.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const KPI_METRICS = {
  seconds: 'plimsoll_organisation_kpi_seconds',
  targetSeconds: 'plimsoll_organisation_kpi_target_seconds',
  ratio: 'plimsoll_organisation_kpi_ratio',
  targetRatio: 'plimsoll_organisation_kpi_target_ratio',
  samples: 'plimsoll_organisation_kpi_samples',
  unknown: 'plimsoll_organisation_kpi_unknown',
  state: 'plimsoll_organisation_kpi_state',
} as const

/** The best first. */
export const KPI_STATES = ['met', 'undetermined', 'missed', 'not_measured'] as const

const labels = ['kpi', 'target']
const SHARED = '`target` tells apart services that are held to different ones, over which nothing is averaged.'

const gauge = (name: string, help: string, more: readonly string[] = []): MetricDefinition => ({
  ...{ name, help, type: 'gauge' },
  labels: [...labels, ...more],
})

/** Key figures of the running month of all services together; each service has metrics of its incidents, datasets and drills. */
export const kpiMetrics: readonly MetricDefinition[] = [
  gauge(
    KPI_METRICS.seconds,
    `Key figure of the running month, of all services together: rto, rpo, mttd, mttr. Absent where there is none. ${SHARED}`,
  ),
  gauge(KPI_METRICS.targetSeconds, 'What it is to be at most.'),
  gauge(
    KPI_METRICS.ratio,
    'Key figure of all services together: test_success, the share of drills that were passed within a year. Absent where there was none.',
  ),
  gauge(KPI_METRICS.targetRatio, 'What it is to be at least.'),
  gauge(KPI_METRICS.samples, 'Of how many incidents, datasets or drills a key figure of all services is.'),
  gauge(KPI_METRICS.unknown, 'How many stand beside it, of which it is not known.'),
  gauge(
    KPI_METRICS.state,
    'How a key figure of all services stands: 1 for the present state, 0 for the others (met, undetermined, missed, not_measured).',
    ['state'],
  ),
]

/** The samples of one figure. */
export function kpiSamples({ name, unit, target, current }: Kpi): readonly MetricSample[] {
  const isRatio = unit === 'ratio'
  const at = { kpi: name, target: targetLabel(target, isRatio) }
  const { value, count, unknown, verdict } = current
  return [
    ...samplesOf(at, {
      [isRatio ? KPI_METRICS.ratio : KPI_METRICS.seconds]: value,
      [isRatio ? KPI_METRICS.targetRatio : KPI_METRICS.targetSeconds]: target,
      [KPI_METRICS.samples]: count,
      [KPI_METRICS.unknown]: unknown,
    }),
    ...stateSamples(KPI_METRICS.state, at, { all: KPI_STATES, current: verdict ?? 'not_measured' }),
  ]
}

function targetLabel(target: number | null, isRatio: boolean): string {
  if (target === null) return 'none'
  return isRatio ? formatObjective(target) : formatDuration(target)
}

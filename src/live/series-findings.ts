import { BACKUP_LABELS, BACKUP_SERIES } from '../backup/backup-names.js'
import { recordedBackup } from '../backup/dataset-series.js'
import type { Dataset } from '../backup/dataset.js'
import type { Series } from '../promql/series-reader.js'
import { differingLabels, voicesByPlace } from '../promql/series-pairs.js'
import { textAt } from '../shared/texts.js'
import { groupKeyOf } from '../slo/group-key.js'
import { recordedSeries } from '../slo/identity.js'
import { LABELS, SERIES } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

/** One value per objective and group: several series of one are replicas of each other, or none of them is the value. */
export async function seriesFindings(slo: Slo, source: LiveSource): Promise<Finding[]> {
  const series = await source.ask(`last_over_time(${recordedSeries(SERIES.eventsBase, slo)}[5m])`)
  return judgeSeries(series, {
    expected: [LABELS.service, LABELS.slo, LABELS.environment, ...slo.groupBy],
    groupBy: slo.groupBy,
    replicaLabels: source.replicaLabels,
    canBeDivided: true,
  })
}

/** The same for a dataset, which has no groups. */
export async function datasetSeriesFindings(dataset: Dataset, source: LiveSource): Promise<Finding[]> {
  const series = await source.ask(`last_over_time(${recordedBackup(BACKUP_SERIES.dataPoint, dataset)}[5m])`)
  return judgeSeries(series, {
    expected: [BACKUP_LABELS.service, BACKUP_LABELS.dataset, BACKUP_LABELS.environment],
    groupBy: [],
    replicaLabels: source.replicaLabels,
    canBeDivided: false,
  })
}

interface Expectation {
  /** Labels that identify the value. */
  readonly expected: readonly string[]
  readonly groupBy: readonly string[]
  readonly replicaLabels: readonly string[]
  readonly canBeDivided: boolean
}

export function judgeSeries(series: readonly Series[], order: Expectation): Finding[] {
  const expected = new Set(order.expected)
  const place = ({ labels }: Series) => {
    const group = Object.fromEntries(order.groupBy.map((label) => [label, textAt(labels, label) ?? '']))
    return { key: groupKeyOf(group), expected }
  }
  const places = voicesByPlace([series], { place, replicaLabels: new Set(order.replicaLabels) })
  const differing = new Set([...places.values()].flatMap(differingLabels))
  if (differing.size === 0) return []
  const [most = 0] = [...places.values()].map((voices) => voices.length).toSorted((a, b) => b - a)
  const names = [...differing].toSorted()
  const divided = order.canBeDivided ? `, \`group_by: [${names.join(', ')}]\`` : ''
  return [
    {
      rule: 'live-series',
      message: `${most} series answer for one value: they differ in ${names.join(', ')}, so that its minutes are unknown`,
      hint: `where they are replicas, \`replica_labels: [${names.join(', ')}]\` under \`prometheus\`; where they are clusters, an \`environment\` for each${divided}`,
    },
  ]
}

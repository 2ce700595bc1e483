import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import { CONTROL_STATUSES } from './control-names.js'
import type { ControlStanding } from './standing.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const CONTROL_METRICS = {
  status: 'plimsoll_control_status',
  expires: 'plimsoll_control_attestation_expires_timestamp_seconds',
} as const

const labels = ['service', 'environment', 'dataset', 'control', 'part']

/** How controls stand. That of the recovery point is told by `plimsoll_backup_state`. */
export const controlMetrics: readonly MetricDefinition[] = [
  {
    name: CONTROL_METRICS.status,
    help: '1 for the present status of a control (`state`: compliant, non_compliant, not_assessed), 0 for the others; `part` is the type or copy that it is about. That of the recovery point is in plimsoll_backup_state.',
    type: 'gauge',
    labels: [...labels, 'state'],
  },
  {
    name: CONTROL_METRICS.expires,
    help: 'Until when somebody attests a control, in Unix seconds; absent where a metric or a drill proves it.',
    type: 'gauge',
    labels,
  },
]

/** The samples of one control. */
export function controlSamples({ control: { dataset, control, part, plan }, judgement }: ControlStanding) {
  if (plan === null) return []
  const { service, environment, name } = dataset
  const identity = { service, environment, dataset: name, control, part }
  const expires = 'proof' in plan && plan.proof.kind === 'attested' ? plan.proof.expires.getTime() / 1000 : null
  const states = { all: CONTROL_STATUSES, current: judgement.status }
  const samples: readonly MetricSample[] = [
    ...stateSamples(CONTROL_METRICS.status, identity, states),
    ...samplesOf(identity, { [CONTROL_METRICS.expires]: expires }),
  ]
  return samples
}

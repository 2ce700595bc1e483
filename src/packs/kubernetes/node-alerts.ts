import { formatDuration } from '../../shared/duration.js'
import { formatNumber } from '../../shared/format-number.js'
import { FILLING, fallsSlowly, fallsTooFast, FORECAST_RANGE } from '../filling.js'
import type { PackAlert } from '../pack.js'
import { equal, feed, like, ofJob } from '../select.js'
import { aroundLeast, gauge } from '../series-values.js'
import { humanPercentage } from '../template-text.js'
import { excursion, gaugeProof, oneGaugeProof, steady } from '../threshold-alert.js'
import type { KubernetesAlert, KubernetesPack } from './kubernetes-schema.js'
import { objects, perObject, scraped } from './objects.js'

/** Alerts on nodes and volumes. */
export function nodeAlerts(kubernetes: KubernetesPack): PackAlert<KubernetesAlert>[] {
  return [notReady(kubernetes), pressure(kubernetes), filling(kubernetes), full(kubernetes)]
}

const CONDITION = 'kube_node_status_condition'

function notReady({ job }: KubernetesPack): PackAlert<KubernetesAlert> {
  const [bad, good] = objects('node')
  const ready = { condition: 'Ready', status: 'true' }
  return {
    alert: 'KubernetesNodeNotReady',
    expr: `${perObject(CONDITION, { job, by: ['node'] }, equal('condition', 'Ready'), equal('status', 'true'))} == 0`,
    forMinutes: 10,
    summary: 'Node {{ $labels.node }} is not ready',
    description:
      'Kubernetes has not been able to use it for 10 minutes and moves its pods elsewhere, if there is room.',
    proof: oneGaugeProof({
      metric: CONDITION,
      things: [scraped(job, { ...bad, ...ready }), scraped(job, { ...good, ...ready })],
      ...{ fine: 1, around: { breaks: 0, keeps: 1 } },
      labels: bad,
    }),
  }
}

function pressure({ job }: KubernetesPack): PackAlert<KubernetesAlert> {
  const [bad, good] = objects('node', { condition: 'DiskPressure' })
  const which = like('condition', 'MemoryPressure|DiskPressure|PIDPressure|NetworkUnavailable')
  return {
    alert: 'KubernetesNodePressure',
    expr: `${perObject(CONDITION, { job, by: ['node', 'condition'] }, which, equal('status', 'true'))} == 1`,
    forMinutes: 5,
    summary: 'Node {{ $labels.node }} reports {{ $labels.condition }}',
    description: 'Kubernetes starts no new pods there, and may end some that run.',
    proof: oneGaugeProof({
      metric: CONDITION,
      things: [scraped(job, { ...bad, status: 'true' }), scraped(job, { ...good, status: 'false' })],
      ...{ fine: 0, around: { breaks: 1, keeps: 1 } },
      labels: bad,
    }),
  }
}

const FREE = 'kubelet_volume_stats_available_bytes'
const SIZE = 'kubelet_volume_stats_capacity_bytes'
const CLAIM = 'persistentvolumeclaim'

/** PromQL: share of a volume that is free. It can be mounted on several nodes, which all see the same. */
function freeShare(job: string): string {
  const of = { job, by: [CLAIM] }
  return `${perObject(FREE, of)} / ${perObject(SIZE, of)}`
}

function filling(kubernetes: KubernetesPack): PackAlert<KubernetesAlert> {
  const { kubelet_job: job, volume_full_within: within, volume_filling_below: below } = kubernetes
  const { breaks } = aroundLeast(below)
  const fast = fallsTooFast(breaks, within)
  const [bad, good] = objects(CLAIM)
  const forecast = `predict_linear(${ofJob(job, FREE)}[${FORECAST_RANGE}], ${formatNumber(within)})`
  return {
    alert: 'KubernetesVolumeFilling',
    expr: [
      `${freeShare(job)} < ${formatNumber(below)}`,
      `and max by (cluster, namespace, ${CLAIM}) (${forecast}) < 0`,
    ].join('\n'),
    forMinutes: FILLING.waitMinutes,
    summary: `Volume {{ $labels.namespace }}/{{ $labels.${CLAIM} }} will be full within ${formatDuration(within)}`,
    description: `{{ $value | humanizePercentage }} of it is free, and if the last 6 hours go on, nothing will be in less than ${formatDuration(within)}.`,
    proof: {
      step: 5,
      series: [
        feed(FREE, scraped(job, bad), fast.values(1e11)),
        feed(FREE, scraped(job, good), fallsSlowly(breaks, within).values(1e11)),
        ...[bad, good].map((labels) => feed(SIZE, scraped(job, labels), gauge([1e11, 60]))),
      ],
      ...{ from: FILLING.from, by: FILLING.by, until: FILLING.until },
      labels: bad,
      value: humanPercentage(fast.at(FILLING.by + FILLING.waitMinutes)),
    },
  }
}

function full({ kubelet_job: job, volume_free_below: limit }: KubernetesPack): PackAlert<KubernetesAlert> {
  const { breaks, keeps } = aroundLeast(limit)
  const [bad, good] = objects(CLAIM)
  return {
    alert: 'KubernetesVolumeFull',
    expr: `${freeShare(job)} < ${formatNumber(limit)}`,
    forMinutes: 10,
    summary: `Volume {{ $labels.namespace }}/{{ $labels.${CLAIM} }} is nearly full`,
    description: `{{ $value | humanizePercentage }} of it is free, less than ${humanPercentage(limit)}. Programs that write there will fail.`,
    proof: gaugeProof({
      series: [
        ...[bad, good].map((labels) => feed(SIZE, scraped(job, labels), steady(1e10))),
        feed(FREE, scraped(job, bad), excursion(8e9, breaks * 1e10)),
        feed(FREE, scraped(job, good), excursion(8e9, keeps * 1e10)),
      ],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

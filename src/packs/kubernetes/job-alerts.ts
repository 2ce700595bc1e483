import { formatNumber } from '../../shared/format-number.js'
import type { PackAlert } from '../pack.js'
import { equal, feed, ofJob, unequal } from '../select.js'
import { aroundMost, gauge } from '../series-values.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { excursion, gaugeProof, oneGaugeProof, steady } from '../threshold-alert.js'
import type { KubernetesAlert, KubernetesPack } from './kubernetes-schema.js'
import { objects, perObject, scraped } from './objects.js'

/** Alerts on jobs and on limits. */
export function jobAlerts(kubernetes: KubernetesPack): PackAlert<KubernetesAlert>[] {
  return [jobFailed(kubernetes), cronJob(kubernetes), autoscaler(kubernetes), memory(kubernetes)]
}

function jobFailed({ job }: KubernetesPack): PackAlert<KubernetesAlert> {
  const metric = 'kube_job_failed'
  const [bad, good] = objects('job_name')
  return {
    alert: 'KubernetesJobFailed',
    expr: `${perObject(metric, { job, by: ['job_name'] }, equal('condition', 'true'))} == 1`,
    forMinutes: 1,
    summary: 'Job {{ $labels.namespace }}/{{ $labels.job_name }} has failed',
    description: 'It will not be tried again. Once you know why, delete the Job: that ends this alert.',
    proof: oneGaugeProof({
      metric,
      things: [scraped(job, { ...bad, condition: 'true' }), scraped(job, { ...good, condition: 'false' })],
      ...{ fine: 0, around: { breaks: 1, keeps: 1 } },
      labels: bad,
    }),
  }
}

function cronJob({ job, cron_job_late_after: limit }: KubernetesPack): PackAlert<KubernetesAlert> {
  const [next, suspended] = ['kube_cronjob_next_schedule_time', 'kube_cronjob_spec_suspend']
  const of = { job, by: ['cronjob'] }
  const [bad, good] = objects('cronjob')
  // The test begins at 1970: at its fifth minute the time came exactly `limit` and a minute ago.
  const due = 240 - limit
  return {
    alert: 'KubernetesCronJobNotScheduled',
    expr: `time() - ${perObject(next, of)} > ${formatNumber(limit)}\nand ${perObject(suspended, of)} == 0`,
    forMinutes: 5,
    summary: 'CronJob {{ $labels.namespace }}/{{ $labels.cronjob }} is not scheduled',
    description: 'Its time came {{ $value | humanizeDuration }} ago, and nothing has started since.',
    proof: {
      step: 1,
      series: [
        feed(next, scraped(job, bad), gauge([due, 13], [1e6, 3])),
        feed(suspended, scraped(job, bad), gauge([0, 16])),
        feed(next, scraped(job, good), gauge([due, 16])),
        feed(suspended, scraped(job, good), gauge([1, 16])),
      ],
      ...{ from: 5, by: 5, until: 13 },
      labels: bad,
      value: humanDuration(limit + 60 + 300),
    },
  }
}

function autoscaler({ job }: KubernetesPack): PackAlert<KubernetesAlert> {
  const of = { job, by: ['horizontalpodautoscaler'] }
  const [now, most, least] = ['status_current_replicas', 'spec_max_replicas', 'spec_min_replicas'].map(
    (name) => `kube_horizontalpodautoscaler_${name}`,
  ) as [string, string, string]
  const [bad, good] = objects('horizontalpodautoscaler')
  return {
    alert: 'KubernetesAutoscalerMaxed',
    // One that may not scale at all is at its maximum by design.
    expr: [
      `${perObject(now, of)} >= ${perObject(most, of)}`,
      `and ${perObject(most, of)} > ${perObject(least, of)}`,
    ].join('\n'),
    forMinutes: 15,
    summary: 'Autoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} is at its maximum',
    description:
      'It has run {{ $value }} replicas, all that it may, for 15 minutes. More load will make requests wait.',
    proof: gaugeProof({
      series: [
        ...[bad, good].flatMap((labels) => [
          feed(most, scraped(job, labels), steady(10)),
          feed(least, scraped(job, labels), steady(2)),
        ]),
        feed(now, scraped(job, bad), excursion(3, 10)),
        feed(now, scraped(job, good), excursion(3, 9)),
      ],
      labels: bad,
      value: '10',
    }),
  }
}

function memory({ kubelet_job: job, container_memory_above: limit }: KubernetesPack): PackAlert<KubernetesAlert> {
  const [used, most] = ['container_memory_working_set_bytes', 'container_spec_memory_limit_bytes']
  const by = 'max by (cluster, namespace, pod, container)'
  const { breaks, keeps } = aroundMost(limit, 1)
  const [bad, good] = objects('pod', { container: 'web' })
  const own = unequal('container', '')
  return {
    alert: 'KubernetesContainerMemoryHigh',
    // 0 stands for no limit. Series without a container are sums of a pod or a node.
    expr: `${by} (${ofJob(job, used, own)}) / ${by} (${ofJob(job, most, own)} > 0) > ${formatNumber(limit)}`,
    forMinutes: 15,
    summary:
      'Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} is close to its memory limit',
    description: `It takes {{ $value | humanizePercentage }} of its limit, more than ${humanPercentage(limit)} for 15 minutes. At 100% the kernel kills it.`,
    proof: gaugeProof({
      series: [
        ...[bad, good].map((labels) => feed(most, scraped(job, labels), steady(1e9))),
        feed(used, scraped(job, bad), excursion(1e8, breaks * 1e9)),
        feed(used, scraped(job, good), excursion(1e8, keeps * 1e9)),
        feed(most, scraped(job, { ...good, pod: 'unlimited' }), steady(0)),
        feed(used, scraped(job, { ...good, pod: 'unlimited' }), steady(1e9)),
      ],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

import type { PackAlert } from '../pack.js'
import { equal, feed, ofJob, like } from '../select.js'
import { gauge } from '../series-values.js'
import { excursion, gaugeProof, steady } from '../threshold-alert.js'
import type { KubernetesAlert, KubernetesPack } from './kubernetes-schema.js'
import { objects, perObject, scraped } from './objects.js'

/** Alerts on what should run: pods and those who keep them. */
export function workloadAlerts({ job }: KubernetesPack): PackAlert<KubernetesAlert>[] {
  return [
    crashLooping(job),
    podNotReady(job),
    replicasMissing(job, {
      alert: 'KubernetesDeploymentReplicasMissing',
      kind: 'deployment',
      title: 'Deployment',
      metrics: {
        wanted: 'kube_deployment_spec_replicas',
        there: 'kube_deployment_status_replicas_available',
        updated: 'kube_deployment_status_replicas_updated',
      },
    }),
    replicasMissing(job, {
      alert: 'KubernetesStatefulSetReplicasMissing',
      kind: 'statefulset',
      title: 'StatefulSet',
      metrics: {
        wanted: 'kube_statefulset_replicas',
        there: 'kube_statefulset_status_replicas_ready',
        updated: 'kube_statefulset_status_replicas_updated',
      },
    }),
    replicasMissing(job, {
      alert: 'KubernetesDaemonSetPodsMissing',
      kind: 'daemonset',
      title: 'DaemonSet',
      metrics: {
        wanted: 'kube_daemonset_status_desired_number_scheduled',
        there: 'kube_daemonset_status_number_available',
        updated: 'kube_daemonset_status_updated_number_scheduled',
      },
    }),
  ]
}

function crashLooping(job: string): PackAlert<KubernetesAlert> {
  const metric = 'kube_pod_container_status_waiting_reason'
  const reason = 'CrashLoopBackOff'
  const [bad, good] = objects('pod', { container: 'web' })
  // Between two attempts the container runs for a moment: the series comes and goes.
  const loops = gauge([null, 5], ...Array.from({ length: 4 }, () => [[1, 3] as const, [null, 2] as const]).flat(), [
    null,
    10,
  ])
  return {
    alert: 'KubernetesPodCrashLooping',
    expr: `max by (cluster, namespace, pod, container) (max_over_time(${ofJob(job, metric, equal('reason', reason))}[5m])) >= 1`,
    forMinutes: 15,
    summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} crashes again and again',
    description:
      'Its container {{ $labels.container }} ends as soon as it is started, and Kubernetes waits longer and longer between the attempts. `kubectl logs --previous` shows what it said last.',
    proof: {
      step: 1,
      series: [
        feed(metric, scraped(job, { ...bad, reason }), loops),
        feed(metric, scraped(job, { ...good, reason: 'ContainerCreating' }), gauge([1, 40])),
      ],
      ...{ from: 5, by: 5, until: 28 },
      labels: bad,
      value: '',
    },
  }
}

function podNotReady(job: string): PackAlert<KubernetesAlert> {
  const [ready, phase] = ['kube_pod_status_ready', 'kube_pod_status_phase']
  const of = { job, by: ['pod'] }
  const [bad, good] = objects('pod')
  return {
    alert: 'KubernetesPodNotReady',
    // A pod that no node takes has no condition Ready; one that has done its work is not ready, and need not be.
    expr: [
      `(${perObject(ready, of, like('condition', 'false|unknown'))} == 1`,
      `unless ${perObject(phase, of, like('phase', 'Succeeded|Failed'))} == 1)`,
      `or ${perObject(phase, of, equal('phase', 'Pending'))} == 1`,
    ].join('\n'),
    forMinutes: 15,
    summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} does not become ready',
    description:
      'It has had no traffic for 15 minutes. `kubectl describe pod` shows whether it waits for a node, an image or its own readiness probe.',
    proof: gaugeProof({
      series: [
        feed(ready, scraped(job, { ...bad, condition: 'false' }), excursion(0, 1)),
        feed(phase, scraped(job, { ...bad, phase: 'Running' }), steady(1)),
        feed(ready, scraped(job, { ...good, condition: 'false' }), excursion(0, 1)),
        feed(phase, scraped(job, { ...good, phase: 'Succeeded' }), excursion(0, 1)),
      ],
      labels: bad,
    }),
  }
}

function replicasMissing(
  job: string,
  kept: {
    readonly alert: KubernetesAlert
    readonly kind: string
    readonly title: string
    readonly metrics: { readonly wanted: string; readonly there: string; readonly updated: string }
  },
): PackAlert<KubernetesAlert> {
  const { alert, kind, title, metrics } = kept
  const [bad, good] = objects(kind)
  const of = { job, by: [kind] }
  const rolling = gauge(...Array.from({ length: 26 }, (_, minute) => [minute % 3, 1] as const))
  return {
    alert,
    expr: [
      `${perObject(metrics.wanted, of)} - ${perObject(metrics.there, of)} > 0`,
      `and max by (cluster, namespace, ${kind}) (changes(${ofJob(job, metrics.updated)}[10m])) == 0`,
    ].join('\n'),
    forMinutes: 15,
    summary: `${title} {{ $labels.namespace }}/{{ $labels.${kind} }} has too few pods`,
    description: `{{ $value }} of its pods have been missing for 15 minutes, and no rollout goes on that would explain it.`,
    proof: gaugeProof({
      series: [
        ...[bad, good].flatMap((labels) => [
          feed(metrics.wanted, scraped(job, labels), steady(3)),
          feed(metrics.there, scraped(job, labels), excursion(3, 1)),
        ]),
        feed(metrics.updated, scraped(job, bad), steady(3)),
        feed(metrics.updated, scraped(job, good), rolling),
      ],
      labels: bad,
      value: '2',
    }),
  }
}

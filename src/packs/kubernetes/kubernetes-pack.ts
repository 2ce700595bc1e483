import type { Pack } from '../pack.js'
import { jobMissing, targetDown } from '../target-alerts.js'
import { jobAlerts } from './job-alerts.js'
import type { KubernetesPack } from './kubernetes-schema.js'
import { nodeAlerts } from './node-alerts.js'
import { workloadAlerts } from './workload-alerts.js'

/** The kubernetes pack. Metrics are those of kube-state-metrics 2.x (`docs/metrics` there), and of kubelet with cAdvisor. */
export function kubernetesPack(settings: KubernetesPack): Pack {
  const { job } = settings
  const instance = '10.0.0.1:8080'
  const down = targetDown({
    ...{ alert: 'KubernetesStateMetricsDown', job, instance },
    summary: 'kube-state-metrics does not answer',
    description:
      'Prometheus has not been able to scrape it for 5 minutes: nobody would see pods, nodes and jobs fail. Volumes and memory are watched all the same.',
  })
  return {
    name: 'kubernetes',
    settings,
    onHosts: false,
    alerts: [
      ...workloadAlerts(settings),
      ...jobAlerts(settings),
      ...nodeAlerts(settings),
      down,
      jobMissing({ alert: 'KubernetesNotMonitored', job, instance, what: 'The cluster is' }),
    ],
    targets: [{ labels: { job, instance }, alert: 'KubernetesStateMetricsDown' }],
  }
}

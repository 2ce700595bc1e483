import * as z from 'zod'
import { durationField } from '../../shared/fields.js'
import { commonFields, jobField, percentField, severityFields } from '../pack-fields.js'

/** Thresholds of the kubernetes pack. Defaults are those of kubernetes-mixin where it has one. */
export const kubernetesSchema = z
  .strictObject({
    job: jobField
      .default('kube-state-metrics')
      .describe(
        'Scrape job of kube-state-metrics (2.x), with `honor_labels: true`, so that `namespace` and `pod` are those of the object.',
      ),
    kubelet_job: jobField.default('kubelet').describe('Scrape job of the kubelets, with cAdvisor’s metrics.'),
    volume_free_below: percentField().prefault(5).describe('Percent of a volume left. Held for 10 min.'),
    volume_full_within: durationField
      .prefault('4d')
      .describe('A volume that will be full within this time if the last 6 h go on is filling. Held for 1 h.'),
    volume_filling_below: percentField()
      .prefault(15)
      .describe('Filling is reported only when less than this percentage is free.'),
    container_memory_above: percentField()
      .prefault(90)
      .describe(
        'Percent of its limit that a container’s working set takes; at 100 the kernel kills it. Held for 15 min.',
      ),
    cron_job_late_after: durationField
      .prefault('1h')
      .describe('A CronJob whose time came this long ago has not been scheduled. Held for 5 min.'),
    severity: severityFields({
      KubernetesPodCrashLooping: ['ticket', 'A container has been in CrashLoopBackOff again and again for 15 min.'],
      KubernetesPodNotReady: ['ticket', 'A pod has not become ready for 15 min.'],
      KubernetesDeploymentReplicasMissing: [
        'ticket',
        'A Deployment has had fewer replicas than it wants for 15 min, and no rollout goes on.',
      ],
      KubernetesStatefulSetReplicasMissing: [
        'ticket',
        'A StatefulSet has had fewer ready replicas than it wants for 15 min, and no rollout goes on.',
      ],
      KubernetesDaemonSetPodsMissing: [
        'ticket',
        'A DaemonSet has had fewer pods than nodes for 15 min, and no rollout goes on.',
      ],
      KubernetesJobFailed: ['ticket', 'A Job has failed for good. Ends when the Job is deleted.'],
      KubernetesCronJobNotScheduled: ['ticket', 'See `cron_job_late_after`.'],
      KubernetesAutoscalerMaxed: ['ticket', 'A HorizontalPodAutoscaler has been at its maximum for 15 min.'],
      KubernetesContainerMemoryHigh: ['ticket', 'See `container_memory_above`.'],
      KubernetesNodeNotReady: ['ticket', 'A node has not been ready for 10 min.'],
      KubernetesNodePressure: [
        'ticket',
        'A node has been short of memory, disk or process ids, or without network, for 5 min.',
      ],
      KubernetesVolumeFilling: ['ticket', 'See `volume_full_within`.'],
      KubernetesVolumeFull: ['ticket', 'See `volume_free_below`.'],
      KubernetesStateMetricsDown: ['ticket', 'kube-state-metrics cannot be scraped for 5 min.'],
      KubernetesNotMonitored: ['ticket', 'Prometheus has known no target of `job` for 10 min.'],
    }),
    ...commonFields('kubernetes?var-namespace=$namespace'),
  })
  .describe('A Kubernetes cluster, measured by kube-state-metrics, kubelet and cAdvisor.')

export type KubernetesPack = z.output<typeof kubernetesSchema>
export type KubernetesAlert = keyof KubernetesPack['severity']

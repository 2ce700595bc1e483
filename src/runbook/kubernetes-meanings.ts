import type { Meaning } from './meaning.js'
import { BLIND, NO_TARGET, SCRAPED } from './target-steps.js'

const POD_EVENTS = 'kubectl describe: its events say why, at the end.'
const ROLL_BACK = 'If it began with a deployment, roll that back: kubectl rollout undo.'

/** What the alerts of the pack `kubernetes` mean. */
export const KUBERNETES_MEANINGS: Readonly<Record<string, Meaning>> = {
  KubernetesNodeNotReady: {
    meaning:
      'A node does not answer the cluster: what ran there is started elsewhere, after a while and where there is room.',
    steps: [
      POD_EVENTS,
      'See whether the machine is up and its kubelet runs.',
      'If it will not come back: kubectl drain, then take it out.',
    ],
  },
  KubernetesNodePressure: {
    meaning: 'A node is short of memory, disk or process numbers: it takes no new pods and throws some out.',
    steps: [
      'kubectl describe node says of what, and which pods take most.',
      'Give those pods limits, or the cluster another node.',
    ],
  },
  KubernetesVolumeFilling: {
    meaning: 'At the pace of the last hours the volume is full within a day.',
    steps: ['See in the pod what grows there.', 'Grow the claim, where its class allows that: kubectl edit pvc.'],
  },
  KubernetesVolumeFull: {
    meaning: 'The volume has next to no room left: what writes to it fails, or will soon.',
    steps: [
      'Delete what is kept twice, or grow the claim: kubectl edit pvc.',
      'See whether what writes there went on.',
    ],
  },
  KubernetesDeploymentReplicasMissing: {
    meaning: 'A deployment has had fewer pods than it was asked to have for a while.',
    steps: [POD_EVENTS, 'No room: requests that no node can meet. No start: image, configuration, probe.', ROLL_BACK],
  },
  KubernetesStatefulSetReplicasMissing: {
    meaning:
      'A stateful set has had fewer pods than it was asked to have for a while; the next ones wait for the one that fails.',
    steps: [
      POD_EVENTS,
      'A volume that is still bound to a lost node is the usual reason.',
      'See whether its data is whole on those that are left.',
    ],
  },
  KubernetesDaemonSetPodsMissing: {
    meaning: 'Some nodes run no pod of a set that belongs on each of them.',
    steps: ['See on which nodes it is missing: kubectl get pods -o wide.', POD_EVENTS],
  },
  KubernetesPodCrashLooping: {
    meaning: 'A container ends again and again soon after its start.',
    steps: [
      'Read how it ended: kubectl logs --previous, and the exit code in kubectl describe (137: out of memory).',
      ROLL_BACK,
    ],
  },
  KubernetesPodNotReady: {
    meaning: 'A pod has run for a while without being ready: it gets no traffic.',
    steps: [POD_EVENTS, 'Try its readiness probe by hand from within: what it depends on may be down.'],
  },
  KubernetesJobFailed: {
    meaning: 'A job has given up.',
    steps: [
      'Read its last pod: kubectl logs job/NAME.',
      'See whether it can be run again without harm, and do so: kubectl create job --from.',
    ],
  },
  KubernetesCronJobNotScheduled: {
    meaning: 'A job that is due by its schedule was not started.',
    steps: [
      'See whether it is suspended, or still runs and may not overlap: kubectl describe cronjob.',
      'Start it by hand, if it cannot wait: kubectl create job --from=cronjob/NAME.',
    ],
  },
  KubernetesAutoscalerMaxed: {
    meaning: 'An autoscaler has had as many pods as it may for a while: more load finds nobody.',
    steps: [
      'See whether the load is real, or each request has become dearer.',
      'Raise its maximum, if nodes have room.',
    ],
  },
  KubernetesContainerMemoryHigh: {
    meaning: 'A container is near its limit of memory: beyond it, it is killed.',
    steps: [
      'See whether it grows without end (a leak) or with the load.',
      'Raise the limit, or restart it, one at a time.',
    ],
  },
  KubernetesStateMetricsDown: {
    meaning: 'Nothing is heard of the objects of the cluster: kube-state-metrics does not answer.',
    steps: [SCRAPED, BLIND],
  },
  KubernetesNotMonitored: {
    meaning: 'Prometheus knows no kube-state-metrics under this job: none of the alerts on the cluster can fire.',
    steps: [NO_TARGET, BLIND],
  },
}

import { has, is, lastEdge, type BackupPreset } from './preset.js'

const github = (repository: string) => `https://github.com/${repository}`

/** Not by `increase`: Prometheus 3 does not count what grows between two ranges that touch. */
function growth(countOf: (offset: string) => string): string {
  return `(sum(${countOf('')}) - sum(${countOf(' offset 5m')}))`
}

/** A period of CloudWatch, and what goes by until the exporter looks at it: five minutes each. */
const BEHIND_CLOUDWATCH_SECONDS = 600

/** Backups that clusters and clouds make. */
export const clusters = {
  velero: {
    tool: 'Velero',
    source: github('vmware-tanzu/velero'),
    semantics: 'completion',
    identity: ['schedule'],
    lastSuccess: (select) => select('velero_backup_last_successful_timestamp', has('schedule')),
    trap: 'Backups that failed in part do not count, nor those that no schedule made.',
  },
  cronjob: {
    tool: 'a CronJob of Kubernetes (kube-state-metrics)',
    source: github('kubernetes/kube-state-metrics'),
    semantics: 'completion',
    identity: ['namespace', 'cronjob'],
    lastSuccess: (select) => select('kube_cronjob_status_last_successful_time'),
    trap: 'A job that ends with 0 is a success, whatever it did.',
    ofAnyJob: 'kube_cronjob_status_last_successful_time',
  },
  longhorn: {
    tool: 'Longhorn 1.11 and newer',
    source: github('longhorn/longhorn'),
    semantics: 'completion',
    identity: ['pvc'],
    lastSuccess: (select) => select('longhorn_volume_last_backup_at'),
    trap: '0 means never.',
  },
  longhorn_legacy: {
    tool: 'Longhorn before 1.11',
    source: github('longhorn/longhorn'),
    semantics: 'completion',
    identity: ['volume'],
    // A backup that is there after a silence need not be new.
    lastSuccess: (select) => {
      const state = select('longhorn_backup_state')
      const fresh = `(${state} == 3) unless on (backup, volume) (${state} offset 5m == 3)`
      return lastEdge(`((${fresh}) and on () count(${state} offset 5m))`, state)
    },
    trap: 'It gives no time: a backup counts from six minutes before it is seen to be complete, and the first one of all is not seen.',
    betterBy: 'longhorn',
  },
  k10: {
    tool: 'Kasten K10',
    source: 'https://docs.kasten.io/latest/operating/monitoring',
    semantics: 'completion',
    identity: ['policy'],
    // Over all states of life, else a retirement looks like a change; a pod that takes over tells the same counts once more.
    lastSuccess: (select) => {
      const done = select('catalog_actions_count', is('type', 'backup'), is('status', 'complete'))
      const count = (offset: string) => `max without (instance, pod) (${done}${offset})`
      return lastEdge(growth(count), done)
    },
    trap: 'It gives no time: a backup counts from six minutes before it is seen to be counted. Exports are other actions.',
  },
  k8up: {
    tool: 'K8up',
    source: github('k8up-io/k8up'),
    semantics: 'completion',
    identity: ['namespace'],
    lastSuccess: (select) => {
      const done = select('k8up_jobs_successful_counter', is('jobType', 'backup'))
      const count = (offset: string) => `${done}${offset}`
      return lastEdge(growth(count), done)
    },
    trap: 'It gives no time: a backup counts from six minutes before it is seen to be counted; the first one after a restart of the operator is not seen.',
  },
  aws_backup: {
    tool: 'AWS Backup (yet-another-cloudwatch-exporter)',
    source: github('prometheus-community/yet-another-cloudwatch-exporter'),
    semantics: 'completion',
    identity: ['dimension_BackupVaultName'],
    lastSuccess: (select) => {
      const done = select('aws_backup_number_of_backup_jobs_completed_sum')
      return lastEdge(done, done, BEHIND_CLOUDWATCH_SECONDS)
    },
    trap: 'It gives counts per period: a backup counts from 16 minutes before it is seen. Set `period` and `length` of the exporter to 300, or data look newer than they are by what is longer.',
  },
} as const satisfies Readonly<Record<string, BackupPreset>>

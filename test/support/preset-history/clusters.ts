import { newest, type Exporter, type Shown } from './exporter.js'

const PERIOD = 300

/** Of those of src/backup/presets/clusters.ts. */
export const clusters: Readonly<Record<string, Exporter>> = {
  velero: {
    match: (id) => ({ schedule: id }),
    // Attempts and the last status know of failed ones too; a backup that no schedule made is newer than all.
    shows: (view) => [
      ...newest('velero_backup_last_successful_timestamp{schedule="ID"}', 'to')(view),
      [`velero_backup_attempt_total{schedule="${view.id}"}`, view.ended.length],
      [`velero_backup_last_status{schedule="${view.id}"}`, 1],
      [`velero_backup_last_successful_timestamp{schedule=""}`, view.at],
    ],
    ...{ tells: 'completion', by: 'time', none: null, looksEvery: 60, deletion: 'newest' },
  },
  cronjob: {
    match: (id) => ({ namespace: 'shop', cronjob: id }),
    shows: (view) => [
      ...newest('kube_cronjob_status_last_successful_time{namespace="shop",cronjob="ID"}', 'to')(view),
      [
        `kube_cronjob_status_last_schedule_time{namespace="shop",cronjob="${view.id}"}`,
        (view.running.at(-1) ?? view.ended.at(-1))?.from ?? 0,
      ],
    ],
    ...{ tells: 'completion', by: 'time', none: null, deletion: 'unseen' },
  },
  longhorn: {
    match: (id) => ({ pvc: id }),
    // Another node has it after the change.
    shows: (view) => {
      const node = view.at < view.relabelAt ? 'n1' : 'n2'
      const labels = `pvc_namespace="shop",node="${node}",pvc="ID",volume="pvc-1"`
      return newest(`longhorn_volume_last_backup_at{${labels}}`, 'to', 0)(view)
    },
    ...{ tells: 'completion', by: 'time', none: 0, deletion: 'all' },
  },
  longhorn_legacy: {
    match: (id) => ({ volume: id }),
    shows: ({ id, ended, running }) => {
      const state = (from: number) => `longhorn_backup_state{backup="b-${from}",volume="${id}",recurring_job="nightly"}`
      return [
        ...ended.map(({ from, outcome }) => [state(from), outcome === 'ok' ? 3 : 4] as const),
        ...running.map(({ from }) => [state(from), 2] as const),
      ]
    },
    ...{ tells: 'completion', by: 'count', none: null, deletion: 'unseen' },
  },
  k10: {
    match: (id) => ({ policy: id }),
    // The oldest retire after two more; exports are other actions.
    shows: ({ id, good, ended }) => {
      const count = (status: string, type: string, liveness: string) =>
        `catalog_actions_count{policy="${id}",namespace="shop",type="${type}",status="${status}",liveness="${liveness}"}`
      const live = Math.min(2, good.length)
      return [
        [count('complete', 'backup', 'live'), live],
        [count('complete', 'backup', 'retired'), good.length - live],
        [count('failed', 'backup', 'live'), ended.length - good.length],
        [count('complete', 'export', 'live'), ended.length],
      ]
    },
    ...{ tells: 'completion', by: 'count', none: null, deletion: 'unseen', showsZero: true },
  },
  k8up: {
    match: (id) => ({ namespace: id }),
    shows: ({ id, good, ended }): Shown => {
      const counter = (name: string) => `k8up_jobs_${name}_counter{namespace="${id}",jobType="backup"}`
      const failed = ended.length - good.length
      return [
        ...(good.length === 0 ? [] : [[counter('successful'), good.length] as const]),
        ...(failed === 0 ? [] : [[counter('failed'), failed] as const]),
        [`k8up_jobs_successful_counter{namespace="${id}",jobType="prune"}`, ended.length * 3],
      ]
    },
    ...{ tells: 'completion', by: 'count', none: null, deletion: 'unseen', forgets: true },
  },
  aws_backup: {
    match: (id) => ({ dimension_BackupVaultName: id }),
    // What CloudWatch counted in the last whole period.
    shows: ({ id, look, ended }) => {
      const to = Math.floor(look / PERIOD) * PERIOD
      const within = ended.filter((run) => run.to >= to - PERIOD && run.to < to)
      const good = within.filter(({ outcome }) => outcome === 'ok').length
      const jobs = (state: string) => `aws_backup_number_of_backup_jobs_${state}_sum{dimension_BackupVaultName="${id}"}`
      return [
        [jobs('completed'), good === 0 ? NaN : good],
        [jobs('failed'), within.length - good],
      ]
    },
    ...{ tells: 'completion', by: 'count', none: null, looksEvery: 300, deletion: 'unseen' },
  },
}

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { runCommand } from '../support/run-command.js'

const NOW = Date.parse('2026-11-23T12:00:00Z') / 1000
const FROM = NOW - 20 * 3600
const STEP = 60

/** A backup every six hours, done at 03:00, 09:00, 15:00 and 21:00. */
const lastDone = (at: number): number => Math.floor((at - 3 * 3600) / 21_600) * 21_600 + 3 * 3600
const time = (at: number): string => String(lastDone(at))
const age = (at: number): string => String(at - lastDone(at))
const count = (at: number): string => String(Math.floor((at - 3 * 3600) / 21_600))
const justDone = (at: number): string => (at - lastDone(at) < 300 ? '1' : '0')
const always = (value: number) => (): string => String(value)

type Labels = Readonly<Record<string, string>>

/** Of each preset: of what it is, and series as its tool gives them. */
const TOOLS: Readonly<Record<string, readonly [match: Labels, ...(readonly [string, (at: number) => string])[]]>> = {
  velero: [{ schedule: 'daily' }, ['velero_backup_last_successful_timestamp{schedule="daily"}', time]],
  pgbackrest: [
    { stanza: 'orders' },
    ['pgbackrest_backup_since_last_completion_seconds{stanza="orders",backup_type="incr"}', age],
    ['pgbackrest_backup_since_last_completion_seconds{stanza="orders",backup_type="full"}', always(9.2e9)],
  ],
  postgres_wal: [{ instance: 'db:9187' }, ['pg_stat_archiver_last_archive_age{instance="db:9187"}', age]],
  walg: [{ instance: 'db:9351' }, ['walg_backup_start_timestamp{instance="db:9351",backup_name="base_1"}', time]],
  walg_camptocamp: [{ instance: 'db:9352' }, ['walg_last_upload{instance="db:9352",type="basebackup"}', time]],
  barman: [{ server: 'main' }, ['barman_last_backup{server="main"}', time]],
  cnpg: [{ namespace: 'shop' }, ['cnpg_collector_last_available_backup_timestamp{namespace="shop"}', time]],
  cnpg_plugin: [
    { namespace: 'shop' },
    ['barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="shop"}', time],
    ['barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp{namespace="shop"}', time],
  ],
  crunchy_pgmonitor: [
    { stanza: 'crunchy' },
    ['ccp_backrest_last_incr_backup_time_since_completion_seconds{stanza="crunchy"}', age],
  ],
  // It is pushed, and yet no job of any kind.
  xtrabackup: [
    { instance: 'db1' },
    ['xtrabackup_last_success_timestamp_seconds{instance="db1",job="xtrabackup"}', time],
    ['push_time_seconds{job="xtrabackup"}', time],
  ],
  dbbackup: [{ database: 'orders' }, ['dbbackup_last_success_timestamp{database="orders",engine="postgres"}', time]],
  redis: [
    { instance: 'cache' },
    ['redis_rdb_last_save_timestamp_seconds{instance="cache"}', time],
    ['redis_rdb_last_bgsave_status{instance="cache"}', always(1)],
  ],
  pbm: [
    { replica_set: 'rs0' },
    ['mongodb_pbm_backup_last_transition_ts{replica_set="rs0",name="a",status="done"}', time],
    ['mongodb_pbm_backup_last_transition_ts{replica_set="rs1",name="a",status="error"}', time],
  ],
  elasticsearch_slm: [
    { repository: 'nightly' },
    ['elasticsearch_snapshot_stats_latest_snapshot_timestamp_seconds{repository="nightly"}', time],
  ],
  restic: [
    { client_hostname: 'db1' },
    ['restic_backup_timestamp{client_hostname="db1",client_version="0.14"}', always(FROM)],
    ['restic_backup_timestamp{client_hostname="db1",client_version="0.17"}', time],
  ],
  resticprofile: [
    { profile: 'orders' },
    ['resticprofile_backup_time_seconds{profile="orders"}', time],
    ['resticprofile_backup_status{profile="orders"}', always(2)],
  ],
  borgmatic: [{ repository: '/backup' }, ['borg_last_backup_timestamp{repository="/backup"}', time]],
  borg: [{ repo: '/other' }, ['borg_last_backup_timestamp{repo="/other"}', time]],
  pbs: [{ vm_id: '100' }, ['pbs_snapshot_vm_last_timestamp{vm_id="100"}', time]],
  pushgateway: [
    { job: 'orders-dump' },
    ['orders_last_success_timestamp_seconds{job="orders-dump"}', time],
    ['push_time_seconds{job="orders-dump"}', time],
    // A job that is none of a backup by its names.
    ['mails_last_success_timestamp_seconds{job="mails"}', time],
    ['push_time_seconds{job="mails"}', time],
  ],
  textfile: [
    { instance: 'db2', dataset: 'orders' },
    ['dump_last_success_timestamp_seconds{instance="db2",dataset="orders"}', time],
    ['node_textfile_scrape_error{instance="db2"}', always(0)],
  ],
  cronjob: [
    { namespace: 'shop', cronjob: 'orders-dump' },
    ['kube_cronjob_status_last_successful_time{namespace="shop",cronjob="orders-dump"}', time],
    ['kube_cronjob_status_last_successful_time{namespace="shop",cronjob="clean-carts"}', time],
  ],
  longhorn: [{ pvc: 'orders' }, ['longhorn_volume_last_backup_at{pvc="orders",volume="pvc-1"}', time]],
  longhorn_legacy: [{ volume: 'pvc-1' }, ['longhorn_backup_state{volume="pvc-1",backup="b1"}', always(3)]],
  k10: [
    { policy: 'weekly' },
    ['catalog_actions_count{policy="weekly",type="backup",status="complete",liveness="live"}', count],
  ],
  k8up: [{ namespace: 'till' }, ['k8up_jobs_successful_counter{namespace="till",jobType="backup"}', count]],
  aws_backup: [
    { dimension_BackupVaultName: 'main' },
    ['aws_backup_number_of_backup_jobs_completed_sum{dimension_BackupVaultName="main"}', justDone],
  ],
}

let folder = ''
let prometheus: PrometheusProcess

beforeAll(async () => {
  folder = await temporaryFolder('init-presets')
  const lines: string[] = []
  const all = Object.values(TOOLS).flatMap(([, ...series]) => series)
  for (let at = FROM; at <= NOW; at += STEP)
    for (const [series, value] of all) lines.push(`${series} ${value(at)} ${at}`)
  const file = join(folder, 'history.om')
  await writeFile(file, `${lines.join('\n')}\n# EOF\n`)
  const binaries = await prometheusBinaries('any')
  await importHistory(binaries, file, folder)
  prometheus = await startPrometheus({ binaries, folder })
})

afterAll(async () => {
  await prometheus.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Proposed {
  readonly services: readonly { readonly datasets: readonly { readonly preset?: string; readonly match?: Labels }[] }[]
  readonly drafts: readonly { readonly entry: { readonly name: string } }[]
  readonly left: readonly string[]
}

it('finds the metrics of every preset in a real Prometheus, and names preset and match', async () => {
  expect(Object.keys(TOOLS).toSorted()).toEqual([...backupPresets.keys()].toSorted())
  const surroundings = { cwd: folder, clock: () => new Date(NOW * 1000) }
  const init = await runCommand(['init', '--prometheus', prometheus.url, '--output', 'json'], surroundings)
  expect(init).toMatchObject({ exitCode: 0 })
  const { services, drafts, left } = JSON.parse(init.stdout) as Proposed
  const found = services.flatMap(({ datasets }) => datasets.map(({ preset, match }) => [preset, match]))
  // Longhorn itself says more than its older metric does.
  const { longhorn_legacy: older, ...others } = TOOLS
  expect(older).toBeDefined()
  expect(new Map(found as [string, Labels][])).toEqual(
    new Map(Object.entries(others).map(([preset, [match]]) => [preset, match])),
  )
  expect(found).toHaveLength(26)
  expect(drafts.map(({ entry }) => entry.name)).toEqual(['mails-last-success-timestamp-seconds'])
  expect(left).toEqual([
    'kube_cronjob_status_last_successful_time: the names of 1 of its series do not speak of a backup',
  ])
})

it('writes them as they are read again, with what to know of the tool', async () => {
  const config = await loadConfig({ file: 'config/plimsoll.yaml', env: {}, cwd: folder })
  const datasets = config.services.flatMap((service) => service.datasets)
  expect(datasets.map(({ preset }) => preset)).toHaveLength(26)
  expect(datasets.find(({ preset }) => preset === 'textfile')?.match).toEqual({ instance: 'db2', dataset: 'orders' })
  expect(await runCommand(['validate', '--strict'], { cwd: folder })).not.toMatchObject({
    stdout: expect.stringContaining('shared-backup'),
  })
})

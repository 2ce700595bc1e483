import type { MeasureName } from '../../src/backup/measure/backup-measures.js'
import { measureQuestions } from '../../src/backup/measure/measure-queries.js'
import { selecting, type BackupPreset } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { sampleDataset } from './sample-dataset.js'

/** What a preset tells besides the time of the newest backup, on samples as its tool gives them. */
export interface PresetEvidence {
  readonly preset: string
  readonly what: 'ofType' | 'oldest' | 'encrypted' | MeasureName | 'points'
  /** Of `ofType`. */
  readonly type?: string
  readonly match: Readonly<Record<string, string>>
  /** Series with their values, a minute apart from 1970 on. */
  readonly series: Readonly<Record<string, string>>
  /** Of the newest (`ofType`, size, duration), the oldest, or the least after 59 minutes; `null`: nothing. */
  readonly expected: number | null
}

const stanza = { stanza: 'orders' }
const REPO = 'pgbackrest_repo_status{stanza="orders",'

export const PRESET_EVIDENCE: readonly PresetEvidence[] = [
  {
    ...{ preset: 'pgbackrest', what: 'ofType', type: 'full', match: stanza, expected: 540 },
    series: {
      'pgbackrest_backup_since_last_completion_seconds{stanza="orders",backup_type="full"}': '0+60x10 _x1 120+60x60',
      'pgbackrest_backup_since_last_completion_seconds{stanza="orders",backup_type="incr"}': '0x60',
    },
  },
  {
    ...{ preset: 'walg', what: 'ofType', type: 'full', match: { instance: 'a' }, expected: 100 },
    series: {
      'walg_backup_start_timestamp{instance="a",backup_name="b1"}': '100x60',
      'walg_backup_start_timestamp{instance="a",backup_name="b2"}': '900x60',
      'walg_backup_info{instance="a",backup_name="b1",backup_type="full"}': '1x60',
      'walg_backup_info{instance="a",backup_name="b2",backup_type="delta"}': '1x60',
    },
  },
  {
    ...{ preset: 'crunchy_pgmonitor', what: 'ofType', type: 'full', match: stanza, expected: 1200 },
    series: { 'ccp_backrest_last_full_backup_time_since_completion_seconds{stanza="orders"}': '_x20 0+60x60' },
  },
  {
    ...{ preset: 'dbbackup', what: 'ofType', type: 'full', match: { database: 'orders' }, expected: 1000 },
    series: {
      'dbbackup_last_success_timestamp{database="orders",backup_type="full"}': '1000x60',
      'dbbackup_last_success_timestamp{database="orders",backup_type="incremental"}': '2200x60',
    },
  },
  {
    ...{ preset: 'walg', what: 'oldest', match: { instance: 'a' }, expected: 100 },
    series: {
      'walg_backup_start_timestamp{instance="a",backup_name="b1"}': '100x60',
      'walg_backup_start_timestamp{instance="a",backup_name="b2"}': '900x60',
    },
  },
  {
    ...{ preset: 'walg_camptocamp', what: 'oldest', match: { instance: 'a' }, expected: 300 },
    series: { 'walg_oldest_basebackup{instance="a"}': '300x60' },
  },
  {
    ...{ preset: 'barman', what: 'oldest', match: { server: 'main' }, expected: 300 },
    series: { 'barman_first_backup{server="main"}': '300x60', 'barman_first_backup{server="other"}': '1x60' },
  },
  {
    ...{ preset: 'cnpg', what: 'oldest', match: { namespace: 'shop' }, expected: null },
    // 0 until there is one.
    series: { 'cnpg_collector_first_recoverability_point{namespace="shop"}': '0x60' },
  },
  {
    ...{ preset: 'cnpg_plugin', what: 'oldest', match: { namespace: 'shop' }, expected: 300 },
    series: { 'barman_cloud_cloudnative_pg_io_first_recoverability_point{namespace="shop"}': '300x60' },
  },
  {
    ...{ preset: 'pgbackrest', what: 'size', match: stanza, expected: 9e9 },
    series: {
      'pgbackrest_backup_last_size_bytes{stanza="orders",backup_type="full"}': '8e9x60',
      'pgbackrest_backup_last_size_bytes{stanza="orders",backup_type="incr"}': '9e9x60',
    },
  },
  {
    ...{ preset: 'pgbackrest', what: 'points', match: stanza, expected: 2 },
    series: {
      // One in two repositories is one.
      'pgbackrest_backup_info{stanza="orders",backup_name="20261129-010000F",repo_key="1"}': '1x60',
      'pgbackrest_backup_info{stanza="orders",backup_name="20261129-010000F",repo_key="2"}': '1x60',
      'pgbackrest_backup_info{stanza="orders",backup_name="20261122-010000F",repo_key="1"}': '1x60',
    },
  },
  {
    ...{ preset: 'walg', what: 'points', match: { instance: 'a' }, expected: 2 },
    series: {
      'walg_backup_start_timestamp{instance="a",backup_name="b1"}': '100x60',
      'walg_backup_start_timestamp{instance="a",backup_name="b2"}': '900x60',
    },
  },
  {
    ...{ preset: 'barman', what: 'duration', match: { server: 'main' }, expected: 640 },
    series: { 'barman_last_backup_copy_time{server="main"}': '640x60' },
  },
  {
    ...{ preset: 'barman', what: 'points', match: { server: 'main' }, expected: 5 },
    // Failed ones are counted among all.
    series: { 'barman_backups_total{server="main"}': '7x60', 'barman_backups_failed{server="main"}': '2x60' },
  },
  {
    ...{ preset: 'xtrabackup', what: 'duration', match: { instance: 'a' }, expected: 90 },
    series: { 'xtrabackup_duration_seconds{instance="a"}': '90x60' },
  },
  {
    ...{ preset: 'dbbackup', what: 'size', match: { database: 'orders' }, expected: 5e9 },
    series: {
      'dbbackup_last_backup_size_bytes{database="orders",backup_type="full"}': '5e9x60',
      'dbbackup_last_backup_size_bytes{database="orders",backup_type="incremental"}': '1e6x60',
    },
  },
  {
    ...{ preset: 'dbbackup', what: 'duration', match: { database: 'orders' }, expected: 300 },
    series: { 'dbbackup_last_backup_duration_seconds{database="orders",backup_type="full"}': '300x60' },
  },
  {
    // -1 until there was one.
    ...{ preset: 'redis', what: 'duration', match: { instance: 'a' }, expected: null },
    series: { 'redis_rdb_last_bgsave_duration_sec{instance="a"}': '-1x60' },
  },
  {
    ...{ preset: 'restic', what: 'size', match: { client_hostname: 'a' }, expected: 700 },
    // After an upgrade of the client the old series is there for as long as its snapshot is.
    series: {
      'restic_backup_timestamp{client_hostname="a",client_version="0.16"}': '100x60',
      'restic_backup_timestamp{client_hostname="a",client_version="0.18"}': '900x60',
      'restic_backup_size_total{client_hostname="a",client_version="0.16"}': '9000x60',
      'restic_backup_size_total{client_hostname="a",client_version="0.18"}': '700x60',
    },
  },
  {
    // Snapshots of clients before 0.17 tell none.
    ...{ preset: 'restic', what: 'size', match: { client_hostname: 'a' }, expected: null },
    series: {
      'restic_backup_timestamp{client_hostname="a"}': '100x60',
      'restic_backup_size_total{client_hostname="a"}': '-1x60',
    },
  },
  ...([2, 0] as const).flatMap((status) => [
    {
      ...{
        preset: 'resticprofile',
        what: 'size' as const,
        match: { profile: 'home' },
        expected: status === 2 ? 4e9 : null,
      },
      series: {
        'resticprofile_backup_processed_bytes{profile="home"}': '4e9x60',
        'resticprofile_backup_status{profile="home"}': `${status}x60`,
      },
    },
    {
      ...{
        preset: 'resticprofile',
        what: 'duration' as const,
        match: { profile: 'home' },
        expected: status === 2 ? 41.5 : null,
      },
      series: {
        'resticprofile_backup_duration_seconds{profile="home"}': '41.5x60',
        'resticprofile_backup_status{profile="home"}': `${status}x60`,
      },
    },
  ]),
  ...(
    [
      ['size', 'borg_last_backup_size', 8e9],
      ['duration', 'borg_last_backup_duration', 77],
      ['points', 'borg_total_backups', 30],
    ] as const
  ).map(([what, metric, expected]) => ({
    ...{ preset: 'borgmatic', what, match: { repository: '/backup' }, expected },
    series: { [`${metric}{repository="/backup"}`]: `${expected}x60` },
  })),
  {
    ...{ preset: 'pbs', what: 'points', match: { vm_id: '101' }, expected: 12 },
    series: { 'pbs_snapshot_vm_count{vm_id="101"}': '12x60', 'pbs_snapshot_vm_count{vm_id="102"}': '3x60' },
  },
  ...(
    [
      ['all', ['cipher="aes-256-cbc",repo_key="1"', 'cipher="aes-256-cbc",repo_key="2"'], 1],
      ['one', ['cipher="aes-256-cbc",repo_key="1"', 'cipher="none",repo_key="2"'], 0],
      ['none', ['cipher="none",repo_key="1"'], 0],
      // Versions that do not tell: nobody knows.
      ['untold', ['repo_key="1"'], null],
    ] as const
  ).map(([, repositories, expected]) => ({
    ...{ preset: 'pgbackrest', what: 'encrypted' as const, match: stanza, expected },
    series: Object.fromEntries(repositories.map((labels) => [`${REPO}${labels}}`, '0x60'])),
  })),
]

/** PromQL of what is asked, without labels. */
export function evidenceQuery(evidence: PresetEvidence): string {
  const preset: BackupPreset | undefined = backupPresets.get(evidence.preset)
  const query = preset === undefined ? undefined : askedOf(preset, evidence)
  if (query === undefined) throw new Error(`${evidence.preset} does not tell ${evidence.what}`)
  if (evidence.what === 'size' || evidence.what === 'duration') return measureQuery(evidence.what, query)
  const wrapped = { ofType: `max(${query})`, oldest: `min((${query}) > 0)` }
  return { ...wrapped, encrypted: `min(${query})`, points: `min(${query})` }[evidence.what]
}

/** As the daemon asks. */
function measureQuery(measure: MeasureName, query: string): string {
  const measureQueries = { size: null, duration: null, [measure]: query }
  return measureQuestions(sampleDataset({ measureQueries, scrapeIntervalSeconds: 60 }))[measure] ?? ''
}

function askedOf(preset: BackupPreset, { what, type = '', match }: PresetEvidence): string | undefined {
  const select = selecting(match)
  return what === 'ofType' ? preset.ofType?.(select, type) : preset[what]?.(select)
}

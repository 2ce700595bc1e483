import { selecting, type BackupPreset } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'

/** What a preset tells besides the time of the newest backup, on samples as its tool gives them. */
export interface PresetEvidence {
  readonly preset: string
  readonly what: 'ofType' | 'oldest' | 'encrypted'
  /** Of `ofType`. */
  readonly type?: string
  readonly match: Readonly<Record<string, string>>
  /** Series with their values, a minute apart from 1970 on. */
  readonly series: Readonly<Record<string, string>>
  /** Of the newest (`ofType`), the oldest, or the least after 59 minutes; `null`: nothing. */
  readonly expected: number | null
}

const stanza = { stanza: 'orders' }
const REPO = 'pgbackrest_repo_status{stanza="orders",'

export const PRESET_EVIDENCE: readonly PresetEvidence[] = [
  {
    ...{ preset: 'pgbackrest', what: 'ofType', type: 'full', match: stanza, expected: 600 },
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
  return { ofType: `max(${query})`, oldest: `min((${query}) > 0)`, encrypted: `min(${query})` }[evidence.what]
}

function askedOf(preset: BackupPreset, { what, type = '', match }: PresetEvidence): string | undefined {
  const select = selecting(match)
  return what === 'ofType' ? preset.ofType?.(select, type) : preset[what]?.(select)
}

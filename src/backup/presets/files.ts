import { renderSelector } from '../../promql/selector.js'
import { has, type BackupPreset, type SelectOf } from './preset.js'

const github = (repository: string) => `https://github.com/${repository}`

/** What scripts are advised to name the time of their last success. */
const ANY_SUCCESS = { label: '__name__', operator: '=~', value: '.+_last_success_timestamp_seconds' } as const
const ANY_SERIES = renderSelector({ metric: null, matchers: [ANY_SUCCESS] })

/** What it says of a run that failed is of that run. */
function goodRun(select: SelectOf, metric: string): string {
  return `${select(metric)} and ${select('resticprofile_backup_status')} == 2`
}

/** Backups of files, and whatever a script tells of itself. */
export const files = {
  restic: {
    tool: 'restic (restic-exporter)',
    source: github('ngosang/restic-exporter'),
    semantics: 'start',
    identity: ['client_hostname'],
    lastSuccess: (select) => select('restic_backup_timestamp'),
    // A client of another version has series of its own: the size is that of the newest snapshot.
    size: (select) => {
      const time = select('restic_backup_timestamp')
      return `${select('restic_backup_size_total')} and ${time} == scalar(max(${time}))`
    },
    trap: 'A snapshot whose files could not all be read looks like any other: only the exit status tells, so `source: ping` or `plimsoll backup wrap` see more. A directory that is not there is skipped, and the exit status is 0: only the size tells. The exporter looks once an hour, and keeps old values when it fails.',
  },
  resticprofile: {
    tool: 'resticprofile, by Pushgateway or file',
    source: github('creativeprojects/resticprofile'),
    semantics: 'completion',
    identity: ['profile'],
    // It writes the time of failed runs, too: the last one that was good, of seven days, whichever pod told of it.
    lastSuccess: (select) => {
      const status = select('resticprofile_backup_status')
      const good = `${select('resticprofile_backup_time_seconds')} and ${status} == 2`
      return `max_over_time((${good})[7d:5m]) and on (profile) ${status}`
    },
    size: (select) => goodRun(select, 'resticprofile_backup_processed_bytes'),
    duration: (select) => goodRun(select, 'resticprofile_backup_duration_seconds'),
    trap: 'A run with warnings is no success: some files could not be read.',
  },
  borgmatic: {
    tool: 'Borg (borgmatic-exporter)',
    source: github('maxim-mityutko/borgmatic-exporter'),
    semantics: 'completion',
    identity: ['repository'],
    lastSuccess: (select) => select('borg_last_backup_timestamp', has('repository')),
    size: (select) => select('borg_last_backup_size', has('repository')),
    duration: (select) => select('borg_last_backup_duration', has('repository')),
    points: (select) => select('borg_total_backups', has('repository')),
    trap: 'Run it with TZ=UTC: Borg writes times without a zone.',
  },
  borg: {
    tool: 'Borg (borg-exporter)',
    source: github('danihodovic/borg-exporter'),
    semantics: 'start',
    identity: ['repo'],
    lastSuccess: (select) => select('borg_last_backup_timestamp', has('repo')),
    trap: 'The same metric as of `borgmatic`, and another meaning. Run it with TZ=UTC: Borg writes times without a zone.',
  },
  pbs: {
    tool: 'Proxmox Backup Server (pbs-exporter)',
    source: github('natrontech/pbs-exporter'),
    semantics: 'start',
    identity: ['vm_id'],
    lastSuccess: (select) => select('pbs_snapshot_vm_last_timestamp'),
    points: (select) => select('pbs_snapshot_vm_count'),
    trap: null,
  },
  pushgateway: {
    tool: 'a job that pushes `…_last_success_timestamp_seconds`',
    source: 'https://prometheus.io/docs/practices/instrumentation/#batch-jobs',
    semantics: 'completion',
    identity: ['job'],
    lastSuccess: (select) => select(null, ANY_SUCCESS),
    trap: 'Scrape the Pushgateway with `honor_labels`. What was pushed stays there for ever: only its value grows old.',
    ofAnyJob: `${ANY_SERIES} and on (job) push_time_seconds`,
  },
  textfile: {
    tool: 'a script that writes `…_last_success_timestamp_seconds` for the textfile collector',
    source: github('prometheus/node_exporter#textfile-collector'),
    semantics: 'completion',
    identity: ['instance'],
    lastSuccess: (select) => `${select(null, ANY_SUCCESS)} and on (instance) node_textfile_scrape_error == 0`,
    trap: 'Write the file under another name and rename it. A directory in memory loses it at the next start.',
    ofAnyJob: `${ANY_SERIES} and on (instance) node_textfile_scrape_error`,
  },
} as const satisfies Readonly<Record<string, BackupPreset>>

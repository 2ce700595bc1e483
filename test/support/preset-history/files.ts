import { newest, type Exporter, type Shown, type View } from './exporter.js'

/** What is pushed with every run, good or not, stays beside what only a good one pushes. */
function pushed(metric: string) {
  return (view: View): Shown => {
    const last = view.ended.at(-1)
    const labels = `{job="${view.id}",instance=""}`
    if (last === undefined) return []
    return [...newest(`${metric}{job="ID",instance=""}`, 'to')(view), [`push_time_seconds${labels}`, last.to]]
  }
}

/** Of those of src/backup/presets/files.ts. */
export const files: Readonly<Record<string, Exporter>> = {
  restic: {
    match: (id) => ({ client_hostname: id }),
    // The newest of each version of the client: the old one is there for as long as its snapshots are.
    shows: ({ id, good, relabelAt }) =>
      (['0.16.4', '0.18.0'] as const).flatMap((version, newer) => {
        const last = good.filter(({ from }) => from >= relabelAt === (newer === 1)).at(-1)
        const labels = `{client_hostname="${id}",client_username="root",client_version="restic ${version}"}`
        return last === undefined ? [] : [[`restic_backup_timestamp${labels}`, last.from] as const]
      }),
    ...{ tells: 'start', by: 'time', none: null, looksEvery: 3600, deletion: 'all' },
  },
  resticprofile: {
    match: (id) => ({ profile: id }),
    shows: ({ id, ended }): Shown => {
      const last = ended.at(-1)
      if (last === undefined) return []
      const labels = `{profile="${id}",group="none"}`
      const status = { ok: 2, failed: 0, torn: 1 }[last.outcome]
      return [
        [`resticprofile_backup_time_seconds${labels}`, last.to],
        [`resticprofile_backup_status${labels}`, status],
      ]
    },
    ...{ tells: 'completion', by: 'kept', none: null, deletion: 'unseen' },
  },
  borgmatic: {
    match: (id) => ({ repository: id }),
    shows: (view) => [
      ...newest('borg_last_backup_timestamp{repository="ID"}', 'to')(view),
      [`borg_total_backups{repository="${view.id}"}`, view.good.length],
    ],
    ...{ tells: 'completion', by: 'time', none: null, looksEvery: 600, deletion: 'all' },
  },
  borg: {
    match: (id) => ({ repo: id }),
    shows: newest('borg_last_backup_timestamp{repo="ID"}', 'from'),
    ...{ tells: 'start', by: 'time', none: null, looksEvery: 600, deletion: 'all' },
  },
  pbs: {
    match: (id) => ({ vm_id: id }),
    shows: (view) => {
      const labels = '{datastore="main",namespace="",vm_id="ID",vm_name="db"}'
      return [
        ...newest(`pbs_snapshot_vm_last_timestamp${labels}`, 'from')(view),
        ...(view.good.length === 0
          ? []
          : ([[`pbs_snapshot_vm_count${labels.replace('ID', view.id)}`, view.good.length]] as const)),
      ]
    },
    ...{ tells: 'start', by: 'time', none: null, deletion: 'all' },
  },
  pushgateway: {
    match: (id) => ({ job: id }),
    shows: pushed('orders_dump_last_success_timestamp_seconds'),
    ...{ tells: 'completion', by: 'time', none: null, deletion: 'unseen' },
  },
  textfile: {
    match: (id) => ({ instance: id }),
    // Half a file hides what it said; a directory in memory is empty after a restart.
    shows: (view) => {
      const torn = view.ended.at(-1)?.outcome === 'torn'
      const metric = newest('orders_dump_last_success_timestamp_seconds{instance="ID",dataset="orders"}', 'to')
      return [...(torn ? [] : metric(view)), [`node_textfile_scrape_error{instance="${view.id}"}`, torn ? 1 : 0]]
    },
    ...{ tells: 'completion', by: 'time', none: null, deletion: 'unseen', forgets: true, silentAfter: ['torn'] },
  },
}

import { countOf, seconds } from '../../dashboard/columns.js'
import type { DashboardId } from '../../dashboard/dashboard.js'
import type { Display, LabelColumn, Panel, StatPanel, TablePanel } from '../../dashboard/panel.js'
import { select } from '../../dashboard/scope.js'
import { equal } from '../select.js'
import { humanPercentage } from '../template-text.js'
import { alertText } from './alert-text.js'
import { hostDisplays } from './host-displays.js'
import type { HostPack } from './host-schema.js'
import { CHOSEN_ALERTS as alerts, CHOSEN_HOSTS as chosen, perHost } from './host-scope.js'
import {
  BOOT_TIME,
  CPU_TIME,
  cpuBusy,
  DISK,
  diskShare,
  memoryAvailable,
  ofHosts,
  timeUntilFull,
  writable,
} from './host-series.js'

export const HOST_DASHBOARD: DashboardId = { file: 'host', uid: 'plimsoll-host', title: 'Plimsoll hosts' }

const UP = ofHosts(chosen, 'up')
const UPTIME = `time() - ${ofHosts(chosen, BOOT_TIME)}`
const FREE = `${diskShare(chosen, DISK.available, DISK.size)}\nand ${writable(chosen)}`

/** A name of a host that leads to that host alone. */
export const hostColumn: LabelColumn = {
  kind: 'label',
  label: 'instance',
  title: 'Host',
  link: {
    title: 'This host alone',
    url: `/d/${HOST_DASHBOARD.uid}?var-instance=\${__data.fields.Host}&\${datasource:queryparam}&\${job:queryparam}&\${__url_time_range}`,
  },
}

/** The worst of all chosen hosts in six numbers, and each host in a row. */
export function hostVerdict(host: HostPack): readonly Panel[] {
  const display = hostDisplays(host)
  return [
    stat('down', 'Hosts that do not answer', {
      description: 'Targets of the job whose last scrape failed (up is 0), of those chosen above.',
      display: countOf('red'),
      expr: `count(${UP} == 0) or 0 * count(${UP})`,
    }),
    stat('firing', 'Alerts firing', {
      description:
        'Alerts of the host pack that fire now, as Prometheus counts them (ALERTS), for the hosts chosen above and the job as a whole.',
      display: countOf('orange'),
      expr: `count(${select('ALERTS', alerts, { alertstate: 'firing' })}) or 0 * count(${UP})`,
    }),
    stat('busiest', 'Busiest CPU', {
      description: `The largest share of CPU time used over the last 5 minutes by one of the hosts, over all its cores; waiting for disks is not counted. ${alertText(host, 'HostCpuBusy', `above ${humanPercentage(host.cpu_busy_above)}`)}`,
      display: display.cpu,
      expr: `max(${cpuBusy(chosen, '5m')})`,
    }),
    stat('least-memory', 'Least memory available', {
      description: `The smallest share of memory that programs of one of the hosts could still get without swapping (MemAvailable / MemTotal). ${alertText(host, 'HostMemoryLow', `below ${humanPercentage(host.memory_available_below)}`)}`,
      display: display.memory,
      expr: `min(${memoryAvailable(chosen)})`,
    }),
    stat('fullest', 'Fullest filesystem: free', {
      description: `The smallest share of a filesystem that ordinary users can still fill; what is read-only or in memory is left out. ${alertText(host, 'HostDiskFull', `below ${humanPercentage(host.disk_free_below)}`)}`,
      display: display.disk,
      expr: `min(${FREE})`,
    }),
    stat('youngest', 'Shortest uptime', {
      description: 'Now − the time at which the kernel started, of the host that started last.',
      display: seconds,
      expr: `min(${UPTIME})`,
    }),
    hostsTable(host),
  ]
}

function stat(
  key: string,
  title: string,
  own: { readonly description: string; readonly display: Display; readonly expr: string },
): StatPanel {
  return { kind: 'stat', key, title, width: 4, height: 4, ...own }
}

function hostsTable(host: HostPack): TablePanel {
  const display = hostDisplays(host)
  const state: Display = {
    unit: 'none',
    texts: [
      { value: 0, text: 'down', colour: 'red' },
      { value: 1, text: 'up', colour: 'green' },
    ],
  }
  const value = (title: string, expr: string, shown: Display) =>
    ({ kind: 'value', title, expr, display: shown }) as const
  return {
    kind: 'table',
    key: 'hosts',
    title: 'Hosts',
    description:
      'One row per target of the job. State: whether the last scrape succeeded. CPU busy: share of CPU time used over 5 minutes. Memory available: share of all. Disk free and full in: of the filesystem that is fullest, or will be first (see Filesystems). Load: processes that run or wait, mean of a minute, per core. Orange: beyond a threshold of the pack.',
    width: 24,
    height: 8,
    sortBy: 'CPU busy',
    descending: true,
    noRows: 'no host is known under this job',
    columns: [
      hostColumn,
      { ...value('State', perHost(UP), state), look: 'coloured', width: 95 },
      value('CPU busy', perHost(cpuBusy(chosen, '5m')), display.cpu),
      value('Load per core', loadPerCore(), { unit: 'short', decimals: 2 }),
      value('Memory available', perHost(memoryAvailable(chosen), 'min'), display.memory),
      value('Disk free', perHost(FREE, 'min'), display.disk),
      value('Full in', perHost(timeUntilFull(chosen), 'min'), display.timeUntilFull),
      value('Uptime', perHost(UPTIME, 'min'), seconds),
    ],
  }
}

function loadPerCore(): string {
  const cores = `count by (instance) (${ofHosts(chosen, CPU_TIME, equal('mode', 'idle'))})`
  return `${perHost(ofHosts(chosen, 'node_load1'))} / ${cores}`
}

import { formatDuration } from '../../shared/duration.js'
import type { Display, Panel, TablePanel, ValueColumn } from '../../dashboard/panel.js'
import { humanPercentage } from '../template-text.js'
import { alertText } from './alert-text.js'
import { hostChart } from './host-charts.js'
import { hostDisplays } from './host-displays.js'
import { hostColumn } from './host-panels.js'
import type { HostPack } from './host-schema.js'
import { CHOSEN_HOSTS as chosen } from './host-scope.js'
import { DISK, diskShare, ofDisks, ofHosts, timeUntilFull } from './host-series.js'

const IDENTITY = 'instance, mountpoint, device'
const each = (expr: string, fold: 'max' | 'min' = 'min') => `${fold} by (${IDENTITY}) (${expr})`

/** Filesystems, how full they are and will be, and what the disks below them do. */
export function diskPanels(host: HostPack): readonly Panel[] {
  const display = hostDisplays(host)
  return [
    filesystemsTable(host),
    hostChart('disk', 'Disk free', {
      description: `Share of each filesystem that ordinary users can still fill; those in memory are left out. Dashed: ${humanPercentage(host.disk_free_below)}. ${alertText(host, 'HostDiskFull', 'after 10 minutes below')}`,
      display: display.disk,
      queries: [{ expr: each(diskShare(chosen, DISK.available, DISK.size)), legend: '{{instance}} {{mountpoint}}' }],
    }),
    hostChart('disk-full-in', 'Time until full', {
      description: forecast(host),
      display: { ...display.timeUntilFull, min: 0 },
      queries: [{ expr: each(timeUntilFull(chosen)), legend: '{{instance}} {{mountpoint}}' }],
    }),
    hostChart('disk-busy', 'Disks busy', {
      description:
        'Share of the time of each step in which the disk had something to do. At 100 % a single disk waits for nothing else; one that works on many requests at once may have more to give.',
      display: { unit: 'percentunit', decimals: 1, min: 0 },
      queries: [{ expr: ofDevices('node_disk_io_time_seconds_total'), legend: '{{instance}} {{device}}' }],
    }),
    hostChart('disk-traffic', 'Read and written', {
      description: 'Bytes per second that were read from each disk, and written to it.',
      display: { unit: 'binBps', min: 0 },
      queries: [
        { expr: ofDevices('node_disk_read_bytes_total'), legend: '{{instance}} {{device}} read' },
        { expr: ofDevices('node_disk_written_bytes_total'), legend: '{{instance}} {{device}} written' },
      ],
    }),
  ]
}

function forecast(host: HostPack): string {
  const [within, below] = [formatDuration(host.disk_full_within), humanPercentage(host.disk_filling_below)]
  const when = `when less than ${within} remain and less than ${below} is free, for an hour`
  return `A straight line through the available bytes of the last 6 hours, and the time until it reaches zero. ${alertText(host, 'HostDiskFilling', when)} Nothing is shown where the line does not fall.`
}

function ofDevices(metric: string): string {
  return `max by (instance, device) (rate(${ofHosts(chosen, metric)}[$__rate_interval]))`
}

function filesystemsTable(host: HostPack): TablePanel {
  const display = hostDisplays(host)
  const value = (title: string, expr: string, shown: Display): ValueColumn => {
    return { kind: 'value', title, expr, display: shown }
  }
  const mounted: Display = {
    unit: 'none',
    texts: [
      { value: 0, text: 'writable', colour: 'green' },
      { value: 1, text: 'read-only', colour: 'orange' },
    ],
  }
  return {
    kind: 'table',
    key: 'filesystems',
    title: 'Filesystems',
    description: `One row per filesystem on a disk. Free: what ordinary users can still fill; inodes free: how many more files there can be. Full in: ${forecast(host)} Orange: beyond a threshold of the pack.`,
    width: 24,
    height: 8,
    sortBy: 'Free',
    noRows: 'no filesystem on a disk is known',
    columns: [
      hostColumn,
      { kind: 'label', label: 'mountpoint', title: 'Filesystem' },
      { kind: 'label', label: 'device', title: 'Device' },
      value('Size', each(ofDisks(chosen, DISK.size)), { unit: 'bytes', decimals: 1 }),
      value('Available', each(ofDisks(chosen, DISK.available)), { unit: 'bytes', decimals: 1 }),
      value('Free', each(diskShare(chosen, DISK.available, DISK.size)), display.disk),
      value('Full in', each(timeUntilFull(chosen)), display.timeUntilFull),
      value('Inodes free', each(diskShare(chosen, DISK.inodesFree, DISK.inodes)), display.inodes),
      value('Mounted', each(ofDisks(chosen, DISK.readOnly), 'max'), mounted),
    ],
  }
}

import type { Matcher } from '../../promql/selector.js'
import { FORECAST_RANGE } from '../filling.js'
import { like, ofJob, unlike } from '../select.js'

/**
 * Filesystems in memory, read-only by nature, or only a view of another. node_exporter leaves out others by default
 * (`--collector.filesystem.fs-types-exclude`).
 */
const NO_DISK = 'tmpfs|ramfs|squashfs|iso9660|overlay|fuse.lxcfs'

/** Interfaces that exist only within the host. */
const NO_WIRE = 'lo|veth.*|docker.*|br-.*|virbr.*|cni.*|cali.*|flannel.*|tap.*|ifb.*'

/** Metrics of filesystems. */
export const DISK = {
  available: 'node_filesystem_avail_bytes',
  size: 'node_filesystem_size_bytes',
  readOnly: 'node_filesystem_readonly',
  inodesFree: 'node_filesystem_files_free',
  inodes: 'node_filesystem_files',
} as const

export const CPU_TIME = 'node_cpu_seconds_total'
export const BOOT_TIME = 'node_boot_time_seconds'
export const CLOCK_OFFSET = 'node_timex_offset_seconds'

/** Hosts that are spoken of: those of a scrape job, and what else limits them. */
export interface Hosts {
  readonly job: string
  readonly more?: readonly Matcher[]
}

/** Selector of a metric of hosts. */
export function ofHosts({ job, more = [] }: Hosts, metric: string, ...further: readonly Matcher[]): string {
  return ofJob(job, metric, ...more, ...further)
}

/** Selector of a metric of filesystems that lie on disks. */
export function ofDisks(hosts: Hosts, metric: string): string {
  return ofHosts(hosts, metric, unlike('fstype', NO_DISK))
}

/** Selector of a metric of interfaces that lead out of the host. */
export function ofWires(hosts: Hosts, metric: string): string {
  return ofHosts(hosts, metric, unlike('device', NO_WIRE))
}

/** Values of `mode` in which a CPU has nothing to compute. */
const IDLE_MODES = 'idle|iowait'

/** PromQL: share of CPU time that was used. Waiting for a disk is no use of the CPU. */
export function cpuBusy(hosts: Hosts, range: string): string {
  const idle = ofHosts(hosts, CPU_TIME, like('mode', IDLE_MODES))
  return `1 - sum without (mode) (avg without (cpu) (rate(${idle}[${range}])))`
}

/** PromQL: share of the memory that programs could still get without swapping. */
export function memoryAvailable(hosts: Hosts): string {
  return `${ofHosts(hosts, 'node_memory_MemAvailable_bytes')} / ${ofHosts(hosts, 'node_memory_MemTotal_bytes')}`
}

/** PromQL: share of one metric of filesystems in another. */
export function diskShare(hosts: Hosts, free: string, all: string): string {
  return `${ofDisks(hosts, free)} / ${ofDisks(hosts, all)}`
}

/** PromQL, a condition: nobody fills a filesystem that nobody can write. */
export function writable(hosts: Hosts): string {
  return `${ofDisks(hosts, DISK.readOnly)} == 0`
}

/** PromQL: bytes that will be available after so many seconds, if the last hours go on in a straight line. */
export function availableAfter(hosts: Hosts, seconds: string): string {
  return `predict_linear(${ofDisks(hosts, DISK.available)}[${FORECAST_RANGE}], ${seconds})`
}

/** PromQL: seconds until that line, the same as that of `availableAfter`, reaches zero. Nothing where a filesystem does not fill. */
export function timeUntilFull(hosts: Hosts): string {
  const perSecond = `deriv(${ofDisks(hosts, DISK.available)}[${FORECAST_RANGE}])`
  return `clamp_min(${availableAfter(hosts, '0')} / -(${perSecond} < 0), 0)\nand ${writable(hosts)}`
}

/** PromQL: share of packets with errors, or dropped ones, both directions. */
export function packetShare(hosts: Hosts, what: 'errs' | 'drop', range: string): string {
  const both = (counted: string) => {
    const rate = (direction: string) =>
      `rate(${ofWires(hosts, `node_network_${direction}_${counted}_total`)}[${range}])`
    return `(${rate('receive')} + ${rate('transmit')})`
  }
  return `${both(what)} / ${both('packets')}`
}

import { ofJob, unlike } from '../select.js'

/**
 * Filesystems in memory, read-only by nature, or only a view of another. node_exporter leaves out others by default
 * (`--collector.filesystem.fs-types-exclude`).
 */
const NO_DISK = 'tmpfs|ramfs|squashfs|iso9660|overlay|fuse.lxcfs'

/** Interfaces that exist only within the host. */
const NO_WIRE = 'lo|veth.*|docker.*|br-.*|virbr.*|cni.*|cali.*|flannel.*|tap.*|ifb.*'

/** Selector of a metric of filesystems that lie on disks. */
export function ofDisks(job: string, metric: string): string {
  return ofJob(job, metric, unlike('fstype', NO_DISK))
}

/** Selector of a metric of interfaces that lead out of the host. */
export function ofWires(job: string, metric: string): string {
  return ofJob(job, metric, unlike('device', NO_WIRE))
}

/** PromQL: share of CPU time that was used. Waiting for a disk is no use of the CPU. */
export function cpuBusy(selector: string, range: string): string {
  return `1 - sum without (mode) (avg without (cpu) (rate(${selector}[${range}])))`
}

/** Values of `mode` in which a CPU has nothing to compute. */
export const IDLE_MODES = 'idle|iowait'

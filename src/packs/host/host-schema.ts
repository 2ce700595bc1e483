import * as z from 'zod'
import { durationField } from '../../shared/fields.js'
import { commonFields, jobField, percentField, severityFields } from '../pack-fields.js'

/**
 * Thresholds of the host pack. Defaults are those of node_exporter's own mixin (`docs/node-mixin` of prometheus/node_exporter) where it
 * has one.
 */
export const hostSchema = z
  .strictObject({
    job: jobField.default('node').describe('Scrape job of node_exporter (1.5 or newer).'),
    cpu_busy_above: percentField()
      .prefault(90)
      .describe('Percent of the CPU time of all cores, waiting for disks not counted, over 5 min. Held for 15 min.'),
    memory_available_below: percentField()
      .prefault(10)
      .describe('Percent of the memory that programs could still get without swapping. Held for 15 min.'),
    disk_free_below: percentField()
      .prefault(5)
      .describe('Percent of a filesystem that ordinary users can still fill. Held for 10 min.'),
    disk_full_within: durationField
      .prefault('24h')
      .describe('A filesystem that will be full within this time if the last 6 h go on is filling. Held for 1 h.'),
    disk_filling_below: percentField()
      .prefault(40)
      .describe('Filling is reported only when less than this percentage is free: an empty disk may fill for a while.'),
    inodes_free_below: percentField().prefault(5).describe('Percent of a filesystem’s inodes left. Held for 10 min.'),
    network_errors_above: percentField(0.01)
      .prefault(1)
      .describe('Percent of the packets of an interface with errors, both directions, over 5 min. Held for 15 min.'),
    clock_offset_above: durationField
      .prefault('50ms')
      .describe(
        'Distance from the time server. Certificates and replicas that compare times suffer first. Held for 10 min.',
      ),
    severity: severityFields({
      HostDown: ['ticket', 'node_exporter cannot be scraped for 5 min: the host or its network is down.'],
      HostNotMonitored: ['ticket', 'Prometheus has known no target of the job for 10 min.'],
      HostCpuBusy: ['ticket', 'See `cpu_busy_above`.'],
      HostMemoryLow: ['ticket', 'See `memory_available_below`.'],
      HostOutOfMemoryKill: ['ticket', 'The kernel killed a process for want of memory within the last 10 min.'],
      HostDiskFilling: ['ticket', 'See `disk_full_within`.'],
      HostDiskFull: ['ticket', 'See `disk_free_below`.'],
      HostInodesLow: ['ticket', 'See `inodes_free_below`.'],
      HostFilesystemReadOnly: ['ticket', 'A filesystem that could be written within the last day is read-only.'],
      HostNetworkErrors: ['ticket', 'See `network_errors_above`.'],
      HostClockSkew: ['ticket', 'See `clock_offset_above`.'],
      HostClockNotSynchronised: ['ticket', 'The kernel says that no time server sets its clock. Held for 10 min.'],
      HostRebooted: ['off', 'The host started within the last 15 min.'],
    }),
    ...commonFields('plimsoll-host?var-job=$job&var-instance=$instance'),
  })
  .describe('Hosts, measured by node_exporter.')

export type HostPack = z.output<typeof hostSchema>
export type HostAlert = keyof HostPack['severity']

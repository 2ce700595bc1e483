import type { ChartPanel, ChartQuery, Display } from '../../dashboard/panel.js'
import { unequal } from '../select.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { alertText } from './alert-text.js'
import { hostDisplays } from './host-displays.js'
import type { HostPack } from './host-schema.js'
import { CHOSEN_HOSTS as chosen, perHost } from './host-scope.js'
import {
  BOOT_TIME,
  CLOCK_OFFSET,
  CPU_TIME,
  cpuBusy,
  memoryAvailable,
  ofHosts,
  ofWires,
  packetShare,
} from './host-series.js'

const RATE = '$__rate_interval'
const rate = (selector: string) => `rate(${selector}[${RATE}])`

interface Own {
  readonly description: string
  readonly display: Display
  readonly queries: readonly ChartQuery[]
}

/** Limits are drawn where the numbers have any. */
export function hostChart(key: string, title: string, own: Own): ChartPanel {
  const showThresholds = own.display.thresholds !== undefined
  return { kind: 'chart', key, title, width: 12, height: 8, minStep: '1m', showThresholds, ...own }
}

/** What the CPUs do. */
export function cpuCharts(host: HostPack): readonly ChartPanel[] {
  return [
    hostChart('cpu', 'CPU busy', {
      description: `Share of the CPU time of all cores that was used in each step, waiting for disks not counted. Dashed: ${humanPercentage(host.cpu_busy_above)}. ${alertText(host, 'HostCpuBusy', 'when the mean of 5 minutes stays above for 15')}`,
      display: hostDisplays(host).cpu,
      queries: [{ expr: perHost(cpuBusy(chosen, RATE)), legend: '{{instance}}' }],
    }),
    hostChart('cpu-modes', 'Where CPU time goes', {
      description:
        'Share of the CPU time of all cores in each mode within each step. iowait: nothing to compute while a disk is waited for; steal: taken by other machines on the same hardware. Idle is left out.',
      display: { unit: 'percentunit', decimals: 1, min: 0 },
      queries: [
        {
          expr: `avg by (instance, mode) (${rate(ofHosts(chosen, CPU_TIME, unequal('mode', 'idle')))})`,
          legend: '{{instance}} {{mode}}',
        },
      ],
    }),
  ]
}

/** Memory, and what happens when it is short. */
export function memoryCharts(host: HostPack): readonly ChartPanel[] {
  const swap = (what: string) => ofHosts(chosen, `node_memory_Swap${what}_bytes`)
  return [
    hostChart('memory', 'Memory available', {
      description: `Share of memory that programs could still get without swapping: MemAvailable / MemTotal as the kernel says. Dashed: ${humanPercentage(host.memory_available_below)}. ${alertText(host, 'HostMemoryLow', 'after 15 minutes below')}`,
      display: hostDisplays(host).memory,
      queries: [{ expr: perHost(memoryAvailable(chosen), 'min'), legend: '{{instance}}' }],
    }),
    hostChart('swap', 'Swap used', {
      description: 'Bytes of swap in use: SwapTotal − SwapFree as the kernel says. Always 0 where there is no swap.',
      display: { unit: 'bytes', min: 0 },
      queries: [{ expr: perHost(`${swap('Total')} - ${swap('Free')}`), legend: '{{instance}}' }],
    }),
    hostChart('killed', 'Processes killed for want of memory', {
      description: `Number of processes that the kernel killed within each step because no memory was left. ${alertText(host, 'HostOutOfMemoryKill', 'on any')}`,
      display: { unit: 'short', min: 0 },
      queries: [
        { expr: perHost(`increase(${ofHosts(chosen, 'node_vmstat_oom_kill')}[${RATE}])`), legend: '{{instance}}' },
      ],
    }),
  ].map((panel) => ({ ...panel, width: 8 }))
}

/** What leads out of the hosts: traffic, and packets that were lost. */
export function networkCharts(host: HostPack): readonly ChartPanel[] {
  const bytes = (direction: string) =>
    `sum by (instance, device) (${rate(ofWires(chosen, `node_network_${direction}_bytes_total`))})`
  return [
    hostChart('traffic', 'Traffic', {
      description:
        'Bytes per second through each interface, in both directions. Interfaces that exist only within the host (loopback, containers, bridges) are left out.',
      display: { unit: 'binBps', min: 0 },
      queries: [
        { expr: bytes('receive'), legend: '{{instance}} {{device}} in' },
        { expr: bytes('transmit'), legend: '{{instance}} {{device}} out' },
      ],
    }),
    hostChart('packets', 'Packets with errors, and dropped', {
      description: `Share of the packets of each step with errors, and of those that were dropped, both directions; empty where there were no packets. Dashed: ${humanPercentage(host.network_errors_above)}. ${alertText(host, 'HostNetworkErrors', 'when those with errors stay above over 5 minutes, for 15')} No alert looks at dropped packets.`,
      display: hostDisplays(host).errors,
      queries: [
        { expr: packetsBy('errs'), legend: '{{instance}} {{device}} errors' },
        { expr: packetsBy('drop'), legend: '{{instance}} {{device}} dropped' },
      ],
    }),
  ]
}

function packetsBy(what: 'errs' | 'drop'): string {
  return `max by (instance, device) (${packetShare(chosen, what, RATE)})`
}

/** When the hosts started, and how wrong their clocks are. */
export function timeCharts(host: HostPack): readonly ChartPanel[] {
  return [
    hostChart('uptime', 'Uptime', {
      description: 'Time since the kernel started. It falls to zero at each new start; a gap is time without a scrape.',
      display: { unit: 's', min: 0 },
      queries: [
        {
          expr: perHost(`${ofHosts(chosen, 'node_time_seconds')} - ${ofHosts(chosen, BOOT_TIME)}`),
          legend: '{{instance}}',
        },
      ],
    }),
    hostChart('clock', 'Clock: distance from the time server', {
      description: `Distance of the clock from its time server as the kernel says, without its sign; 0 also where nothing sets the clock. Dashed: ${humanDuration(host.clock_offset_above)}. ${alertText(host, 'HostClockSkew', 'after 10 minutes above')}`,
      display: hostDisplays(host).clock,
      queries: [{ expr: perHost(`abs(${ofHosts(chosen, CLOCK_OFFSET)})`), legend: '{{instance}}' }],
    }),
  ]
}

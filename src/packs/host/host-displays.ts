import type { Display, Threshold } from '../../dashboard/panel.js'
import type { HostPack } from './host-schema.js'

const atMost = (limit: number): Threshold[] => [
  { from: null, colour: 'green' },
  { from: limit, colour: 'orange' },
]

const atLeast = (limit: number): Threshold[] => [
  { from: null, colour: 'orange' },
  { from: limit, colour: 'green' },
]

const share = (thresholds: readonly Threshold[]): Display => {
  return { unit: 'percentunit', decimals: 1, min: 0, max: 1, thresholds }
}

/** How numbers of hosts are shown: orange is where the pack's alert of the same name begins. */
export function hostDisplays(host: HostPack) {
  return {
    cpu: share(atMost(host.cpu_busy_above)),
    memory: share(atLeast(host.memory_available_below)),
    disk: share(atLeast(host.disk_free_below)),
    inodes: share(atLeast(host.inodes_free_below)),
    timeUntilFull: {
      ...{ unit: 's', decimals: 1, thresholds: atLeast(host.disk_full_within) },
      none: 'does not fill',
    },
    // Far above 0, and a chart up to 1 shows nothing any more.
    errors: { unit: 'percentunit', decimals: 2, min: 0, thresholds: atMost(host.network_errors_above) },
    clock: { unit: 's', min: 0, thresholds: atMost(host.clock_offset_above) },
  } as const satisfies Readonly<Record<string, Display>>
}

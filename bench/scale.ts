import type { Findings } from './line.js'
import { measureScaleCycle } from './scale-cycle.js'

/** What the daemon costs with 1,000 objectives. */
export async function scale(): Promise<Findings> {
  const cycle = await measureScaleCycle(200, 5)
  const lines = [
    { what: 'one daemon cycle, mean', value: cycle.cycleCpuSeconds, bar: 1, unit: 's CPU' },
    { what: 'one daemon cycle, worst', value: cycle.worstCycleCpuSeconds, bar: null, unit: 's CPU' },
    { what: '/metrics, median', value: cycle.daemon.metricsCpuMilliseconds, bar: 50, unit: 'ms CPU' },
    { what: 'its size', value: cycle.daemon.metricsBytes / 1000, bar: null, unit: 'kB' },
    { what: 'memory of the daemon', value: cycle.daemon.memoryMegabytes, bar: 400, unit: 'MB' },
    { what: 'longest pause of its event loop', value: cycle.daemon.longestPauseMilliseconds, bar: 200, unit: 'ms' },
  ]
  const comparedWith =
    '1,000 objectives of 200 services with a month of hours in the store, read from a process that answers as Prometheus would. Cycles run within the bench,\n' +
    '/metrics and memory are those of the built `plimsoll serve`, a process of its own, as it says of itself.'
  return { lines, comparedWith }
}

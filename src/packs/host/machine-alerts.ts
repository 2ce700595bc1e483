import { formatNumber } from '../../shared/format-number.js'
import type { PackAlert } from '../pack.js'
import { feed, ofJob } from '../select.js'
import { aroundLeast, aroundMost, gauge } from '../series-values.js'
import { jobMissing, targetDown } from '../target-alerts.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { excursion, gaugeProof, meanProof, rateExcursion, steady } from '../threshold-alert.js'
import { BOOT_TIME, cpuBusy, memoryAvailable } from './host-series.js'
import type { HostAlert, HostPack } from './host-schema.js'
import { calm, hosts } from './sample-hosts.js'

/** Alerts on the host as a whole: is it there, has it CPU time and memory. */
export function machineAlerts(host: HostPack): PackAlert<HostAlert>[] {
  return [down(host), missing(host), cpu(host), memory(host), outOfMemory(host), rebooted(host)]
}

function down({ job }: HostPack): PackAlert<HostAlert> {
  return targetDown({
    ...{ alert: 'HostDown', job, instance: 'h1:9100' },
    summary: 'Host {{ $labels.instance }} does not answer',
    description:
      'Prometheus has not been able to scrape node_exporter for 5 minutes: the host, its network or the exporter is down. Tickets about the same host wait until it is back.',
  })
}

function missing({ job }: HostPack): PackAlert<HostAlert> {
  return jobMissing({ alert: 'HostNotMonitored', job, instance: 'h1:9100', what: 'Hosts are' })
}

function cpu({ job, cpu_busy_above: limit }: HostPack): PackAlert<HostAlert> {
  const { breaks, keeps } = aroundMost(limit, 1)
  const [bad, good] = hosts(job)
  const metric = 'node_cpu_seconds_total'
  const idle = (busy: number) => rateExcursion(48, 60 * (1 - busy))
  return {
    alert: 'HostCpuBusy',
    expr: `${cpuBusy({ job }, '5m')} > ${formatNumber(limit)}`,
    forMinutes: 15,
    summary: 'Host {{ $labels.instance }} has hardly any CPU time left',
    description: `{{ $value | humanizePercentage }} of its CPU time was used over the last 5 minutes, and more than ${humanPercentage(limit)} for a quarter of an hour. Requests may wait.`,
    proof: meanProof({
      series: [
        feed(metric, { ...bad, cpu: '0', mode: 'idle' }, idle(breaks)),
        feed(metric, { ...good, cpu: '0', mode: 'idle' }, idle(keeps)),
      ],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

function memory({ job, memory_available_below: limit }: HostPack): PackAlert<HostAlert> {
  const { breaks, keeps } = aroundLeast(limit)
  const [bad, good] = hosts(job)
  const [available, total] = ['node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes']
  const bytes = (share: number) => excursion(6e9, 1e10 * share)
  return {
    alert: 'HostMemoryLow',
    expr: `${memoryAvailable({ job })} < ${formatNumber(limit)}`,
    forMinutes: 15,
    summary: 'Host {{ $labels.instance }} is short of memory',
    description: `{{ $value | humanizePercentage }} of its memory is available, less than ${humanPercentage(limit)} for a quarter of an hour. When nothing is left, the kernel kills processes.`,
    proof: gaugeProof({
      series: [
        ...[bad, good].map((labels) => feed(total, labels, steady(1e10))),
        feed(available, bad, bytes(breaks)),
        feed(available, good, bytes(keeps)),
      ],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

function outOfMemory({ job }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = hosts(job)
  // `oom_kill` of /proc/vmstat: among the fields that `--collector.vmstat.fields` takes by default.
  const metric = 'node_vmstat_oom_kill'
  return {
    alert: 'HostOutOfMemoryKill',
    expr: `increase(${ofJob(job, metric)}[10m]) > 0`,
    forMinutes: 0,
    summary: 'Host {{ $labels.instance }} ran out of memory and killed processes',
    description: 'The kernel killed a process within the last 10 minutes. The kernel’s log names it.',
    proof: {
      step: 1,
      series: [feed(metric, bad, gauge([0, 3], [1, 12])), feed(metric, good, gauge([7, 15]))],
      ...{ from: 3, by: 3, until: 13 },
      labels: bad,
      value: '',
    },
  }
}

/** Time for which a new start is news. */
const NEWS_SECONDS = 900

function rebooted({ job }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = hosts(job)
  const metric = BOOT_TIME
  return {
    alert: 'HostRebooted',
    expr: `time() - ${ofJob(job, metric)} < ${NEWS_SECONDS}`,
    forMinutes: 0,
    summary: 'Host {{ $labels.instance }} has started anew',
    description: 'It was started {{ $value | humanizeDuration }} ago.',
    proof: {
      step: 1,
      series: [feed(metric, bad, gauge([-calm, 5], [300, 20])), feed(metric, good, gauge([-calm, 25]))],
      ...{ from: 5, by: 5, until: 20 },
      labels: bad,
      value: humanDuration(0),
    },
  }
}

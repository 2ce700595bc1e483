import { formatNumber } from '../../shared/format-number.js'
import type { PackAlert } from '../pack.js'
import { feed, ofJob } from '../select.js'
import { aroundMost } from '../series-values.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { excursion, gaugeProof, meanProof, rateExcursion, steady, steadyRate } from '../threshold-alert.js'
import type { HostAlert, HostPack } from './host-schema.js'
import { CLOCK_OFFSET, packetShare } from './host-series.js'
import { hosts } from './sample-hosts.js'

/** Alerts on what connects a host with others: its interfaces and its clock. */
export function networkAlerts(host: HostPack): PackAlert<HostAlert>[] {
  return [errors(host), skew(host), unsynchronised(host)]
}

function errors({ job, network_errors_above: limit }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = hosts(job).map((labels) => ({ ...labels, device: 'eth0' }))
  const { breaks, keeps } = aroundMost(limit, 1)
  const fed = (labels: Readonly<Record<string, string>>, share: number) => [
    feed('node_network_receive_errs_total', labels, rateExcursion(0, 6000 * share)),
    feed('node_network_transmit_errs_total', labels, steadyRate(0)),
    feed('node_network_receive_packets_total', labels, steadyRate(4000)),
    feed('node_network_transmit_packets_total', labels, steadyRate(2000)),
  ]
  return {
    alert: 'HostNetworkErrors',
    expr: `${packetShare({ job }, 'errs', '5m')} > ${formatNumber(limit)}`,
    forMinutes: 15,
    summary: '{{ $labels.device }} of {{ $labels.instance }} loses packets to errors',
    description: `{{ $value | humanizePercentage }} of the packets of the last 5 minutes had errors, more than ${humanPercentage(limit)} for a quarter of an hour: a cable, a port or a driver.`,
    proof: meanProof({
      series: [...fed(bad ?? {}, breaks), ...fed(good ?? {}, keeps)],
      labels: bad ?? {},
      value: humanPercentage(breaks),
    }),
  }
}

function skew({ job, clock_offset_above: limit }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = hosts(job)
  const { breaks, keeps } = aroundMost(limit)
  const metric = CLOCK_OFFSET
  return {
    alert: 'HostClockSkew',
    expr: `abs(${ofJob(job, metric)}) > ${formatNumber(limit)}`,
    forMinutes: 10,
    summary: 'The clock of {{ $labels.instance }} is wrong',
    description: `It is {{ $value | humanizeDuration }} away from its time server, more than ${humanDuration(limit)} for 10 minutes.`,
    proof: gaugeProof({
      // Slow clocks are as wrong as fast ones.
      series: [feed(metric, bad, excursion(0, -breaks)), feed(metric, good, excursion(0, keeps))],
      labels: bad,
      value: humanDuration(breaks),
    }),
  }
}

/** The kernel's largest possible error of its clock when nothing sets it (`NTP_PHASE_LIMIT`, 16 s). */
const UNKNOWN_ERROR_SECONDS = 16

function unsynchronised({ job }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = hosts(job)
  const [status, error] = ['node_timex_sync_status', 'node_timex_maxerror_seconds']
  return {
    alert: 'HostClockNotSynchronised',
    expr: `${ofJob(job, status)} == 0\nand ${ofJob(job, error)} >= ${UNKNOWN_ERROR_SECONDS}`,
    forMinutes: 10,
    summary: 'Nothing sets the clock of {{ $labels.instance }}',
    description:
      'The kernel has not heard from a time server for so long that it no longer knows how wrong its clock may be.',
    proof: gaugeProof({
      series: [
        feed(status, bad, excursion(1, 0)),
        feed(error, bad, excursion(0.1, UNKNOWN_ERROR_SECONDS)),
        // Between two visits of its time server.
        feed(status, good, steady(0)),
        feed(error, good, steady(15)),
      ],
      labels: bad,
    }),
  }
}

import { formatDuration } from '../../shared/duration.js'
import { formatNumber } from '../../shared/format-number.js'
import type { Pack, PackAlert } from '../pack.js'
import { feed, ofJob } from '../select.js'
import { aroundMost, gauge } from '../series-values.js'
import { jobMissing, targetDown } from '../target-alerts.js'
import { humanDuration } from '../template-text.js'
import { meanExcursion, meanProof, oneGaugeProof } from '../threshold-alert.js'
import type { BlackboxAlert, BlackboxPack } from './blackbox-schema.js'

const INSTANCE = 'https://shop.example/'

/** The blackbox pack. Metrics are those of blackbox_exporter 0.24 and newer. */
export function blackboxPack(settings: BlackboxPack): Pack {
  const { job } = settings
  return {
    name: 'blackbox',
    settings,
    // `instance` is what is probed, by custom a URL.
    onHosts: false,
    alerts: [
      failed(settings),
      slow(settings),
      expiring(settings),
      expiringAtOnce(settings),
      down(settings),
      jobMissing({ alert: 'BlackboxNotMonitored', job, instance: INSTANCE, what: 'Probes are' }),
    ],
    targets: [{ labels: { job, instance: INSTANCE }, alert: 'BlackboxExporterDown' }],
  }
}

function targets(job: string) {
  return [
    { job, instance: INSTANCE },
    { job, instance: `${INSTANCE}other` },
  ] as const
}

function failed({ job }: BlackboxPack): PackAlert<BlackboxAlert> {
  const metric = 'probe_success'
  return {
    alert: 'BlackboxProbeFailed',
    expr: `${ofJob(job, metric)} == 0`,
    forMinutes: 5,
    summary: '{{ $labels.instance }} cannot be reached from outside',
    description: 'Its probe has failed for 5 minutes. Open the exporter’s page /probe with debug=true to see why.',
    proof: oneGaugeProof({ metric, things: targets(job), fine: 1, around: { breaks: 0, keeps: 1 } }),
  }
}

function slow({ job, probe_slower_than: limit }: BlackboxPack): PackAlert<BlackboxAlert> {
  const [bad, good] = targets(job)
  const { breaks, keeps } = aroundMost(limit)
  const metric = 'probe_duration_seconds'
  return {
    alert: 'BlackboxProbeSlow',
    expr: `avg_over_time(${ofJob(job, metric)}[5m]) > ${formatNumber(limit)}`,
    forMinutes: 10,
    summary: '{{ $labels.instance }} answers slowly',
    description: `A probe took {{ $value | humanizeDuration }} on average over the last 5 minutes, more than ${humanDuration(limit)} for 10 minutes.`,
    proof: meanProof({
      series: [feed(metric, bad, meanExcursion(0, breaks)), feed(metric, good, meanExcursion(0, keeps))],
      labels: bad,
      value: humanDuration(breaks),
    }),
  }
}

const EXPIRY = 'probe_ssl_earliest_cert_expiry'
const DAY = 86_400

/** Times at which certificates expire in tests: soon, then a year later. */
function certificates(job: string, { limit, waitMinutes }: { readonly limit: number; readonly waitMinutes: number }) {
  const [bad, good] = targets(job)
  const begins = 5 * 60
  // The test begins at 1970: an instant is a number of seconds after its beginning. At its fifth minute the limit is broken by 5 min.
  const breaks = begins + limit - 300
  return {
    series: [
      feed(EXPIRY, bad, gauge([400 * DAY, 5], [breaks, 13], [400 * DAY, 3])),
      feed(EXPIRY, good, gauge([400 * DAY, 5], [3600 + limit, 16])),
    ],
    labels: bad,
    value: humanDuration(breaks - begins - 60 * waitMinutes),
    ...{ step: 1 as const, from: 5, by: 5, until: 18 },
  }
}

function expiring(blackbox: BlackboxPack): PackAlert<BlackboxAlert> {
  const { job, certificate_expires_within: limit, certificate_expires_at_once_within: atOnce } = blackbox
  const left = `${ofJob(job, EXPIRY)} - time()`
  return {
    alert: 'BlackboxCertificateExpiring',
    expr: `${left} < ${formatNumber(limit)} >= ${formatNumber(atOnce)}`,
    forMinutes: 10,
    summary: `A certificate of {{ $labels.instance }} expires within ${formatDuration(limit)}`,
    description: `It expires in {{ $value | humanizeDuration }}. Renewal should have happened by now.`,
    proof: certificates(job, { limit, waitMinutes: 10 }),
  }
}

function expiringAtOnce({ job, certificate_expires_at_once_within: limit }: BlackboxPack): PackAlert<BlackboxAlert> {
  return {
    alert: 'BlackboxCertificateExpiringAtOnce',
    expr: `${ofJob(job, EXPIRY)} - time() < ${formatNumber(limit)}`,
    forMinutes: 1,
    summary: `A certificate of {{ $labels.instance }} expires within ${formatDuration(limit)}`,
    description: 'It expires in {{ $value | humanizeDuration }}; then every client refuses to connect.',
    proof: certificates(job, { limit, waitMinutes: 1 }),
  }
}

function down({ job }: BlackboxPack): PackAlert<BlackboxAlert> {
  return targetDown({
    ...{ alert: 'BlackboxExporterDown', job, instance: INSTANCE },
    summary: '{{ $labels.instance }} is not probed',
    description:
      'Prometheus has not been able to reach blackbox_exporter for 5 minutes: nobody would see the probe fail.',
  })
}

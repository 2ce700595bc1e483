import { renderSelector, type Selector } from '../../promql/selector.js'
import { formatNumber } from '../../shared/format-number.js'
import type { FedSeries, PackAlert } from '../pack.js'
import { feed } from '../select.js'
import { aroundMost, type SeriesValues } from '../series-values.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { meanProof, rateExcursion, steadyRate } from '../threshold-alert.js'
import type { HttpAlert, HttpPack } from './http-schema.js'
import { httpSelectors, sampleOf, services } from './http-series.js'
import { serviceText } from './service-text.js'

type Labels = Readonly<Record<string, string>>

/** Requests of the last 5 min of each service. */
function counted(selector: Selector, { by }: HttpPack): string {
  return `sum by (${by.join(', ')}) (increase(${renderSelector(selector)}[5m]))`
}

/** Requests per minute in tests, enough to count. */
function busy({ least_requests: least }: HttpPack): number {
  return Math.max(600, least)
}

/** Many requests end with an error. */
export function errors(http: HttpPack): PackAlert<HttpAlert> {
  const { by, errors_above: limit, least_requests: least } = http
  const { requests, errors: failed } = httpSelectors(http)
  const [bad, good] = services(by, requests)
  const { breaks, keeps } = aroundMost(limit, 1)
  const all = counted(requests, http)
  const fed = (labels: Labels, share: number): FedSeries[] => [
    feedAs(sampleOf(failed), labels, rateExcursion(0, busy(http) * share)),
    feedAs(sampleOf(requests, failed), labels, rateExcursion(busy(http), busy(http) * (1 - share))),
  ]
  return {
    alert: 'HttpErrors',
    expr: `${counted(failed, http)} / ${all} > ${formatNumber(limit)}\nand ${all} >= ${least}`,
    forMinutes: 10,
    summary: `${serviceText(by)} answers many requests with errors`,
    description: `{{ $value | humanizePercentage }} of the requests of the last 5 minutes failed, more than ${humanPercentage(limit)} for 10 minutes.`,
    proof: meanProof({
      series: [...fed(bad, breaks), ...(good === null ? [] : fed(good, keeps))],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

/** Requests take long. */
export function slow(http: HttpPack): PackAlert<HttpAlert> {
  const { by, slow_above: limit, fast_requests: share, least_requests: least } = http
  const { buckets, measured } = httpSelectors(http)
  const [bad, good] = services(by, buckets)
  const rates = `sum by (${['le', ...by].join(', ')}) (rate(${renderSelector(buckets)}[5m]))`
  const bounds = [limit / 2, limit, limit * 2, Infinity]
  // In trouble, all requests fall between the bound of that place and the one before.
  const fed = (labels: Labels, place: number): FedSeries[] =>
    bounds.map((bound, at) => {
      const le = bound === Infinity ? '+Inf' : formatNumber(bound)
      const values = at < place ? rateExcursion(busy(http), 0) : steadyRate(busy(http))
      return feedAs(sampleOf(buckets), { ...labels, le }, values)
    })
  return {
    alert: 'HttpSlow',
    expr: `histogram_quantile(${formatNumber(share)}, ${rates}) > ${formatNumber(limit)}\nand ${counted(measured, http)} >= ${least}`,
    forMinutes: 10,
    summary: `${serviceText(by)} answers slowly`,
    description: `${humanPercentage(share)} of the requests of the last 5 minutes were answered within {{ $value | humanizeDuration }}, which should be ${humanDuration(limit)}, for 10 minutes.`,
    proof: meanProof({
      series: [...fed(bad, 2), ...(good === null ? [] : fed(good, 1))],
      labels: bad,
      // Within a bucket Prometheus takes times as spread evenly.
      value: humanDuration(limit * (1 + share)),
    }),
  }
}

function feedAs(
  sample: { readonly metric: string; readonly labels: Labels },
  own: Labels,
  values: SeriesValues,
): FedSeries {
  return feed(sample.metric, { ...sample.labels, ...own }, values)
}

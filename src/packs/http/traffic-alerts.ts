import { renderSelector } from '../../promql/selector.js'
import type { PackAlert, Proof } from '../pack.js'
import { feed } from '../select.js'
import { counter, gauge } from '../series-values.js'
import type { HttpAlert, HttpPack } from './http-schema.js'
import { fixedLabels, httpSelectors, sampleOf, services } from './http-series.js'
import { serviceText } from './service-text.js'

/** Minutes of the proof: requests, none, requests again. */
const SILENCE = { before: 30, none: 25, after: 10, window: 5 }

/** Nobody asks any more: often something before the service is broken. */
export function noTraffic(http: HttpPack): PackAlert<HttpAlert> {
  const { by, silence_after: least } = http
  const { requests } = httpSelectors(http)
  const [bad, good] = services(by, requests)
  const { metric, labels } = sampleOf(requests)
  const counted = (range: string) => `sum by (${by.join(', ')}) (increase(${renderSelector(requests)}[${range}]))`
  const { before, none, after, window } = SILENCE
  const fed = (own: typeof bad, perMinute: number) =>
    feed(metric, { ...labels, ...own }, counter([perMinute, before], [0, none], [perMinute, after]))
  const proof: Proof = {
    step: 1,
    // The second has so few requests in 30 min that their end is no news.
    series: [fed(bad, least), ...(good === null ? [] : [fed(good, (0.5 * least) / before)])],
    ...{ from: before, by: before + window, until: before + none + 1 },
    labels: bad,
    value: '',
  }
  return {
    alert: 'HttpNoTraffic',
    expr: `${counted('1h')} >= ${least}\nunless ${counted('5m')} > 0`,
    forMinutes: 10,
    summary: `${serviceText(by)} gets no requests any more`,
    description: `It had at least ${least} within an hour, and none for more than 10 minutes: is it reached at all?`,
    proof,
  }
}

/** The counter does not exist: a wrong selector would leave the pack silent. */
export function notMonitored(http: HttpPack): PackAlert<HttpAlert> {
  const { requests } = httpSelectors(http)
  const [bad] = services(http.by, requests)
  const { metric, labels } = sampleOf(requests)
  return {
    alert: 'HttpNotMonitored',
    expr: `absent(${renderSelector(requests)})`,
    forMinutes: 10,
    summary: `Prometheus has no series of ${metric} that the pack http asks for`,
    description:
      'HTTP requests are not watched: no other alert of this pack can fire. Is the selector right, and are the services scraped?',
    proof: {
      step: 1,
      series: [feed(metric, { ...labels, ...bad }, gauge([1, 5], [null, 13], [1, 3]))],
      ...{ from: 5, by: 5, until: 18 },
      labels: fixedLabels(requests),
      value: '1',
    },
  }
}

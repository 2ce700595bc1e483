import { renderSelector, type Matcher } from '../promql/selector.js'
import { metricNames, rows, rowsOverPast, type Asker } from './ask-client.js'
import type { DurationsFact } from './facts.js'
import { DURATION_HISTOGRAM, NOT_A_SERVICE } from './known-metrics.js'
import { coverageBy, scrapeIntervalBy } from './past-client.js'
import { servicesWith, valueOf, type Found } from './requests-client.js'
import type { ServiceSeries } from './service-labels.js'

const FOREIGN = new RegExp(NOT_A_SERVICE)

/** Histograms of how long requests take, classic ones first. Rejects with `PrometheusError`. */
export async function findDurations(asker: Asker): Promise<Found<DurationsFact>> {
  const named = (value: string) =>
    renderSelector({ metric: null, matchers: [{ label: '__name__', operator: '=~', value }] })
  const classic = (await metricNames(asker, named(`${DURATION_HISTOGRAM}_bucket`))).map((name) =>
    name.replace(/_bucket$/, ''),
  )
  const plain = await metricNames(asker, named(DURATION_HISTOGRAM))
  const [facts, left]: [DurationsFact[], string[]] = [[], []]
  for (const metric of [...new Set([...classic, ...plain])].filter((name) => !FOREIGN.test(name))) {
    const isClassic = classic.includes(metric)
    // A plain name may be any gauge in seconds: only a native histogram answers this.
    if (!isClassic && !(await isNative(asker, metric))) continue
    asker.onStep(metric)
    const count = isClassic ? `${metric}_count` : metric
    const services = await servicesWith(asker, count)
    if (services.length === 0) left.push(`${metric}: no label says to which service its series belong`)
    else facts.push(...(await factsOf(asker, { metric, count, native: !isClassic }, services)))
  }
  return { facts, left }
}

async function isNative(asker: Asker, metric: string): Promise<boolean> {
  // Servers that know no native histograms refuse the function.
  const found = await rows(asker, `histogram_count(sum(rate(${metric}[5m])))`).catch(() => [])
  return found.length > 0
}

interface Histogram {
  readonly metric: string
  /** Series that count all events. */
  readonly count: string
  readonly native: boolean
}

async function factsOf(
  asker: Asker,
  histogram: Histogram,
  services: readonly ServiceSeries[],
): Promise<DurationsFact[]> {
  const { metric, count, native } = histogram
  const label = services[0]?.label ?? ''
  const unit = /_(milliseconds|ms)$/.test(metric) ? 'milliseconds' : 'seconds'
  const increase = `sum by (${label}) (increase(${count}[RANGE]))`
  const total = await rowsOverPast(asker, (range) =>
    (native ? `histogram_count(${increase})` : increase).replace('RANGE', range),
  )
  const coverage = await coverageBy(asker, { selector: count, label, days: total.days })
  const scrape = await scrapeIntervalBy(asker, count, label)
  const buckets = native
    ? await nativeBuckets(asker, { metric, label, unit, days: total.days })
    : await classicBuckets(asker, { metric, label, days: total.days })
  return services.map((service) => {
    const matcher: Matcher = { label, operator: '=', value: service.value }
    const events = valueOf(total.rows, service)
    return {
      kind: 'durations',
      service,
      metric,
      histogram: renderSelector({ metric, matchers: [matcher] }),
      unit,
      native,
      buckets: buckets
        .filter((bucket) => bucket.service === service.value)
        .map(({ bound, value }) => ({ bound, events: native ? value * events : value }))
        .toSorted((a, b) => a.bound - b.bound),
      scrapeSeconds: scrape.get(service.value) ?? 15,
      past: { events, days: total.days, coverage: coverage.get(service.value) ?? 0 },
    }
  })
}

interface Bucket {
  readonly service: string
  readonly bound: number
  /** Events, or of native histograms the share of all. */
  readonly value: number
}

async function classicBuckets(
  asker: Asker,
  { metric, label, days }: { readonly metric: string; readonly label: string; readonly days: number },
): Promise<readonly Bucket[]> {
  const found = await rows(asker, `sum by (${label}, le) (increase(${metric}_bucket{le!="+Inf"}[${days}d]))`)
  return found.map(({ labels, value }) => ({ service: labels[label] ?? '', bound: Number(labels['le']), value }))
}

/** Limits that people set, in seconds: a native histogram has no boundaries to choose from. */
const USUAL_LIMITS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10] as const

async function nativeBuckets(
  asker: Asker,
  parts: {
    readonly metric: string
    readonly label: string
    readonly unit: DurationsFact['unit']
    readonly days: number
  },
): Promise<readonly Bucket[]> {
  const { metric, label, unit, days } = parts
  const found: Bucket[] = []
  for (const seconds of USUAL_LIMITS) {
    const bound = unit === 'milliseconds' ? seconds * 1000 : seconds
    const query = `histogram_fraction(-Inf, ${bound}, sum by (${label}) (increase(${metric}[${days}d])))`
    for (const { labels, value } of await rows(asker, query)) found.push({ service: labels[label] ?? '', bound, value })
  }
  return found
}

import type { SeriesValues } from './exposition.js'
import { EFFECTS, type Fault } from './faults.js'
import { REGIONS, trafficAt, type Incident, type Stream } from './traffic.js'

/** Whole events that have happened so far, and the fractions that have not yet made one. */
export interface Shop {
  /** Lets the shop work from its last instant to `to`; earlier instants change nothing. */
  advance(to: Date): void
  /** From its instant on, this is broken as well. Breaking twice changes nothing. */
  break(fault: Fault): void
  /** From its instant on, this works again. */
  mend(fault: Fault): void
  broken(): readonly Fault[]
  /**
   * From now on orders of checkout are counted as customers are really answered, and no more as the model has them.
   *
   * @returns counts one order
   */
  countOrders(): (isError: boolean) => void
  /** Cumulative counters and gauges as a scrape at the shop's instant sees them. Error series appear with their first error. */
  values(): SeriesValues
}

const BACKUPS = [
  // Every five minutes, two minutes long; every night at 02:00 UTC, forty minutes long.
  { dataset: 'orders-db', everySeconds: 300, offsetSeconds: 0, durationSeconds: 110 },
  { dataset: 'media', everySeconds: 86_400, offsetSeconds: 7_200, durationSeconds: 2_300 },
] as const

/** Streams whose events are counters. */
const COUNTED: readonly Stream[] = [
  'checkout',
  'catalog',
  'search',
  ...REGIONS.map((region) => `payment-${region}` as const),
]

/** The example shop, deterministic: what it did until `t` depends on its incidents and the length of the steps alone. */
export function createShop(from: Date, incidents: readonly Incident[]): Shop {
  let at = from
  const broken = new Map<Fault, Date>()
  const events = new Map<string, number>()
  const add = (counter: string, amount: number) => events.set(counter, (events.get(counter) ?? 0) + amount)

  let isReal = false

  const traffic = (stream: Stream) => trafficAt(stream, at, [...incidents, ...liveIncidents(broken)])
  const work = (stream: Stream, seconds: number) => {
    const { requests, errorShare, slowShare } = traffic(stream)
    const events = requests * seconds
    // Each counter grows by itself: a counter made by subtraction could fall by one, which reads as a reset.
    if (!isReal || stream !== 'checkout') {
      add(`${stream} good`, events * (1 - errorShare))
      add(`${stream} bad`, events * errorShare)
    }
    add(`${stream} quick`, events * (1 - slowShare))
    add(`${stream} slow`, events * slowShare)
  }
  return {
    advance(to) {
      const seconds = (to.getTime() - at.getTime()) / 1000
      if (seconds <= 0) return
      for (const stream of COUNTED) work(stream, seconds)
      at = to
    },
    break(fault) {
      if (!broken.has(fault)) broken.set(fault, at)
    },
    mend: (fault) => broken.delete(fault),
    broken: () => [...broken.keys()],
    countOrders() {
      isReal = true
      return (isError) => {
        add(`checkout ${isError ? 'bad' : 'good'}`, 1)
      }
    },
    values: () =>
      new Map([
        ...requestSeries(events),
        ...paymentSeries(events),
        ...latencySeries(events),
        ['probe_success{service="catalog"}', traffic('probe').errorShare < 1 ? 1 : 0],
        ...backupSeries(at, broken),
      ]),
  }
}

function whole(events: ReadonlyMap<string, number>, counter: string): number {
  return Math.floor(events.get(counter) ?? 0)
}

function requestSeries(events: ReadonlyMap<string, number>): SeriesValues {
  const series: SeriesValues = new Map()
  for (const service of ['checkout', 'catalog'] as const) {
    const bad = whole(events, `${service} bad`)
    series.set(`http_requests_total{service="${service}",code="200"}`, whole(events, `${service} good`))
    if (bad > 0) series.set(`http_requests_total{service="${service}",code="500"}`, bad)
  }
  const succeeded = whole(events, 'search good')
  series.set('search_requests_total{service="catalog"}', succeeded + whole(events, 'search bad'))
  series.set('search_succeeded_total{service="catalog"}', succeeded)
  return series
}

function paymentSeries(events: ReadonlyMap<string, number>): SeriesValues {
  const outcomes = { accepted: 'good', failed: 'bad' }
  const series = REGIONS.flatMap((region) =>
    Object.entries(outcomes).map(([outcome, kind]) => {
      const labels = `service="checkout",region="${region}",outcome="${outcome}"`
      return [`payments_total{${labels}}`, whole(events, `payment-${region} ${kind}`)] as const
    }),
  )
  return new Map(series)
}

function latencySeries(events: ReadonlyMap<string, number>): SeriesValues {
  const name = 'http_request_duration_seconds'
  const quick = whole(events, 'checkout quick')
  const all = quick + whole(events, 'checkout slow')
  return new Map([
    [`${name}_bucket{service="checkout",le="0.1"}`, Math.floor(quick * 0.8)],
    [`${name}_bucket{service="checkout",le="0.3"}`, quick],
    [`${name}_bucket{service="checkout",le="1.0"}`, all],
    [`${name}_bucket{service="checkout",le="+Inf"}`, all],
    [`${name}_sum{service="checkout"}`, Math.round(all * 0.08)],
    [`${name}_count{service="checkout"}`, all],
  ])
}

/** Faults of streams as incidents without an end. */
function liveIncidents(broken: ReadonlyMap<Fault, Date>): readonly Incident[] {
  const to = new Date(8.64e15)
  return [...broken].flatMap(([fault, from]) => {
    const effect = EFFECTS[fault]
    return effect === null ? [] : [{ ...effect, from, to }]
  })
}

/** A broken backup keeps the time of its last success. */
function backupSeries(at: Date, broken: ReadonlyMap<Fault, Date>): SeriesValues {
  const completed = BACKUPS.map(({ dataset, everySeconds, offsetSeconds, durationSeconds }) => {
    const stoppedAt = dataset === 'orders-db' ? broken.get('orders-db') : undefined
    const now = (stoppedAt ?? at).getTime() / 1000
    const shift = offsetSeconds + durationSeconds
    const last = Math.floor((now - shift) / everySeconds) * everySeconds + shift
    return [`backup_last_success_timestamp_seconds{dataset="${dataset}"}`, last] as const
  })
  return new Map(completed)
}

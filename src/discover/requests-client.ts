import { renderSelector, type Matcher } from '../promql/selector.js'
import { metricNames, rows, rowsOverPast, type Asker, type Row } from './ask-client.js'
import type { RequestsFact } from './facts.js'
import { NOT_A_SERVICE, OUTCOME_LABELS, OUTCOME_SUFFIXES } from './known-metrics.js'
import { coverageBy, scrapeIntervalBy } from './past-client.js'
import { SERVICE_LABELS, servicesOf, SPREAD_LABELS, type ServiceSeries } from './service-labels.js'

/** A counter and what of it counts against (or for) the service, for all services at once. */
interface Counted {
  readonly metric: string
  readonly protocol: RequestsFact['protocol']
  readonly side: 'bad' | 'good'
  readonly counted: { readonly metric: string; readonly matchers: readonly Matcher[] }
}

export interface Found<T> {
  readonly facts: readonly T[]
  readonly left: readonly string[]
}

const FOREIGN = new RegExp(NOT_A_SERVICE)

/** Counters of requests that say how they ended. Rejects with `PrometheusError`. */
export async function findRequests(asker: Asker): Promise<Found<RequestsFact>> {
  const all = [...(await byOutcomeLabel(asker)), ...(await byPair(asker))]
  const [facts, left]: [RequestsFact[], string[]] = [[], []]
  for (const counted of onePerName(all)) {
    if (FOREIGN.test(counted.metric)) continue
    asker.onStep(counted.metric)
    const services = await servicesWith(asker, counted.metric)
    if (services.length === 0) left.push(`${counted.metric}: no label says to which service its series belong`)
    else facts.push(...(await factsOf(asker, counted, services)))
  }
  const kept = oneCounterPerService(facts)
  const same = facts.filter((fact) => !kept.includes(fact)).map(sameAsCounter)
  return { facts: kept, left: [...left, ...same, ...(await mute(asker, all))] }
}

function sameAsCounter({ metric, service }: RequestsFact): string {
  return `${metric} of ${service.value}: says the same as the counter beside it`
}

/** Counters of requests by their name that do not say how the requests ended. */
async function mute(asker: Asker, known: readonly Counted[]): Promise<readonly string[]> {
  const value = `.+_(${OUTCOME_SUFFIXES.total.join('|')})_total`
  const names = await metricNames(
    asker,
    renderSelector({ metric: null, matchers: [{ label: '__name__', operator: '=~', value }] }),
  )
  return names
    .filter((name) => !FOREIGN.test(name) && !known.some(({ metric }) => metric === name))
    .map((name) => `${name}: neither a label nor a counter beside it says how the requests ended`)
}

async function byOutcomeLabel(asker: Asker): Promise<readonly Counted[]> {
  const found: Counted[] = []
  for (const { label, values, bad, protocol } of OUTCOME_LABELS) {
    const matchers: Matcher[] = [{ label: '__name__', operator: '=~', value: '.+(_total|_count)' }]
    const names = await metricNames(
      asker,
      renderSelector({ metric: null, matchers: [...matchers, { label, operator: '=~', value: values }] }),
    )
    found.push(
      ...names.map((metric) => ({
        ...{ metric, protocol, side: 'bad' as const },
        counted: { metric, matchers: [{ label, operator: '=~' as const, value: bad }] },
      })),
    )
  }
  return found
}

/** `x_requests_total` beside `x_succeeded_total` or `x_errors_total`. */
async function byPair(asker: Asker): Promise<readonly Counted[]> {
  const ends = [...OUTCOME_SUFFIXES.bad, ...OUTCOME_SUFFIXES.good, ...OUTCOME_SUFFIXES.total].join('|')
  const names = await metricNames(
    asker,
    renderSelector({ metric: null, matchers: [{ label: '__name__', operator: '=~', value: `.+_(${ends})_total` }] }),
  )
  const known = new Set(names)
  return names.flatMap((name) => {
    const stem = OUTCOME_SUFFIXES.total.map((end) => `_${end}_total`).find((end) => name.endsWith(end))
    if (stem === undefined) return []
    const prefix = name.slice(0, -stem.length)
    const partner = (['bad', 'good'] as const).flatMap((side) =>
      OUTCOME_SUFFIXES[side]
        .map((end) => `${prefix}_${end}_total`)
        .filter((one) => known.has(one))
        .map((metric) => ({ side, metric })),
    )[0]
    if (partner === undefined) return []
    return [
      { metric: name, protocol: 'own' as const, side: partner.side, counted: { metric: partner.metric, matchers: [] } },
    ]
  })
}

/** The same counter may carry two labels of outcome: the first in the list counts. */
function onePerName(all: readonly Counted[]): readonly Counted[] {
  return all.filter(({ metric }, index) => all.findIndex((other) => other.metric === metric) === index)
}

/** Groups the series of a metric by what tells their service. Rejects with `PrometheusError`. */
export async function servicesWith(
  asker: Asker,
  metric: string,
  group: typeof servicesOf = servicesOf,
): Promise<readonly ServiceSeries[]> {
  const found = await rows(asker, `count by (${[...SERVICE_LABELS, ...SPREAD_LABELS].join(', ')}) (${metric})`)
  return group(found.map(({ labels }) => labels))
}

async function factsOf(asker: Asker, counted: Counted, services: readonly ServiceSeries[]): Promise<RequestsFact[]> {
  const label = services[0]?.label ?? ''
  const [all, part] = [counted.metric, renderSelector(counted.counted)]
  const increase = (selector: string) => (range: string) => `sum by (${label}) (increase(${selector}[${range}]))`
  const total = await rowsOverPast(asker, increase(all))
  const some = await rows(asker, increase(part)(`${total.days}d`))
  const coverage = await coverageBy(asker, { selector: all, label, days: total.days })
  const scrape = await scrapeIntervalBy(asker, all, label)
  return services.map((service) => {
    const matcher: Matcher = { label, operator: '=', value: service.value }
    const [events, marked] = [valueOf(total.rows, service), valueOf(some, service)]
    return {
      kind: 'requests',
      service,
      metric: counted.metric,
      protocol: counted.protocol,
      side: counted.side,
      total: renderSelector({ metric: all, matchers: [matcher] }),
      counted: renderSelector({ metric: counted.counted.metric, matchers: [matcher, ...counted.counted.matchers] }),
      scrapeSeconds: scrape.get(service.value) ?? 15,
      past: {
        events,
        bad: counted.side === 'bad' ? marked : Math.max(0, events - marked),
        days: total.days,
        coverage: coverage.get(service.value) ?? 0,
      },
    }
  })
}

/** The value of a service's row; 0 where there is none. */
export function valueOf(found: readonly Row[], { label, value }: ServiceSeries): number {
  return found.find(({ labels }) => labels[label] === value)?.value ?? 0
}

/** A histogram's `_count` with a status says the same as the counter beside it: the counter is the plainer one. */
function oneCounterPerService(facts: readonly RequestsFact[]): RequestsFact[] {
  const isCount = ({ metric }: RequestsFact) => metric.endsWith('_count')
  return facts.filter(
    (fact) =>
      !isCount(fact) ||
      !facts.some(
        (other) => !isCount(other) && other.protocol === fact.protocol && other.service.value === fact.service.value,
      ),
  )
}

import type { CalendarPeriods } from '../calendar/period.js'
import type { ServiceContext } from '../feature/service-key.js'
import { withEverySpelling } from '../promql/spell-numbers.js'
import { INDICATOR_QUERIES } from './slo-schema.js'
import type { AlertAdditions, Alerting, EffectiveObjective, Indicator, Slo } from './slo.js'
import type { SloConfig } from './slo-schema.js'

/** Turns a checked SLO into the domain's terms. */
export function resolveSlo(slo: SloConfig, context: ServiceContext): Slo {
  const { source, environment, service, renamedFrom, serviceLabels } = context
  const objectives = resolveObjectives(slo.objective)
  return {
    service,
    name: slo.name,
    environment,
    prometheus: source.name,
    renamedFrom: slo.renamed_from ?? null,
    serviceRenamedFrom: renamedFrom,
    description: slo.description ?? null,
    objective: objectives.at(-1)?.objective ?? 0,
    objectives,
    ...resolvePeriod(slo.period, context.timezone),
    groupBy: slo.group_by,
    indicator: spelled(resolveIndicator(slo.indicator)),
    scrapeIntervalSeconds: slo.indicator.scrape_interval ?? source.scrapeIntervalSeconds,
    flavour: source.flavour,
    alerting: resolveAlerting(slo.alerting),
    labels: { ...serviceLabels, ...slo.labels },
    links: context.links(slo.name),
  }
}

function resolveObjectives(objective: SloConfig['objective']): EffectiveObjective[] {
  if (typeof objective === 'number') return [{ from: null, objective }]
  return objective.map(({ from, value }) => ({ from: from ?? null, objective: value }))
}

const DAY = 86_400

/** For burn rates a calendar unit is as long as it usually is: the true length moves the factor by 7 % at most. */
const USUAL_SECONDS = { week: 7 * DAY, month: 30 * DAY, quarter: 91 * DAY, year: 365 * DAY } as const

function resolvePeriod(period: SloConfig['period'], timezone: string): Pick<Slo, 'periodSeconds' | 'calendar'> {
  if (typeof period === 'number') return { periodSeconds: period, calendar: null }
  const calendar: CalendarPeriods = { unit: period.calendar, timezone: period.timezone ?? timezone }
  return { periodSeconds: USUAL_SECONDS[period.calendar], calendar }
}

function resolveAlerting(alerting: SloConfig['alerting']): Alerting | null {
  if (alerting === 'off') return null
  return {
    ...additions(alerting),
    minErrors: alerting.min_errors,
    missing: alerting.missing,
    keepFiringForSeconds: alerting.keep_firing_for ?? null,
    tiers:
      alerting.tiers?.map(({ severity, budget, long, short }) => {
        return { severity, budgetShare: budget, longSeconds: long, shortSeconds: short ?? null }
      }) ?? null,
    page: additions(alerting.page),
    ticket: additions(alerting.ticket),
  }
}

/** Most alerts have none of their own: of tens of thousands each would keep an empty one. */
const NO_ADDITIONS: AlertAdditions = { labels: {}, annotations: {} }

function additions({ labels, annotations }: AlertAdditions): AlertAdditions {
  const isNone = Object.keys(labels).length === 0 && Object.keys(annotations).length === 0
  return isNone ? NO_ADDITIONS : { labels, annotations }
}

/** Selectors and queries find numbers in `le` and `quantile` as Prometheus 2 and 3 spell them. */
function spelled(indicator: Indicator): Indicator {
  const entries = Object.entries(indicator).map(([key, value]) => [
    key,
    INDICATOR_QUERIES.has(key) ? withEverySpelling(String(value)) : (value as unknown),
  ])
  return Object.fromEntries(entries) as Indicator
}

type Config = SloConfig['indicator']

/** The schema has made sure that exactly one kind is given, and exactly one of `bad` and `good`. */
function resolveIndicator({ ratio, ratio_query: query, ...others }: Config): Indicator {
  if (query !== undefined && 'error_ratio' in query) return { kind: 'error_ratio', query: query.error_ratio }
  if (query !== undefined) return { kind: 'ratio_query', total: query.total, ...badOrGood(query) }
  if (ratio !== undefined) return { kind: 'ratio', total: ratio.total, ...badOrGood(ratio) }
  return resolveOther(others)
}

function resolveOther({ latency, probe, threshold, freshness }: Omit<Config, 'ratio' | 'ratio_query'>): Indicator {
  if (latency !== undefined) {
    const { below, ...rest } = latency
    return { kind: 'latency', ...rest, belowSeconds: below }
  }
  if (probe !== undefined) return { kind: 'probe', ...probe }
  if (threshold !== undefined) return { kind: 'threshold', ...threshold }
  if (freshness !== undefined) {
    return { kind: 'freshness', timestamp: freshness.timestamp, maxAgeSeconds: freshness.max_age }
  }
  throw new Error('an indicator has no kind, which the schema should have refused')
}

function badOrGood({ bad, good }: { bad?: string | undefined; good?: string | undefined }) {
  return bad === undefined ? { good: good ?? '' } : { bad }
}

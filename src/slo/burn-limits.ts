import { ONE_SLO } from '../dashboard/scope.js'
import type { ChartQuery } from '../dashboard/panel.js'
import { renderSelector } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { planBurnTiers, type BurnTier } from './burn-tiers.js'
import { LABELS, SERIES } from './series-names.js'
import type { Slo } from './slo.js'

/** What decides about the alerts of an SLO. */
type Promised = Pick<Slo, 'objective' | 'periodSeconds'>

/** The alerts on one long window: promises by the factor that alerts for them. */
interface Line extends Pick<BurnTier, 'long' | 'short'> {
  readonly factors: Map<string, Promised[]>
}

/**
 * The burn rates above which the alerts of the SLO on screen fire, one line per alert. They depend on the period and, near 100 % burn, on
 * the objective: `slo_info` says which of the configured ones it is.
 */
export function burnLimits(slos: readonly Slo[], severity: BurnTier['severity']): readonly ChartQuery[] {
  const lines = new Map<string, Line>()
  for (const promise of distinctPromises(slos)) {
    const { tiers } = planBurnTiers(promise.objective, promise.periodSeconds)
    for (const tier of tiers.filter((each) => each.severity === severity)) {
      const line: Line = lines.get(tier.long.name) ?? { long: tier.long, short: tier.short, factors: new Map() }
      const factor = formatNumber(tier.factor)
      line.factors.set(factor, [...(line.factors.get(factor) ?? []), promise])
      lines.set(tier.long.name, line)
    }
  }
  return [...lines.values()]
    .sort((a, b) => a.long.seconds - b.long.seconds)
    .map(({ long, short, factors }) => ({
      legend: `limit of ${long.name} and ${short.name}`,
      role: 'limit',
      expr: limitExpr(factors),
    }))
}

function distinctPromises(slos: readonly Slo[]): Promised[] {
  const found = new Map<string, Promised>()
  for (const { objective, periodSeconds } of slos.filter(({ alerting }) => alerting !== null)) {
    found.set(`${periodSeconds}/${objective}`, { objective, periodSeconds })
  }
  return [...found.values()].sort((a, b) => a.periodSeconds - b.periodSeconds || a.objective - b.objective)
}

function limitExpr(factors: ReadonlyMap<string, readonly Promised[]>): string {
  const terms = [...factors].flatMap(([factor, promises]) =>
    [...byPeriod(promises)].map(([period, objectives]) => `${factor} * ${infoOf(period, objectives)}`),
  )
  return terms.join('\n  or ')
}

function byPeriod(promises: readonly Promised[]): Map<string, string[]> {
  const periods = new Map<string, string[]>()
  for (const { objective, periodSeconds } of promises) {
    const period = formatDuration(periodSeconds)
    periods.set(period, [...(periods.get(period) ?? []), formatNumber(objective * 100)])
  }
  return periods
}

function infoOf(period: string, objectives: readonly string[]): string {
  const objective = objectives.map((text) => text.replace('.', '[.]')).join('|')
  return renderSelector({
    metric: SERIES.info,
    matchers: [
      ...ONE_SLO,
      { label: LABELS.period, operator: '=', value: period },
      { label: LABELS.objective, operator: '=~', value: objective },
    ],
  })
}

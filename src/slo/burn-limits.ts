import { ONE_SLO } from '../dashboard/scope.js'
import type { ChartQuery } from '../dashboard/panel.js'
import { renderSelector, type Matcher } from '../promql/selector.js'
import { formatNumber } from '../shared/format-number.js'
import { planBurnTiers, type BurnTier } from './burn-tiers.js'
import { LABELS, SERIES } from './series-names.js'
import { alertingKind, periodName } from './slo-words.js'
import type { Slo } from './slo.js'

/** SLOs whose alerts fire at the same burn rates, and how `slo_info` tells them from others. */
interface Promised {
  readonly plan: readonly BurnTier[]
  readonly matchers: readonly Matcher[]
  readonly objective: string
}

/** The alerts on one long window: who is alerted by the factor that alerts them. */
interface Line extends Pick<BurnTier, 'long' | 'short'> {
  readonly factors: Map<string, Promised[]>
}

/**
 * The burn rates above which the alerts of the SLO on screen fire, one line per alert. They depend on its own tiers, else on the period
 * and, near 100 % burn, on the objective: `slo_info` says which of the configured ones it is.
 */
export function burnLimits(slos: readonly Slo[], severity: BurnTier['severity']): readonly ChartQuery[] {
  const lines = new Map<string, Line>()
  for (const promised of distinctPromises(slos)) {
    for (const tier of promised.plan.filter((each) => each.severity === severity)) {
      const id = `${tier.long.name} and ${tier.short.name}`
      const line: Line = lines.get(id) ?? { long: tier.long, short: tier.short, factors: new Map() }
      const factor = formatNumber(tier.factor)
      line.factors.set(factor, [...(line.factors.get(factor) ?? []), promised])
      lines.set(id, line)
    }
  }
  return [...lines]
    .sort(([, a], [, b]) => a.long.seconds - b.long.seconds || a.short.seconds - b.short.seconds)
    .map(([id, { factors }]) => ({ legend: `limit of ${id}`, role: 'limit', expr: limitExpr(factors) }))
}

function distinctPromises(slos: readonly Slo[]): Promised[] {
  const found = new Map<string, Promised>()
  const alerting = slos.filter((slo) => slo.alerting !== null)
  for (const slo of alerting.toSorted((a, b) => a.periodSeconds - b.periodSeconds || a.objective - b.objective)) {
    const matchers = matchersOf(slo)
    const objective = formatNumber(slo.objective * 100)
    const key = `${idOf(matchers)}/${objective}`
    if (found.has(key)) continue
    const plan = planBurnTiers(slo.objective, slo.periodSeconds, slo.alerting?.tiers).tiers
    found.set(key, { plan, matchers, objective })
  }
  return [...found.values()]
}

/** Usual alerts follow from the period; an SLO with tiers of its own is named. */
function matchersOf(slo: Slo): Matcher[] {
  const equal = (label: string, value: string): Matcher => ({ label, operator: '=', value })
  const kind = equal(LABELS.alerting, alertingKind(slo))
  if (alertingKind(slo) === 'usual') return [kind, equal(LABELS.period, periodName(slo))]
  return [kind, equal(LABELS.service, slo.service), equal(LABELS.slo, slo.name)]
}

function idOf(matchers: readonly Matcher[]): string {
  return matchers.map(({ label, value }) => `${label}=${value}`).join(',')
}

function limitExpr(factors: ReadonlyMap<string, readonly Promised[]>): string {
  const terms = [...factors].flatMap(([factor, all]) => {
    const kinds = [...new Set(all.map(({ matchers }) => idOf(matchers)))]
    const alike = kinds.map((kind) => all.filter(({ matchers }) => idOf(matchers) === kind))
    return alike.map((some) => `${factor} * ${infoOf(some)}`)
  })
  return terms.join('\n  or ')
}

function infoOf(alike: readonly Promised[]): string {
  const objective = alike.map((one) => one.objective.replace('.', '[.]')).join('|')
  const own = alike[0]?.matchers ?? []
  const which: Matcher = { label: LABELS.objective, operator: '=~', value: objective }
  return renderSelector({ metric: SERIES.info, matchers: [...ONE_SLO, ...own, which] })
}

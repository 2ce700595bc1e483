import { subjectOf, type RemarkKind } from '../feature/remark.js'
import { renderSelector, type Selector } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'
import { toPercent } from '../shared/format-number.js'
import { planBurnTiers } from './burn-tiers.js'
import { indicatorSelectors } from './indicator/indicator-queries.js'
import type { Slo } from './slo.js'

/** What remarks on objectives read of the configuration. */
export interface SlosConfigured {
  readonly services: readonly { readonly slos: readonly Slo[] }[]
  readonly prometheus: readonly { readonly name: string; readonly retentionSeconds: number }[]
}

/** A rolling budget is computed over the whole period; a calendar one comes from the ledger, which forgets nothing. */
const shortRetention: RemarkKind<SlosConfigured> = {
  rule: 'short-retention',
  meaning: 'a rolling period is longer than Prometheus keeps; calendar periods come from the ledger',
  mend: 'keep more, and say so as `prometheus.retention`',
  find: ({ services, prometheus }) => {
    const retention = new Map(prometheus.map(({ name, retentionSeconds }) => [name, retentionSeconds]))
    return slosOf(services)
      .filter((slo) => slo.calendar === null && slo.periodSeconds > (retention.get(slo.prometheus) ?? Infinity))
      .map((slo) => ({
        subject: subjectOf(slo),
        message: `its period of ${formatDuration(slo.periodSeconds)} is longer than Prometheus keeps (${formatDuration(retention.get(slo.prometheus) ?? 0)})`,
        hint: 'keep more in Prometheus and say so as `retention`; otherwise the budget forgets what is older',
      }))
  },
}

/** An objective whose alerts no outage can set off. */
const noAlert: RemarkKind<SlosConfigured> = {
  rule: 'no-alert',
  meaning: 'no burn-rate alert can fire at this objective and period',
  mend: '`alerting.tiers`, another objective or period, or `alerting: off`',
  find: ({ services }) =>
    slosOf(services)
      .filter((slo) => slo.alerting !== null && planOf(slo).tiers.length === 0)
      .map((slo) => ({
        subject: subjectOf(slo),
        message: `no burn-rate alert can fire at an objective of ${toPercent(slo.objective)} % over ${formatDuration(slo.periodSeconds)}`,
        hint: 'raise the objective, lengthen the period, give `alerting.tiers` of its own, or say `alerting: off`',
      })),
}

/** The ledger judges each day by its own objective; alerts have but one. */
const futureObjective: RemarkKind<SlosConfigured> = {
  rule: 'future-objective',
  meaning: 'the newest objective holds from a day to come, and alerts follow it already',
  mend: 'add the entry on that day',
  find: ({ services }, now) =>
    slosOf(services).flatMap((slo) => {
      const from = slo.objectives.at(-1)?.from ?? null
      if (from === null || from <= now) return []
      const day = from.toISOString().slice(0, 10)
      const message = `its objective of ${toPercent(slo.objective)} % holds from ${day}, but alerts follow it already`
      return [
        { subject: subjectOf(slo), message, hint: `add the entry on ${day}, or take the early alerts as practice` },
      ]
    }),
}

/** A selector that nowhere mentions its service may well count other services too. */
const foreignSelector: RemarkKind<SlosConfigured> = {
  rule: 'foreign-selector',
  meaning: 'no matcher of a selector mentions the service',
  mend: 'a matcher such as `service="checkout"`',
  find: ({ services }) =>
    slosOf(services).flatMap((slo) =>
      indicatorSelectors(slo.indicator)
        .filter((selector) => !mentions(selector, slo.service))
        .map((selector) => ({
          subject: subjectOf(slo),
          message: `no matcher of ${renderSelector(selector)} mentions ${slo.service}`,
          hint: `does it count other services too? A matcher such as service="${slo.service}" keeps them out`,
        })),
    ),
}

/** A share without a count: a quiet minute weighs as much as a busy one. */
const timeWeighted: RemarkKind<SlosConfigured> = {
  rule: 'time-weighted',
  isNote: true,
  meaning: 'an `error_ratio` weighs each minute alike, however many events it had',
  mend: '`total` with `bad` or `good`, where events can be counted',
  find: ({ services }) =>
    slosOf(services)
      .filter(({ indicator }) => indicator.kind === 'error_ratio')
      .map((slo) => ({
        subject: subjectOf(slo),
        message: 'its error ratio is weighted by time: a minute with one request counts as much as one with a thousand',
        hint: 'where the events can be counted, give `total` with `bad` or `good` instead of `error_ratio`',
      })),
}

/** Which alerts watch other windows than the usual ones, and which are left out. */
const fittedTier: RemarkKind<SlosConfigured> = {
  rule: 'fitted-tier',
  isNote: true,
  meaning: 'an alert watches another window than usual, or is left out, because the objective could not set it off',
  mend: '`alerting.tiers` sets others',
  find: ({ services }) =>
    slosOf(services).flatMap((slo) => {
      const { tiers, remarks } = planOf(slo)
      if (slo.alerting === null || tiers.length === 0) return []
      const hint = 'that is how alerts are fitted to an objective; `alerting.tiers` sets others'
      return remarks.map((message) => ({ subject: subjectOf(slo), message, hint }))
    }),
}

export const sloRemarks: readonly RemarkKind<SlosConfigured>[] = [
  shortRetention,
  noAlert,
  futureObjective,
  foreignSelector,
  timeWeighted,
  fittedTier,
]

function slosOf(services: SlosConfigured['services']): Slo[] {
  return services.flatMap(({ slos }) => slos)
}

function planOf({ objective, periodSeconds, alerting }: Slo) {
  return planBurnTiers(objective, periodSeconds, alerting?.tiers)
}

/** The metric's own name counts too: `checkout_requests_total` says whose it is. */
function mentions(selector: Selector, service: string): boolean {
  const spellings = [service, service.replaceAll('-', '_')]
  return [selector.metric ?? '', ...selector.matchers.map(({ value }) => value)].some((value) =>
    spellings.some((spelling) => value.includes(spelling)),
  )
}

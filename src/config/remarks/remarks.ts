import { renderSelector, type Selector } from '../../promql/selector.js'
import { formatDuration } from '../../shared/duration.js'
import { indicatorSelectors } from '../../slo/indicator/indicator-queries.js'
import type { Config } from '../config.js'
import type { Remark } from '../../feature/remark.js'
import { percent, slosOf, subjectOf } from './remark-words.js'
import { singleChannels, staleContacts } from './people-remarks.js'
import {
  fittedTiers,
  futureObjectives,
  lateRecoveries,
  rareBackups,
  timeWeighted,
  unreachableObjectives,
} from './promise-remarks.js'
import { clockChanges, eitherDays, unevenSteps } from './schedule-remarks.js'

type Rule = (config: Config, now: Date) => Remark[]

const RULES: readonly Rule[] = [
  missingRunbooks,
  shortRetention,
  rareBackups,
  lateRecoveries,
  unreachableObjectives,
  futureObjectives,
  mildestTier,
  foreignSelectors,
  singleChannels,
  staleContacts,
  timeWeighted,
  fittedTiers,
  unevenSteps,
  eitherDays,
  clockChanges,
]

/** Remarks on a configuration that is valid, by kind, each in the order of the configuration; notes come last. */
export function remarksOn(config: Config, now: Date): Remark[] {
  return RULES.flatMap((rule) => rule(config, now))
}

function missingRunbooks({ services }: Config): Remark[] {
  return services
    .filter(({ links, slos, datasets }) => links.runbook === undefined && slos.length + datasets.length > 0)
    .map(({ name }) => ({
      rule: 'no-runbook',
      subject: name,
      message: 'its alerts have no runbook link',
      hint: 'add `links: { runbook: https://… }`: whoever is paged needs to know what to do',
    }))
}

/** A rolling budget is computed over the whole period; a calendar one comes from the ledger, which forgets nothing. */
function shortRetention({ services, prometheus }: Config): Remark[] {
  const retention = new Map(prometheus.map(({ name, retentionSeconds }) => [name, retentionSeconds]))
  return slosOf(services)
    .filter((slo) => slo.calendar === null && slo.periodSeconds > (retention.get(slo.prometheus) ?? Infinity))
    .map((slo) => ({
      rule: 'short-retention',
      subject: subjectOf(slo),
      message: `its period of ${formatDuration(slo.periodSeconds)} is longer than Prometheus keeps (${formatDuration(retention.get(slo.prometheus) ?? 0)})`,
      hint: 'keep more in Prometheus and say so as `retention`; otherwise the budget forgets what is older',
    }))
}

function mildestTier({ services }: Config): Remark[] {
  return services.flatMap(({ agreements }) =>
    agreements.flatMap(({ service, name, objective, credits }) => {
      if (credits === null) return []
      const first = Math.max(...credits.tiers.map(({ below }) => below))
      if (first === objective) return []
      const message = `its first credit tier begins below ${percent(first)} %, its objective is ${percent(objective)} %`
      const hint =
        first < objective
          ? 'a result between the two breaks the promise but costs nothing'
          : 'a result between the two keeps the promise but costs a credit'
      return [{ rule: 'first-tier', subject: `${service}/${name}`, message, hint }]
    }),
  )
}

/** A selector that nowhere mentions its service may well count other services too. */
function foreignSelectors({ services }: Config): Remark[] {
  return slosOf(services).flatMap((slo) =>
    indicatorSelectors(slo.indicator)
      .filter((selector) => !mentions(selector, slo.service))
      .map(renderSelector)
      .map((text) => ({
        rule: 'foreign-selector',
        subject: subjectOf(slo),
        message: `no matcher of ${text} mentions ${slo.service}`,
        hint: `does it count other services too? A matcher such as service="${slo.service}" keeps them out`,
      })),
  )
}

/** The metric's own name counts too: `checkout_requests_total` says whose it is. */
function mentions(selector: Selector, service: string): boolean {
  const spellings = [service, service.replaceAll('-', '_')]
  return [selector.metric ?? '', ...selector.matchers.map(({ value }) => value)].some((value) =>
    spellings.some((spelling) => value.includes(spelling)),
  )
}

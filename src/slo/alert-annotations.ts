import { SHARED_DASHBOARDS } from '../dashboard/dashboard.js'
import { fillLabels } from '../promql/alert-template.js'
import { literalTemplate } from '../promql/literal-template.js'
import { linkAnnotations } from '../promql/rule.js'
import { renderSelector } from '../promql/selector.js'
import { formatNumber } from '../shared/format-number.js'
import type { BurnTier } from './burn-tiers.js'
import { indicatorSelectors } from './indicator/indicator-queries.js'
import { groupVariableName } from './slo-queries.js'
import { periodName } from './slo-words.js'
import type { Alerting, Slo } from './slo.js'

/** The dashboard of services, wherever Grafana is, with variables and without a fragment. */
const OWN_DASHBOARD = new RegExp(`/d/${SHARED_DASHBOARDS.service.uid}(/[^?#]*)?\\?[^#]*$`)

type Annotations = Record<string, string>

type Labels = Readonly<Record<string, string>>

type AlertingSlo = Slo & { readonly alerting: Alerting }

/**
 * What a burn-rate alert tells the person it reaches.
 *
 * @param labels those that its rule sets
 */
export function burnAnnotations(
  slo: AlertingSlo,
  { severity, long, short, budgetShare, threshold }: BurnTier,
  labels: Labels,
): Annotations {
  const period = periodName(slo)
  const ours = annotations(slo, {
    summary: `spends ${percent(budgetShare)} of its ${period} error budget within ${long.name}`,
    description: [
      `{{ $value | humanizePercentage }} of all events failed over the last ${long.name}, and more than ${percent(threshold)}`,
      `still fail over the last ${short.name}. The objective of ${exactPercent(slo.objective)} over ${period} allows`,
      `${exactPercent(1 - slo.objective)}. The alert ends about ${short.name} after the failures do.`,
    ].join(' '),
  })
  return { ...ours, ...filled({ ...slo.alerting.annotations, ...slo.alerting[severity].annotations }, labels) }
}

/** What the alert on a spent budget tells. */
export function exhaustedAnnotations(slo: AlertingSlo, labels: Labels): Annotations {
  const period = periodName(slo)
  const rolling = slo.calendar === null
  return withLinks(
    { slo, labels },
    {
      summary: `has spent its error budget of ${rolling ? period : `the ${period}`}`,
      description: [
        `{{ $value | humanizePercentage }} of the budget is left: ${rolling ? `over the last ${period}` : `in this ${period}`} more than ${exactPercent(1 - slo.objective)}`,
        `of all events failed, which breaks the objective of ${exactPercent(slo.objective)}.`,
        rolling
          ? `It recovers as the failures grow older than ${period}.`
          : `The next ${period} begins with a whole budget.`,
      ].join(' '),
    },
  )
}

/** What the alert on a vanished metric tells. */
export function missingAnnotations(slo: AlertingSlo, labels: Labels): Annotations {
  const selectors = indicatorSelectors(slo.indicator).slice(0, 1).map(renderSelector).join()
  const back = slo.groupBy.length === 0 ? '7d' : '1d'
  return withLinks(
    { slo, labels },
    {
      summary: 'is no longer measured',
      description: [
        `The indicator gave numbers within the last ${back} and has given none for 8m or more: nobody knows whether the objective is met,`,
        `and no burn-rate alert can fire. Look for ${literalTemplate(selectors)} in Prometheus, and for its scrape target.`,
      ].join(' '),
    },
  )
}

interface Words {
  readonly summary: string
  readonly description: string
}

/** What people write speaks of failing requests: of a metric that is gone, or a budget that is spent, it would be wrong. Their links lead on all the same. */
function withLinks({ slo, labels }: { slo: AlertingSlo; labels: Labels }, words: Words): Annotations {
  const own = { ...slo.alerting.annotations, ...slo.alerting.ticket.annotations }
  const links = Object.entries(own).filter(([, text]) => /^https?:\/\//.test(text))
  return { ...annotations(slo, words), ...filled(Object.fromEntries(links), labels) }
}

function annotations(slo: AlertingSlo, { summary, description }: Words): Annotations {
  const where = slo.environment === null ? '' : ` in ${slo.environment}`
  const promise = slo.description === null ? '' : ` Promised: ${literalTemplate(slo.description)}`
  return {
    summary: `${slo.service} ${slo.name}${group(slo)}${where} ${summary}`,
    description: `${description}${promise}`,
    ...toGroup(slo, linkAnnotations(slo.links)),
  }
}

/** Which budget of a grouped SLO it is. */
function group({ groupBy }: Slo): string {
  return groupBy.length === 0 ? '' : ` (${groupBy.map((label) => `${label} {{ $labels.${label} }}`).join(', ')})`
}

/** Our dashboard of services shows one group at a time: the link to it names that of the alert. */
function toGroup({ groupBy }: Slo, links: Annotations): Annotations {
  const { dashboard_url: url } = links
  if (url === undefined || !OWN_DASHBOARD.test(url)) return links
  const chosen = groupBy.map((label) => `&var-${groupVariableName(label)}={{ $labels.${label} | urlquery }}`)
  return { ...links, dashboard_url: `${url}${chosen.join('')}` }
}

/** Prometheus fills in labels of the data only: those that the rule sets are known here. */
function filled(texts: Annotations, labels: Labels): Annotations {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillLabels(text, labels)]))
}

function percent(ratio: number): string {
  return `${formatNumber(round(ratio * 100))}%`
}

function exactPercent(ratio: number): string {
  return `${formatNumber(ratio * 100)}%`
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

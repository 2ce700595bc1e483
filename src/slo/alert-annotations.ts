import { linkAnnotations } from '../promql/alert-parts.js'
import { literalTemplate } from '../promql/literal-template.js'
import { renderSelector } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import type { BurnTier } from './burn-tiers.js'
import { indicatorSelectors } from './indicator-queries.js'
import type { Slo } from './slo.js'

type Annotations = Record<string, string>

/** What a burn-rate alert tells the person it reaches. */
export function burnAnnotations(slo: Slo, { long, short, budgetShare, threshold }: BurnTier): Annotations {
  const period = formatDuration(slo.periodSeconds)
  return annotations(slo, {
    summary: `spends ${percent(budgetShare)} of its ${period} error budget within ${long.name}`,
    description: [
      `{{ $value | humanizePercentage }} of all events failed over the last ${long.name}, and more than ${percent(threshold)}`,
      `still fail over the last ${short.name}. The objective of ${exactPercent(slo.objective)} over ${period} allows`,
      `${exactPercent(1 - slo.objective)}. The alert ends about ${short.name} after the failures do.`,
    ].join(' '),
  })
}

/** What the alert on a spent budget tells. */
export function exhaustedAnnotations(slo: Slo): Annotations {
  const period = formatDuration(slo.periodSeconds)
  return annotations(slo, {
    summary: `has spent its error budget of ${period}`,
    description: [
      `{{ $value | humanizePercentage }} of the budget is left: over the last ${period} more than ${exactPercent(1 - slo.objective)}`,
      `of all events failed, which breaks the objective of ${exactPercent(slo.objective)}.`,
      `It recovers as the failures grow older than ${period}.`,
    ].join(' '),
  })
}

/** What the alert on a vanished metric tells. */
export function missingAnnotations(slo: Slo): Annotations {
  const { total } = indicatorSelectors(slo.indicator)
  const selector = total === undefined ? '' : literalTemplate(renderSelector(total))
  return annotations(slo, {
    summary: 'is no longer measured',
    description: [
      'The indicator gave numbers within the last 7d and has given none for 8m or more: nobody knows whether the objective is met,',
      `and no burn-rate alert can fire. Look for ${selector} in Prometheus, and for its scrape target.`,
    ].join(' '),
  })
}

function annotations(slo: Slo, { summary, description }: { summary: string; description: string }): Annotations {
  const where = slo.environment === null ? '' : ` in ${slo.environment}`
  const promise = slo.description === null ? '' : ` Promised: ${literalTemplate(slo.description)}`
  return {
    summary: `${slo.service} ${slo.name}${where} ${summary}`,
    description: `${description}${promise}`,
    ...linkAnnotations(slo.links),
  }
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

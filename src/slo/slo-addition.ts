import type { AddedChart, ServiceAddition } from '../feature/shown-part.js'
import { formatObjective, formatPercent } from '../shared/format-percent.js'
import type { SloCurve } from './budget-curves.js'
import { CURVE_DAYS } from './budget-curve.js'
import { groupText } from './group-key.js'
import { sourceQueries } from './indicator/source-queries.js'
import { periodName } from './slo-words.js'

/** What objectives add to the page of a service: how the budget of each went, and the queries behind it. */
export function budgetCurvesOf(curves: readonly SloCurve[]): ServiceAddition {
  return {
    key: 'budgetCurves',
    title: 'Error budgets',
    note: `What was left at the end of each of the last ${CURVE_DAYS} days`,
    charts: curves.map(chartOf),
    answer: curves.map(({ slo, group, points }) => ({
      ...{ slo: slo.name, group },
      points: points.map(({ at, remaining }) => ({ at: at.toISOString(), remaining })),
    })),
  }
}

function chartOf({ slo, group, points }: SloCurve, index: number): AddedChart {
  const values = points.map(({ remaining }) => remaining)
  const last = points.at(-1)
  const bottom = Math.max(-1, Math.min(0, ...values.flatMap((value) => value ?? [])))
  const left = last?.remaining ?? null
  const about = `${formatObjective(slo.objective)} over ${slo.calendar === null ? periodName(slo) : `the ${periodName(slo)}`}`
  return {
    title: [slo.name, groupText(group)].filter((part) => part !== '').join(' '),
    note: about,
    figure: {
      text: left === null ? 'nothing was counted' : `${formatPercent(left, { digits: 0 })} left`,
      ...{ value: left, field: `/${index}/points/${points.length - 1}/remaining` },
    },
    line: { values, top: 1, bottom, limit: 0 },
    labels: {
      ...{ top: '100 %', bottom: formatPercent(bottom, { digits: 0 }) },
      ...{ first: dayOf(points[0]?.at), last: dayOf(last?.at) },
    },
    measured: {
      sentences: [
        'Each point is the budget of the period that ended with that day: 1 − bad share × observed share ÷ (1 − objective), by the counts that the ledger keeps of each hour. Days without any count leave a gap.',
      ],
      queries: sourceQueries(slo.indicator),
    },
  }
}

function dayOf(at: Date | undefined): string {
  return at === undefined ? '' : at.toISOString().slice(0, 10)
}

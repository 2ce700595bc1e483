import { renderLabels } from '../promql/render-series.js'
import type { ExpressionTest, RuleTest } from '../promql/rule.js'
import { DRILL_ALERTS } from './drill-alerts.js'
import { DRILL_METRICS } from './drill-metrics.js'
import type { Drill } from './drill.js'

/** Unit tests of the rules on the drills of one service, in steps of 30 s. */
export function drillRuleTests(drills: readonly Drill[]): readonly RuleTest[] {
  const [first] = drills
  if (first === undefined) return []
  const due = drills.filter(({ everySeconds }) => everySeconds !== null).map(overdueTest)
  return drills.some(({ type }) => type !== 'tabletop') ? [...due, successTest(first)] : due
}

type Labels = Readonly<Record<string, string>>

function overdueTest(drill: Drill): RuleTest {
  const own = { ...identity(drill), drill: drill.name }
  return {
    name: `${drill.name}: one that is overdue is told of, until it is passed`,
    interval: '1m',
    // As two replicas of the daemon say it: one alert.
    input_series: ['a', 'b'].map((instance) => ({
      series: renderLabels(DRILL_METRICS.overdue, { ...own, type: drill.type, class: drill.failureClass, instance }),
      values: '0x9 1x30 0x9',
    })),
    promql_expr_test: [
      firing(drill, { at: '9m', by: { drill: drill.name } }, []),
      firing(drill, { at: '25m', by: { drill: drill.name } }, [{ alertname: DRILL_ALERTS.overdue, drill: drill.name }]),
      firing(drill, { at: '45m', by: { drill: drill.name } }, []),
    ],
  }
}

function successTest(drill: Drill): RuleTest {
  const own = identity(drill)
  return {
    name: `${drill.service}: too few drills that are passed are told of, and exactly enough are not`,
    interval: '1m',
    input_series: [
      { series: renderLabels(DRILL_METRICS.successTarget, own), values: '0.95x60' },
      { series: renderLabels(DRILL_METRICS.successRatio, own), values: '0.95x19 0.94x40' },
    ],
    promql_expr_test: [
      firing(drill, { at: '19m', by: { alertname: DRILL_ALERTS.failing } }, []),
      firing(drill, { at: '40m', by: { alertname: DRILL_ALERTS.failing } }, [{ alertname: DRILL_ALERTS.failing }]),
    ],
  }
}

function identity({ service, environment }: Drill): Record<string, string> {
  return { service, ...(environment === null ? {} : { environment }) }
}

interface Asked {
  readonly at: string
  /** Of the alerts that are looked for. */
  readonly by: Labels
}

function firing(drill: Drill, { at, by }: Asked, expected: readonly Labels[]): ExpressionTest {
  const samples = expected.map((own) => {
    const labels = { ...drill.serviceLabels, alertstate: 'firing', ...identity(drill), severity: 'ticket', ...own }
    return { labels: renderLabels('ALERTS', labels), value: 1 }
  })
  const expr = renderLabels('ALERTS', { alertstate: 'firing', ...identity(drill), ...by })
  return { expr, eval_time: at, exp_samples: samples }
}

import { renderLabels } from '../promql/render-series.js'
import type { ExpressionTest, InputSeries, RuleTest } from '../promql/rule.js'
import type { Agreement } from './agreement.js'
import { SLA_ALERTS, slaAlertLabels, slaIdentity, SPENT_LABEL } from './sla-alerts.js'
import { SLA_METRICS } from './sla-metrics.js'

type Tested = Parameters<typeof slaIdentity>[0] & Pick<Agreement, 'serviceLabels'>

/** Distance of the values fed to promtool; the rules are evaluated as often, or twice. */
const INTERVAL = '1m'

/** Unit tests of the rules of one agreement, in steps of 30 s. */
export function slaRuleTests(agreement: Tested): readonly RuleTest[] {
  const firing: Firing = (at, expected) => firingTest(agreement, at, expected)
  const series: SeriesOf = (metric, values, more = {}) => inputOf(agreement, { metric, values, more })
  return [
    {
      name: `${agreement.name}: each part of the allowance is told once, and a breach instead of it`,
      interval: INTERVAL,
      // As two replicas of the daemon say it: one alert.
      input_series: ['a', 'b'].flatMap((instance) => [
        series(SLA_METRICS.allowanceUsed, '0.49x9 0.5x9 0.8x9 1x9 1.2x9', { instance }),
        series(SLA_METRICS.state, '0x39 1x9', { instance, state: 'breached' }),
      ]),
      promql_expr_test: [
        firing('8m', []),
        firing('15m', [{ alertname: SLA_ALERTS.spent, [SPENT_LABEL]: '50' }]),
        firing('25m', [{ alertname: SLA_ALERTS.spent, [SPENT_LABEL]: '80' }]),
        firing('35m', [{ alertname: SLA_ALERTS.spent, [SPENT_LABEL]: '100' }]),
        firing('47m', [{ alertname: SLA_ALERTS.breached }]),
      ],
    },
    {
      name: `${agreement.name}: a forecast below the promise is told once it stays there, until it is broken`,
      interval: INTERVAL,
      input_series: [
        series(SLA_METRICS.objective, `${agreement.terms.objective}x70`),
        series(SLA_METRICS.forecast, `${agreement.terms.objective}x4 0x65`),
        series(SLA_METRICS.state, '0x50 1x19', { state: 'breached' }),
      ],
      promql_expr_test: [
        firing('30m', []),
        firing('45m', [{ alertname: SLA_ALERTS.forecast }]),
        firing('55m', [{ alertname: SLA_ALERTS.breached }]),
      ],
    },
  ]
}

type Labels = Readonly<Record<string, string>>
type Firing = (at: string, expected: readonly Labels[]) => ExpressionTest
type SeriesOf = (metric: string, values: string, more?: Labels) => InputSeries

function inputOf(
  agreement: Tested,
  { metric, values, more }: { readonly metric: string; readonly values: string; readonly more: Labels },
): InputSeries {
  const { customer } = agreement
  const labels = { ...slaIdentity(agreement), ...(customer === null ? {} : { customer }), ...more }
  return { series: renderLabels(metric, labels), values }
}

function firingTest(agreement: Tested, at: string, expected: readonly Labels[]): ExpressionTest {
  const samples = expected.map((own) => {
    const labels = { ...agreement.serviceLabels, alertstate: 'firing', ...slaAlertLabels(agreement), ...own }
    return { labels: renderLabels('ALERTS', labels), value: 1 }
  })
  const expr = renderLabels('ALERTS', { alertstate: 'firing', ...slaIdentity(agreement) })
  return { expr, eval_time: at, exp_samples: samples }
}

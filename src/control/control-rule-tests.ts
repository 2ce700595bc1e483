import type { Dataset } from '../backup/dataset.js'
import { renderLabels } from '../promql/render-series.js'
import type { RuleTest } from '../promql/rule.js'
import { CONTROL_ALERTS, isAttestedPlan } from './control-alerts.js'
import { CONTROL_METRICS } from './control-metrics.js'

/** Unit tests of the rules on the controls of one service, in steps of 30 s. */
export function controlRuleTests(datasets: readonly Dataset[]): readonly RuleTest[] {
  const [first] = datasets.filter(({ controls }) => controls.length > 0)
  if (first === undefined) return []
  return [
    failingTest(first),
    ...(datasets.some(({ controls }) => controls.some(isAttestedPlan)) ? [expiredTest(first)] : []),
  ]
}

type Labels = Readonly<Record<string, string>>

function failingTest(one: Dataset): RuleTest {
  const series = (own: Labels, values: string, instance = 'a') => ({
    series: renderLabels(CONTROL_METRICS.status, { ...placeOf(one), dataset: one.name, ...own, instance }),
    values,
  })
  const copy = { control: 'copy', part: 'off-site' }
  const encryption = { control: 'encryption' }
  return {
    name: `${one.service}: a control that is not compliant is told of, each apart, and what is not assessed is not`,
    interval: '1m',
    input_series: [
      // As two replicas of the daemon say it: one alert.
      ...['a', 'b'].map((instance) => series({ ...copy, state: 'non_compliant' }, '0x4 1x40 0x9', instance)),
      series({ ...copy, state: 'compliant' }, '1x4 0x40 1x9'),
      series({ ...encryption, state: 'non_compliant' }, '0x60'),
      series({ ...encryption, state: 'not_assessed' }, '1x60'),
    ],
    promql_expr_test: [
      firing(one, CONTROL_ALERTS.failing, { at: '15m', expected: [] }),
      firing(one, CONTROL_ALERTS.failing, { at: '30m', expected: [{ dataset: one.name, ...copy }] }),
      firing(one, CONTROL_ALERTS.failing, { at: '50m', expected: [] }),
    ],
  }
}

function expiredTest(one: Dataset): RuleTest {
  const own = { dataset: one.name, control: 'immutability' }
  return {
    name: `${one.service}: an attestation that has expired is told of from then on, until it is renewed`,
    interval: '1m',
    input_series: [
      { series: renderLabels(CONTROL_METRICS.expires, { ...placeOf(one), ...own }), values: '1200x30 86400x20' },
    ],
    promql_expr_test: [
      firing(one, CONTROL_ALERTS.expired, { at: '19m', expected: [] }),
      firing(one, CONTROL_ALERTS.expired, { at: '20m', expected: [own] }),
      firing(one, CONTROL_ALERTS.expired, { at: '40m', expected: [] }),
    ],
  }
}

function placeOf({ service, environment }: Dataset): Record<string, string> {
  return { service, ...(environment === null ? {} : { environment }) }
}

function firing(
  one: Dataset,
  alertname: string,
  { at, expected }: { readonly at: string; readonly expected: readonly Labels[] },
) {
  const added = Object.entries(one.serviceLabels).filter(([label]) => !['dataset', 'control', 'part'].includes(label))
  const samples = expected.map((own) => {
    const labels = {
      ...Object.fromEntries(added),
      alertname,
      alertstate: 'firing',
      ...placeOf(one),
      severity: 'ticket',
      ...own,
    }
    return { labels: renderLabels('ALERTS', labels), value: 1 }
  })
  const expr = renderLabels('ALERTS', { alertname, alertstate: 'firing', ...placeOf(one) })
  return { expr, eval_time: at, exp_samples: samples }
}

/** A counter or gauge fed to promtool: notation as in its manual, e.g. `0+10x60`. */
export interface InputSeries {
  readonly series: string
  readonly values: string
}

/** What an expression must give at a time after the start of the test. `eval_time` is a Prometheus duration. */
export interface ExpressionTest {
  readonly expr: string
  readonly eval_time: string
  readonly exp_samples: readonly { readonly labels: string; readonly value: number }[]
}

/** Which alerts of one name must fire at a time after the start of the test: these and no others, texts included. */
export interface AlertTest {
  readonly eval_time: string
  readonly alertname: string
  readonly exp_alerts: readonly {
    readonly exp_labels: Readonly<Record<string, string>>
    readonly exp_annotations: Readonly<Record<string, string>>
  }[]
}

/** One unit test of rules, as `promtool test rules` reads it. */
export interface RuleTest {
  readonly name: string
  /** Distance of the values in `input_series`, a Prometheus duration. */
  readonly interval: string
  readonly input_series: readonly InputSeries[]
  readonly alert_rule_test?: readonly AlertTest[]
  readonly promql_expr_test?: readonly ExpressionTest[]
}

/** A file of unit tests. The order of groups must be given: without it promtool's is random. */
export interface RuleTestFile {
  readonly rule_files: readonly string[]
  readonly evaluation_interval: string
  readonly group_eval_order: readonly string[]
  readonly tests: readonly RuleTest[]
}

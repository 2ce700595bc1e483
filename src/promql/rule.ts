import { literalTemplate } from './literal-template.js'

/** One recording rule as Prometheus reads it. */
export interface RecordingRule {
  readonly record: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
}

/** One alerting rule as Prometheus reads it. `for` and `keep_firing_for` are Prometheus durations. */
export interface AlertingRule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly keep_firing_for?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

export type Rule = RecordingRule | AlertingRule

/** Rules evaluated together, in order. `interval` is a Prometheus duration. */
export interface RuleGroup {
  readonly name: string
  readonly interval: string
  readonly rules: readonly Rule[]
}

type Texts = Readonly<Record<string, string>>

/** Labels of an alert, which Prometheus reads as templates, as literal text. */
export function asLiterals(labels: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, literalTemplate(value)]))
}

/** Labels of an alert: ours first, then what people added, as literal text; nobody overrides ours. */
export function alertLabels(ours: Texts, added: Texts): Record<string, string> {
  return asLiterals({ ...ours, ...added, ...ours })
}

/** Links for people as annotations of an alert, those that are configured: `runbook` becomes `runbook_url`. */
export function linkAnnotations(links: Readonly<Partial<Record<string, string | undefined>>>): Record<string, string> {
  return Object.fromEntries(
    ['runbook', 'dashboard', 'logs', 'traces'].flatMap((kind) => {
      const url = links[kind]
      return url === undefined ? [] : [[`${kind}_url`, literalTemplate(url)]]
    }),
  )
}

/** A rule as a server says that it has loaded it. */
export interface LoadedRule {
  readonly kind: 'recording' | 'alerting'
  /** Of the series, or of the alert. */
  readonly name: string
  /** As the server writes it, which is not how it was given. */
  readonly expr: string
  readonly labels: Readonly<Record<string, string>>
  /** None where it records. */
  readonly annotations: Readonly<Record<string, string>>
  readonly forSeconds: number
  readonly keepFiringForSeconds: number
  /** Why it failed when it was last evaluated; `null`: it did not. */
  readonly lastError: string | null
}

/** A rule group as a server says that it has loaded it. */
export interface LoadedGroup {
  readonly name: string
  /** As the server knows it; two groups of one name stand in different ones. */
  readonly file: string
  readonly intervalSeconds: number
  readonly rules: readonly LoadedRule[]
}

/** What a Prometheus has loaded. */
export interface RulesReader {
  /** Rejects with `PrometheusError`. */
  rules(signal?: AbortSignal): Promise<readonly LoadedGroup[]>
}

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

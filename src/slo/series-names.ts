/** Every metric and label name that the rules of an SLO write. Nothing spells one inline; renaming one is a breaking change. */
export const SERIES = {
  eventsBase: 'slo:events:rate_base',
  errorsBase: 'slo:errors:rate_base',
  eventsTile: 'slo:events:rate4m',
  errorsTile: 'slo:errors:rate4m',
  errorRatioPeriod: 'slo:error_ratio:period',
  periodCoverage: 'slo:period_coverage:ratio',
  errorBudgetRemaining: 'slo:error_budget_remaining:ratio',
  target: 'slo:target:ratio',
  info: 'slo_info',
} as const

/** `slo:error_ratio:rate5m`: share of bad events over a window such as `5m`. */
export function errorRatioSeries(window: string): string {
  return `slo:error_ratio:rate${window}`
}

export const ALERTS = {
  burn: 'SLOErrorBudgetBurn',
  exhausted: 'SLOErrorBudgetExhausted',
  missing: 'SLOMetricMissing',
} as const

export const LABELS = {
  service: 'service',
  slo: 'slo',
  environment: 'environment',
  severity: 'severity',
  longWindow: 'long_window',
  /** What another tool's file calls its burn-rate alerts. */
  alertName: 'alert_name',
  shortWindow: 'short_window',
  objective: 'objective',
  period: 'period',
  alerting: 'alerting',
} as const

export const SEVERITY = { page: 'page', ticket: 'ticket' } as const

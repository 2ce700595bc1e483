import type { ForeignField } from './foreign-field.js'

/** Plugins for SLOs whose work Plimsoll does anyway, or that say only how Sloth works. */
const COVERED: ReadonlyMap<string, string> = new Map([
  ['validate', 'Plimsoll checks every file itself'],
  ['sli_rules', 'Plimsoll writes its own rules'],
  ['metadata_rules', 'Plimsoll writes its own rules'],
  ['alert_rules', 'Plimsoll writes its own alerts'],
  ['debug', 'it only prints'],
  ['noop', 'it does nothing'],
  ['denominator_corrected_rules', 'Plimsoll weighs by events anyway'],
  ['error_budget_exhausted_alert', 'Plimsoll has SLOErrorBudgetExhausted'],
  ['rule_intervals', 'Plimsoll sets the intervals itself'],
  ['validate_victoria_metrics', 'Plimsoll reads queries as PromQL'],
])

/** Says of each plugin in the chain whether anything is lost without it. */
export function reportSloPlugins(plugins: ForeignField): void {
  plugins.skip('overridePrevious')
  for (const plugin of plugins.take('chain').items()) {
    plugin.skip('config', 'priority')
    reportPlugin(plugin.need('id', { message: 'expected the plugin’s id', hint: 'add `id: …`' }))
  }
}

function reportPlugin(id: ForeignField): void {
  const text = id.text() ?? ''
  const reason = COVERED.get(/^sloth\.dev\/(?:core|contrib)\/(\w+)\//.exec(text)?.[1] ?? '')
  if (reason !== undefined) id.changed(`left out: ${reason}`)
  else id.lost(`the plugin ${text} cannot be run here`, 'what it adds to the rules will be missing')
}

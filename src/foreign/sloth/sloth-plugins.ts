import type { ForeignField } from '../foreign-field.js'

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

/** The plugins of an SLO or of a whole file. */
export interface PluginChain {
  /** Where it says that no other plugins run than these, those of Sloth included; `null`: it does not. */
  readonly alone: ForeignField | null
  readonly alerts: boolean
}

const ALERT_RULES = /^sloth\.dev\/core\/alert_rules\//

/** Reads a chain of plugins and says of each whether anything is lost without it. */
export function readPlugins(plugins: ForeignField): PluginChain {
  const override = plugins.take('overridePrevious')
  const ids = plugins
    .take('chain')
    .items()
    .map((plugin) => {
      plugin.skip('config', 'priority')
      return reportPlugin(plugin.need('id', { message: 'expected the plugin’s id', hint: 'add `id: …`' }))
    })
  return { alone: override.flag() === true ? override : null, alerts: ids.some((id) => ALERT_RULES.test(id)) }
}

/** Where the plugins of a file and of one of its SLOs are told to run without the one that writes alerts; `null`: there are alerts. */
export function withoutAlerts(file: PluginChain, slo: PluginChain): ForeignField | null {
  const alone = slo.alone ?? file.alone
  const chains = slo.alone === null ? [file, slo] : [slo]
  return alone === null || chains.some(({ alerts }) => alerts) ? null : alone
}

function reportPlugin(id: ForeignField): string {
  const text = id.text() ?? ''
  const reason = COVERED.get(/^sloth\.dev\/(?:core|contrib)\/(\w+)\//.exec(text)?.[1] ?? '')
  if (reason !== undefined) id.changed(`left out: ${reason}`)
  else id.lost(`the plugin ${text} cannot be run here`, 'what it adds to the rules will be missing')
  return text
}

import { type AlertingRule, linkAnnotations, type RuleGroup } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import type { Pack, PackAlert } from './pack.js'

/** Name of the files of the packs, without suffix: no service can have it. */
export const PACKS_NAME = '_packs'

/** Label that says which pack an alert is of. */
export const PACK_LABEL = 'pack'

/** Label of alerts about one target: its address without the port, which is the same for all that runs on a host. */
export const HOST_LABEL = 'host'

/** Name of the group of a pack. */
export function packGroupName({ name }: Pick<Pack, 'name'>): string {
  return `pack:${name}`
}

/** The rules of a pack, without those that are off. */
export function packRules(pack: Pack, environment: string | null): RuleGroup {
  return {
    name: packGroupName(pack),
    interval: '1m',
    rules: activeAlerts(pack).map((alert) => packRule(pack, alert, environment)),
  }
}

/** The alerts of a pack that are not off. */
export function activeAlerts({ alerts, settings }: Pack): readonly PackAlert[] {
  return alerts.filter(({ alert }) => settings.severity[alert] !== 'off')
}

/** One alert as Prometheus reads it. */
export function packRule(pack: Pack, own: PackAlert, environment: string | null): AlertingRule {
  const { alert, expr, forMinutes, summary, description } = own
  return {
    alert,
    expr,
    ...(forMinutes === 0 ? {} : { for: formatDuration(60 * forMinutes) }),
    labels: packLabels(pack, alert, environment),
    annotations: { summary, description, ...packLinks(pack, alert) },
  }
}

function packLabels(
  { name, settings, onHosts }: Pack,
  alert: string,
  environment: string | null,
): Record<string, string> {
  return {
    [PACK_LABEL]: name,
    severity: settings.severity[alert] ?? 'ticket',
    ...(environment === null ? {} : { environment }),
    ...(settings.team === undefined ? {} : { team: settings.team }),
    ...(onHosts ? { [HOST_LABEL]: '{{ reReplaceAll ":[0-9]+$" "" $labels.instance }}' } : {}),
  }
}

/** Links as annotations: `$alert` is the name of the alert, any other `$name` the value of that label, `$$` a plain dollar. */
function packLinks({ settings }: Pack, alert: string): Record<string, string> {
  const fill = (text: string) =>
    text.replace(/\$\$|\$([a-zA-Z_]\w*)/g, (_, name: string | undefined) => {
      if (name === undefined) return '$'
      return name === 'alert' ? alert : `{{ $labels.${name} | urlquery }}`
    })
  return Object.fromEntries(Object.entries(linkAnnotations(settings.links)).map(([key, text]) => [key, fill(text)]))
}

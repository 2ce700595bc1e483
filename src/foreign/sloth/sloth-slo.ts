import { placed, type Placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { convertName } from '../foreign-name.js'
import { DEFAULT_PERIOD } from '../foreign-options.js'
import { convertLabels } from '../foreign-texts.js'
import { describe, percentOf } from '../foreign-values.js'
import type { SloPart } from '../service-part.js'
import { convertSlothAlerting } from './sloth-alerting.js'
import { idLabels, slothNames, type SlothContext, type SlothSetting } from './sloth-keys.js'
import { readPlugins, withoutAlerts } from './sloth-plugins.js'
import { convertSlothSli } from './sloth-sli.js'

/** One SLO; `null` where there is nothing that could be measured, which is said. */
export function convertSlothSlo(slo: ForeignField, context: SlothContext): SloPart | null {
  const called = convertName(slo.need('name', { message: 'expected the name of the SLO', hint: 'add `name: …`' }))
  const converted = convertSlothSli(slo, context.keys)
  const without = withoutAlerts(context.plugins, readPlugins(slo.take('plugins')))
  const objective = slo.need('objective', { message: 'expected a percentage', hint: 'add `objective: 99.9`' })
  const alerting = convertSlothAlerting(slo, { ...context, slo: called?.original ?? '', without })
  const [description, own] = [describe(slo.take('description')), convertLabels(slo.take('labels').entries())]
  if (called === null || converted === null || !objective.given) return null
  return {
    at: slo,
    name: called.at,
    description,
    objective: percentOf(objective),
    period: periodOf(slo, context.setting),
    labels: { ...own, ...idLabels(slo, slothNames(context.service, called.original)) },
    ...converted,
    alerting,
  }
}

/** `null`: the default, which is Sloth's as well. */
function periodOf(slo: ForeignField, { period }: SlothSetting): Placed | null {
  return period.text === DEFAULT_PERIOD ? null : placed(period.text, period.at ?? slo)
}

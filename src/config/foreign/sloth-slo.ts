import { placed } from './build.js'
import type { ForeignField } from './foreign-field.js'
import { convertName } from './foreign-name.js'
import { DEFAULT_PERIOD } from './foreign-options.js'
import { describe, percentOf } from './foreign-values.js'
import type { SloPart } from './service-part.js'
import { convertSlothAlerting } from './sloth-alerting.js'
import type { SlothContext } from './sloth-keys.js'
import { reportSloPlugins } from './sloth-plugins.js'
import { convertSlothSli } from './sloth-sli.js'

/** One SLO; `null` where there is nothing that could be measured, which is said. */
export function convertSlothSlo(slo: ForeignField, context: SlothContext): SloPart | null {
  const called = convertName(slo.need('name', { message: 'expected the name of the SLO', hint: 'add `name: …`' }))
  const converted = convertSlothSli(slo, context.keys)
  reportSloPlugins(slo.take('plugins'))
  const objective = slo.need('objective', { message: 'expected a percentage', hint: 'add `objective: 99.9`' })
  const alerting = convertSlothAlerting(slo, { ...context, slo: called === null ? '' : called.name })
  const description = describe(slo.take('description'))
  if (called === null || converted === null || !objective.given) return null
  return {
    at: slo,
    name: called.at,
    description,
    objective: percentOf(objective),
    period: context.period === DEFAULT_PERIOD ? null : placed(context.period, slo),
    ...converted,
    alerting,
  }
}

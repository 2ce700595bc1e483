import type { Variable } from '../../dashboard/dashboard.js'
import { BACKUP_METRICS } from '../../backup/backup-metrics.js'
import { SERIES } from '../../slo/series-names.js'
import { groupVariableName } from '../../slo/slo-queries.js'

/** Series that tell which services there are: those with objectives, and those with backups alone. */
const KNOWN = `{__name__=~"${SERIES.info}|${BACKUP_METRICS.target}"}`

const WITHIN = 'environment=~"$environment"'

/** Nothing is written where no environment is configured: then only `All` is offered. */
export const environmentVariable: Variable = {
  name: 'environment',
  title: 'Environment',
  query: `label_values(${KNOWN}, environment)`,
  choice: 'all',
}

export const servicesVariable: Variable = {
  name: 'service',
  title: 'Service',
  query: `label_values(${KNOWN.replace('}', `,${WITHIN}}`)}, service)`,
  choice: 'all',
}

export const serviceVariable: Variable = { ...servicesVariable, choice: 'one' }

export const sloVariable: Variable = {
  name: 'slo',
  title: 'Objective',
  query: `label_values(${SERIES.info}{${WITHIN},service="$service"}, slo)`,
  choice: 'one',
}

/** One group at a time. An SLO that is not grouped by the label offers none: the empty value finds series without it. */
export function groupVariable(label: string): Variable {
  return {
    name: groupVariableName(label),
    title: label,
    query: `label_values(${SERIES.eventsBase}{${WITHIN},service="$service",slo="$slo"}, ${label})`,
    choice: 'one',
  }
}

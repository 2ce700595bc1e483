import type { Variable } from '../../dashboard/dashboard.js'
import { BACKUP_METRICS } from '../../backup/backup-metrics.js'
import { INCIDENT_METRICS } from '../../incident/view/incident-metrics.js'
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

/** One at a time: periods overlap, so that their incidents must not be added up. */
export const periodVariable: Variable = {
  name: 'period',
  title: 'Period',
  query: `label_values(${INCIDENT_METRICS.samples}, period)`,
  choice: 'one',
}

/** Scrape jobs that reach hosts; at first the one that the pack's alerts are about. */
export function hostJobVariable(job: string): Variable {
  return { name: 'job', title: 'Job', query: 'label_values(node_uname_info, job)', choice: 'one', initial: job }
}

/** Also hosts that do not answer: Prometheus writes `up` for them too. */
export const hostsVariable: Variable = {
  name: 'instance',
  title: 'Host',
  query: 'label_values(up{job="$job"}, instance)',
  choice: 'all',
}

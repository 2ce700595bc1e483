import { SHARED_DASHBOARDS } from './dashboard.js'
import type { LabelColumn, Link } from './panel.js'

const KEEP = '${datasource:queryparam}&${environment:queryparam}&${__url_time_range}'

/** From a row with a column `Service` to that service's dashboard. */
export const toService: Link = {
  title: 'Open the service',
  url: `/d/${SHARED_DASHBOARDS.service.uid}?var-service=\${__data.fields.Service}&${KEEP}`,
}

/** From a row with columns `Service` and `Objective`, and one of its own name for each label of a group, to that budget. */
export function toObjective(groups: readonly { readonly label: string; readonly variable: string }[]): Link {
  const names = [
    ['service', 'Service'],
    ['slo', 'Objective'],
    ...groups.map(({ label, variable }) => [variable, label]),
  ]
  const chosen = names.map(([variable = '', title = '']) => `var-${variable}=\${__data.fields.${title}}`).join('&')
  return { title: 'Open the objective', url: `/d/${SHARED_DASHBOARDS.service.uid}?${chosen}&${KEEP}` }
}

/** From a panel of the service dashboard to all services. */
export const toCompliance: Link = {
  title: 'All services',
  url: `/d/${SHARED_DASHBOARDS.compliance.uid}?${KEEP}`,
}

/** Label that holds the URL of a runbook, written by `withLinkLabel`. */
export const RUNBOOK = 'runbook'

/** A cell that opens the runbook, where there is one. */
export const runbookColumn: LabelColumn = {
  kind: 'label',
  label: RUNBOOK,
  title: 'Runbook',
  text: 'open',
  // `raw` twice: the value of the cell, not encoded once more.
  link: { title: 'Open the runbook', url: '${__value.raw:raw}' },
  width: 90,
}

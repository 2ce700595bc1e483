import { outputLabels, type OutputLabels } from '../promql/output-labels.js'
import { parseQuery } from '../promql/query-tree.js'
import { TAKEN } from '../slo/slo-schema.js'
import { placed, type Placed, placedList } from './build.js'
import type { ForeignQuery } from './converted-indicator.js'
import type { ForeignField } from './foreign-field.js'

/** Whether rules of ours set a label themselves, so that an SLO cannot be divided by it. */
export function isTaken(label: string): boolean {
  return TAKEN.has(label)
}

/** How a label that we set ourselves is called where it divides an SLO. */
export function groupLabel(label: string): string {
  return isTaken(label) ? `original_${label}` : label
}

/** A list of labels as `group_by`; `null` where there are none. */
export function groupByOf(labels: readonly string[], field: ForeignField): Placed | null {
  if (labels.length === 0) return null
  for (const label of labels.filter(isTaken)) {
    field.changed(`the label ${label} is called ${groupLabel(label)} here: Plimsoll sets ${label} itself`)
  }
  return placedList(
    labels.map((label) => placed(groupLabel(label), field)),
    field,
    field.desk.origins,
  )
}

/** The query with the labels of ours out of its way: `label_replace` gives them another name. */
export function renamed(text: string, labels: readonly string[]): string {
  return labels
    .filter(isTaken)
    .reduce((query, label) => `label_replace(${query}, "${groupLabel(label)}", "$1", "${label}", "(.*)")`, text)
}

/** The labels of a query's result; none, which is said, where only the data could tell them. */
export function labelsOf({ text, field }: ForeignQuery): readonly string[] {
  const labels: OutputLabels = outputLabels(parseQuery(text))
  if (labels !== null) return labels
  const message = 'the query does not say which labels its result has: all its series would be one here'
  field.lost(message, 'add up with `sum(…)`, or by labels that are named: `sum by (region) (…)`')
  return []
}

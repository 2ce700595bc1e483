/**
 * Writes a series, or a selector of equalities, from its labels: `up{job="api"}`.
 *
 * @param metric '' for labels alone; must be of Prometheus's classic character set, as must the names of labels
 */
export function renderLabels(metric: string, labels: Readonly<Record<string, string>>): string {
  let inside = ''
  for (const label in labels) inside += `${inside === '' ? '' : ','}${label}=${JSON.stringify(labels[label])}`
  return inside === '' && metric !== '' ? metric : `${metric}{${inside}}`
}

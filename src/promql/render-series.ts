/**
 * Writes a series, or a selector of equalities, from its labels: `up{job="api"}`.
 *
 * @param metric '' for labels alone; must be of Prometheus's classic character set, as must the names of labels
 */
export function renderLabels(metric: string, labels: Readonly<Record<string, string>>): string {
  let inside = ''
  for (const label in labels) inside += `${inside === '' ? '' : ','}${label}=${quoted(labels[label] ?? '')}`
  return inside === '' && metric !== '' ? metric : `${metric}{${inside}}`
}

function quoted(value: string): string {
  return /^[\w .:/-]*$/.test(value) ? `"${value}"` : JSON.stringify(value)
}

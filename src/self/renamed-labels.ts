import { renderSelector } from '../promql/selector.js'

/**
 * PromQL for scrape jobs under which the labels of our metrics arrive as `exported_…`: the scrape gives its target labels of the same names, as a
 * ServiceMonitor does with `service` and `namespace`, and does not honour ours.
 *
 * @param groupLabels labels of `group_by`, which stand on our metrics too
 */
export function renamedLabelsQuery(groupLabels: readonly string[]): string {
  const labels = [...new Set(['service', 'environment', ...groupLabels])]
  const renamed = labels.map((label) => {
    return renderSelector({
      metric: null,
      matchers: [
        { label: '__name__', operator: '=~', value: 'plimsoll_.+' },
        { label: `exported_${label}`, operator: '!=', value: '' },
      ],
    })
  })
  return `count by (job) (${renamed.join(' or ')})`
}

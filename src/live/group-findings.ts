import { renderSelector } from '../promql/selector.js'
import { tidyQuery } from '../promql/tidy-query.js'
import type { Series } from '../promql/series-reader.js'
import type { Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { watchedQueries, watchedSelectors } from './watched-selectors.js'

type Grouped = Pick<Slo, 'indicator' | 'groupBy'>

/** Series without a label of `group_by` make up a group without a name. */
export async function groupFindings({ indicator, groupBy }: Grouped, source: LiveSource): Promise<Finding[]> {
  if (groupBy.length === 0) return []
  const queries = watchedQueries(indicator).map(tidyQuery)
  const texts =
    queries.length > 0 ? queries : watchedSelectors(indicator).map(({ selector }) => renderSelector(selector))
  const findings = texts.map(async (text) => {
    const groups = await source.ask(`count by (${groupBy.join(', ')}) (${text})`)
    return groupBy.flatMap((label) => judgeGroups(groups, { label, text }))
  })
  return (await Promise.all(findings)).flat()
}

/** @param groups number of series by the labels of `group_by` */
export function judgeGroups(
  groups: readonly Series[],
  asked: { readonly label: string; readonly text: string },
): Finding[] {
  const [all, lacking] = [groups, groups.filter(({ labels }) => (labels[asked.label] ?? '') === '')].map(sizeOf)
  if (!lacking) return []
  return [
    {
      rule: 'live-group',
      message: `${lacking} of ${all} series of ${asked.text} have no label ${asked.label}`,
      hint: `take it out of \`group_by\`, or select only series that have it: ${asked.label}!=""`,
    },
  ]
}

function sizeOf(groups: readonly Series[]): number {
  return groups.reduce((sum, { samples }) => sum + (samples[0]?.value ?? 0), 0)
}

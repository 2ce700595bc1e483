import { LABELS } from '../slo/series-names.js'
import { groupKeyOf, groupOfSeries } from '../slo/group-key.js'
import { TARGET_LABEL } from './minute-queries.js'
import type { Place } from './minute-values.js'
import type { Target } from './target.js'
import type { OnLeftOut } from './track.js'

/**
 * Where a series of a target belongs; `null` where it lacks a label of `group_by`, which is told.
 *
 * @param expected labels that every series of the target carries alike
 */
export function placeOf(
  target: Target,
  { labels, expected }: { readonly labels: Readonly<Record<string, string>>; readonly expected: ReadonlySet<string> },
  onLeftOut: OnLeftOut,
): Place | null {
  const { id, division } = target
  if (division.by.length === 0) return { id, group: '', expected }
  const group = groupOfSeries(division.by, labels)
  if (group !== null) return { id, group: groupKeyOf(group), expected }
  onLeftOut(target, 'no_group_label')
  return null
}

/** Labels of a target's series that identify it, or its groups. */
export function expectedLabels({ division }: Target, nameLabel: string): ReadonlySet<string> {
  return new Set([LABELS.service, LABELS.environment, nameLabel, TARGET_LABEL, ...division.by])
}

import { groupKeyOf, groupOfSeries } from '../slo/group-key.js'
import type { Place } from './minute-values.js'
import type { Target } from './target.js'
import type { OnLeftOut } from './track.js'

/** Where a series of a target belongs; `null` where it lacks a label of `group_by`, which is told. */
export function placeOf(target: Target, labels: Readonly<Record<string, string>>, onLeftOut: OnLeftOut): Place | null {
  const { id, division } = target
  if (division.by.length === 0) return { id, group: '' }
  const group = groupOfSeries(division.by, labels)
  if (group !== null) return { id, group: groupKeyOf(group) }
  onLeftOut(target, 'no_group_label')
  return null
}

import type { Logger } from '../shared/logger.js'
import { groupKeyOf, groupOfSeries } from '../slo/group-key.js'
import { LABELS } from '../slo/series-names.js'
import { TARGET_LABEL } from './minute-queries.js'
import type { Place } from './minute-values.js'
import type { LeftOutReason, OnLeftOut, Target } from './target.js'

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

/** Labels that identify each series of a target, or of its groups. Made once for all that are one whole: there are ten thousand. */
export function expectedLabels(nameLabel: string): (target: Pick<Target, 'division'>) => ReadonlySet<string> {
  const ofWholes = new Set([LABELS.service, LABELS.environment, nameLabel, TARGET_LABEL])
  const ofDivided = new Map<Target['division'], ReadonlySet<string>>()
  return ({ division }) => {
    if (division.by.length === 0) return ofWholes
    const expected = ofDivided.get(division) ?? new Set([...ofWholes, ...division.by])
    ofDivided.set(division, expected)
    return expected
  }
}

/** Rows of one grouped objective. More budgets than this nobody looks at: the label was meant to be another one. */
export const MOST_GROUPS = 200

const WORDS: Readonly<Record<LeftOutReason, string>> = {
  no_group_label: 'Series without the labels of group_by are not counted',
  too_many_groups: `An objective has more than ${MOST_GROUPS} groups: further ones are not counted`,
}

/** Writes one line per objective and reason, however often it is told, and passes everything on to be counted. */
export function createLeftOutLog(logger: Logger, count: (labels: Readonly<Record<string, string>>) => void): OnLeftOut {
  const told = new Set<string>()
  return ({ id, service, name, division }, reason) => {
    count({ service, slo: name, reason })
    if (told.has(`${id}/${reason}`)) return
    told.add(`${id}/${reason}`)
    logger.warn({ service, slo: name, groupBy: division.by }, WORDS[reason])
  }
}

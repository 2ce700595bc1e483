import { textAt } from '../shared/texts.js'
import { parseSelector, renderSelector } from '../promql/selector.js'

/** The values of the labels of `group_by` that name one group of an SLO; `{}` where it is not grouped. */
export type Group = Readonly<Record<string, string>>

/** Of an SLO that is not grouped. */
export const noGroup: Group = {}

/** The labels of a group as one text, for keys and people: `region="eu"`. Sorted by name, so that the order of `group_by` decides nothing. */
export function groupKeyOf(group: Group): string {
  const matchers = Object.keys(group)
    .toSorted()
    .map((label) => ({ label, operator: '=' as const, value: group[label] ?? '' }))
  return renderSelector({ metric: null, matchers }).slice(1, -1)
}

/** A group as people read it: `region=eu, cell=a`; '' where there is none. */
export function groupText(group: Group): string {
  return Object.entries(group)
    .map(([label, value]) => `${label}=${value}`)
    .join(', ')
}

/** The labels of a group again. Throws where the text is none of `groupKeyOf`. */
export function parseGroupKey(key: string): Group {
  const known = parsed.get(key)
  if (known !== undefined) return known
  const selector = key === '' ? { matchers: [] } : parseSelector(`{${key}}`)
  if (selector === null) throw new Error(`no key of a group: ${key}`)
  const group = Object.fromEntries(selector.matchers.map(({ label, value }) => [label, value]))
  parsed.set(key, group)
  return group
}

/** Keys are read every cycle, and there are as many as rows in the store. */
const parsed = new Map<string, Group>()

/**
 * The group that a series belongs to.
 *
 * @returns `null`: it lacks one of the labels, so that it belongs to none
 */
export function groupOfSeries(groupBy: readonly string[], labels: Readonly<Record<string, string>>): Group | null {
  const pairs: [string, string][] = []
  for (const label of groupBy) {
    const value = textAt(labels, label)
    if (value === undefined || value === '') return null
    pairs.push([label, value])
  }
  return Object.fromEntries(pairs)
}

/** Whether a group is one of those that `groupBy` makes. */
export function isGroupOf(groupBy: readonly string[], group: Group): boolean {
  return Object.keys(group).length === groupBy.length && groupBy.every((label) => Object.hasOwn(group, label))
}

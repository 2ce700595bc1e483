import type { DriftItem } from '../drift/drift.js'
import type { AlertmanagerComparison } from './compare-alertmanager.js'
import type { RulesComparison } from './compare-loaded.js'
import { deepEqual } from './plain.js'
import { describeChange } from './render-diff.js'

/** Changes of one group that are named; of a group that is another one altogether there are as many as rules. */
const MOST_CHANGES = 20

/** The rule groups that differ. Rules that fail are no drift. */
export function itemsOfRules({ differences }: RulesComparison): readonly DriftItem[] {
  return differences.map(({ kind, group, file, changes }) => ({
    ...{ kind, name: group, file },
    changes: changes.slice(0, MOST_CHANGES).map(describeChange),
  }))
}

/** The configuration, where it differs, with the parts in which it does. */
export function itemsOfAlertmanager({ same, loaded, generated }: AlertmanagerComparison): readonly DriftItem[] {
  if (same) return []
  const parts = [...new Set([...Object.keys(loaded), ...Object.keys(generated)])]
  const changed = parts.filter((part) => !deepEqual(loaded[part] ?? null, generated[part] ?? null))
  return [{ kind: 'changed', name: 'configuration', file: null, changes: changed.map((part) => `${part} is changed`) }]
}

import type { LoadedRule, Rule } from '../promql/rule.js'
import type { SameExpression } from './same-expression.js'

type Test = (generated: Rule, loaded: LoadedRule, isSame: SameExpression) => boolean

/** From the surest to the vaguest: several alerts of a group have one name, and tell themselves apart by labels. */
const TESTS: readonly Test[] = [
  (generated, loaded, isSame) =>
    isSameName(generated, loaded) && isSameLabels(generated, loaded) && isSame(generated.expr, loaded.expr),
  (generated, loaded) => isSameName(generated, loaded) && isSameLabels(generated, loaded),
  (generated, loaded, isSame) => isSameName(generated, loaded) && isSame(generated.expr, loaded.expr),
  isSameName,
]

/** Which loaded rule is which generated one, by index; a rule without a counterpart is not in the map. */
export function matchRules(
  generated: readonly Rule[],
  loaded: readonly LoadedRule[],
  isSame: SameExpression,
): ReadonlyMap<number, number> {
  const matches = new Map<number, number>()
  const taken = new Set<number>()
  for (const isMatch of TESTS) {
    for (const [index, rule] of generated.entries()) {
      if (matches.has(index)) continue
      const found = loaded.findIndex((one, at) => !taken.has(at) && isMatch(rule, one, isSame))
      if (found < 0) continue
      matches.set(index, found)
      taken.add(found)
    }
  }
  return matches
}

function isSameName(generated: Rule, { kind, name }: LoadedRule): boolean {
  return 'alert' in generated
    ? kind === 'alerting' && generated.alert === name
    : kind === 'recording' && generated.record === name
}

function isSameLabels({ labels = {} }: Rule, loaded: LoadedRule): boolean {
  const keys = Object.keys(labels)
  return keys.length === Object.keys(loaded.labels).length && keys.every((key) => loaded.labels[key] === labels[key])
}

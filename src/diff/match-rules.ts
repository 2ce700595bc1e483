import { expressionShape } from '../promql/expression-shape.js'
import type { LoadedRule, Rule } from '../promql/rule.js'

type Test = (generated: Rule, loaded: LoadedRule) => boolean

/** From the surest to the vaguest: several alerts of a group have one name, and tell themselves apart by labels. */
const TESTS: readonly Test[] = [
  (generated, loaded) =>
    isSameName(generated, loaded) && isSameLabels(generated, loaded) && isSameExpr(generated, loaded),
  (generated, loaded) => isSameName(generated, loaded) && isSameLabels(generated, loaded),
  (generated, loaded) => isSameName(generated, loaded) && isSameExpr(generated, loaded),
  isSameName,
]

/** Which loaded rule is which generated one, by index; a rule without a counterpart is not in the map. */
export function matchRules(generated: readonly Rule[], loaded: readonly LoadedRule[]): ReadonlyMap<number, number> {
  const matches = new Map<number, number>()
  const taken = new Set<number>()
  for (const isMatch of TESTS) {
    for (const [index, rule] of generated.entries()) {
      if (matches.has(index)) continue
      const found = loaded.findIndex((one, at) => !taken.has(at) && isMatch(rule, one))
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

function isSameExpr({ expr }: Rule, loaded: LoadedRule): boolean {
  return expr === loaded.expr || expressionShape(expr) === expressionShape(loaded.expr)
}

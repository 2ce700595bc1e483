import { parser } from '@prometheus-io/lezer-promql'
import { parseSelector } from '../../src/promql/selector.js'
import type { RuleGroup } from '../../src/promql/rule.js'
import { parseDuration } from '../../src/shared/duration.js'

interface Recorded {
  readonly expr: string
  readonly intervalSeconds: number
}

/**
 * Writes an expression that reads recorded series as one that reads raw series alone: each recorded series becomes its rule's expression, over
 * a range as a subquery at the interval of its group. So Prometheus itself can say what rules would have said before they existed.
 */
export function inlineRules(expr: string, groups: readonly RuleGroup[]): string {
  const recorded = new Map<string, Recorded>()
  for (const { interval, rules } of groups) {
    const intervalSeconds = parseDuration(interval) ?? 30
    for (const rule of rules) if ('record' in rule) recorded.set(rule.record, { expr: rule.expr, intervalSeconds })
  }
  return inline(expr, recorded)
}

function inline(expr: string, recorded: ReadonlyMap<string, Recorded>): string {
  let [text, done] = ['', 0]
  const put = (from: number, to: number, instead: string) => {
    text += expr.slice(done, from) + instead
    done = to
  }
  parser.parse(expr).iterate({
    enter({ name, from, to, node }) {
      if (name !== 'VectorSelector') return
      const rule = recorded.get(parseSelector(expr.slice(from, to))?.metric ?? '')
      if (rule === undefined) return
      const inner = `(${inline(rule.expr, recorded)})`
      const parent = node.parent
      if (parent?.name !== 'MatrixSelector') put(from, to, inner)
      else put(from, parent.to, `${inner}${expr.slice(to, parent.to).replace(/\]$/, `:${rule.intervalSeconds}s]`)}`)
    },
  })
  return text + expr.slice(done)
}

import { parser } from '@prometheus-io/lezer-promql'
import type { RecordingRule, RuleGroup } from '../src/promql/rule.js'
import { parseDuration } from '../src/shared/duration.js'
import type { Grid, TimedRule } from './evaluate-rules.js'

/** Seconds by which a group other than the first is evaluated late: groups of a real server do not meet at one instant. */
const OFFSET_SECONDS = 11

/** The instants within `[from, to]` at which a group is evaluated. */
export function gridOf({ interval }: RuleGroup, { from, to }: { from: number; to: number }): Grid {
  const step = parseDuration(interval) ?? 30
  const offset = step > 30 ? OFFSET_SECONDS : 0
  return { from: Math.ceil((from - offset) / step) * step + offset, to, step }
}

/** The recording rules of some groups, in stages: each reads only raw series and what earlier stages recorded. */
export function ruleStages(groups: readonly RuleGroup[], interval: { from: number; to: number }): TimedRule[][] {
  let left = groups.flatMap((group) => {
    const grid = gridOf(group, interval)
    return group.rules.filter((rule): rule is RecordingRule => 'record' in rule).map((rule) => ({ rule, grid }))
  })
  const stages: TimedRule[][] = []
  while (left.length > 0) {
    const open = new Set(left.map(({ rule }) => rule.record))
    const stage = left.filter(({ rule }) => metricsIn(rule.expr).every((metric) => !open.has(metric)))
    if (stage.length === 0) throw new Error(`rules that read each other: ${[...open].join(', ')}`)
    stages.push(stage)
    left = left.filter((timed) => !stage.includes(timed))
  }
  return stages
}

function metricsIn(expr: string): string[] {
  const metrics: string[] = []
  parser.parse(expr).iterate({
    enter(node) {
      if (node.name !== 'VectorSelector') return
      const name = node.node.getChild('Identifier')
      if (name !== null) metrics.push(expr.slice(name.from, name.to))
    },
  })
  return metrics
}

import { literalTemplate } from '../../src/promql/literal-template.js'
import type { AlertingRule, RuleGroup, RuleTest } from '../../src/promql/rule.js'
import type { Toy } from './toy.js'

const ALERT = 'ToyTooManyBalls'

function ballsOf({ service, name }: Toy): string {
  return `toy_balls{service="${service}",toy="${name}"}`
}

function ruleOf(toy: Toy): AlertingRule {
  return {
    alert: ALERT,
    expr: `max(${ballsOf(toy)}) > ${toy.most}`,
    labels: { severity: 'ticket', service: toy.service, toy: toy.name },
    annotations: { summary: literalTemplate(`${toy.name} of ${toy.service} has too many balls in the air`) },
  }
}

export function toyRules(toy: Toy): RuleGroup {
  return { name: `plimsoll:toy:${toy.service}:${toy.name}`, interval: '30s', rules: [ruleOf(toy)] }
}

/** As many balls as are allowed, then one more. */
export function toyRuleTest(toy: Toy): RuleTest {
  const { labels, annotations } = ruleOf(toy)
  const fires = [{ exp_labels: labels, exp_annotations: annotations }]
  return {
    name: `toy ${toy.service}/${toy.name}`,
    interval: '30s',
    input_series: [{ series: ballsOf(toy), values: `${toy.most}x9 ${toy.most + 1}x9` }],
    alert_rule_test: [
      { eval_time: '4m', alertname: ALERT, exp_alerts: [] },
      { eval_time: '6m', alertname: ALERT, exp_alerts: fires },
    ],
  }
}

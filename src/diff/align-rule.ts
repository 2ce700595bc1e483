import type { AlertingRule, LoadedRule, Rule } from '../promql/rule.js'
import { formatDuration, parseDuration } from '../shared/duration.js'
import type { SameExpression } from './same-expression.js'

/** Fields of a rule that may differ. */
export type RuleField = 'expr' | 'for' | 'keep_firing_for' | 'labels' | 'annotations'

/**
 * A loaded rule written the way that rules are generated: where both mean the same it has the spelling of `generated`, so that a comparison by
 * text shows what differs and nothing else.
 */
export function alignRule(loaded: LoadedRule, generated: Rule | null, isSame: SameExpression): Rule {
  const expr = generated !== null && isSame(generated.expr, loaded.expr) ? generated.expr : loaded.expr
  const labels = inOrderOf(loaded.labels, generated?.labels)
  if (loaded.kind === 'alerting') return alignAlert(loaded, generated, { expr, labels })
  return { record: loaded.name, expr, ...(Object.keys(labels).length === 0 ? {} : { labels }) }
}

function alignAlert(
  loaded: LoadedRule,
  generated: Rule | null,
  { expr, labels }: { expr: string; labels: Texts },
): Rule {
  const model = generated !== null && 'alert' in generated ? generated : null
  return {
    alert: loaded.name,
    expr,
    ...durationOf('for', loaded.forSeconds, model),
    ...durationOf('keep_firing_for', loaded.keepFiringForSeconds, model),
    labels,
    annotations: inOrderOf(loaded.annotations, model?.annotations),
  }
}

function durationOf(field: 'for' | 'keep_firing_for', seconds: number, model: AlertingRule | null) {
  const spelling = model?.[field]
  if (spelling !== undefined && parseDuration(spelling) === seconds) return { [field]: spelling }
  return seconds === 0 ? {} : { [field]: formatDuration(seconds) }
}

type Texts = Readonly<Record<string, string>>

function inOrderOf(texts: Texts, model: Texts = {}): Texts {
  const first = Object.keys(model).filter((key) => key in texts)
  const rest = Object.keys(texts).filter((key) => !(key in model))
  return Object.fromEntries([...first, ...rest.sort()].map((key) => [key, texts[key] ?? '']))
}

/** Fields in which an aligned rule differs from the generated one. */
export function differingFields(aligned: Rule, generated: Rule): RuleField[] {
  const of = (rule: Rule, field: RuleField) => JSON.stringify((rule as unknown as Record<string, unknown>)[field] ?? {})
  const fields = ['expr', 'for', 'keep_firing_for', 'labels', 'annotations'] as const
  return fields.filter((field) => of(aligned, field) !== of(generated, field))
}

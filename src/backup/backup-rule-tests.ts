import type { RuleTest } from '../promql/rule-test.js'
import type { Dataset } from './dataset.js'
export function backupRuleTests(_dataset: Dataset): RuleTest[] {
  return []
}

import { rawPointOrNeverQuery } from '../backup/backup-queries.js'
import type { ControlPlan } from '../backup/controls/control-plan.js'
import { tidyQuery } from '../promql/tidy-query.js'

/** How far back an oldest recovery point is looked for that is gone by now. */
const LOOK_BACK = '7d'

/** PromQL that a Prometheus has to answer for a control, in the order of `Answer.values`; none where none has to. */
export function questionsOf(plan: ControlPlan | null): readonly string[] {
  if (plan === null) return []
  if ('source' in plan) return [`max(${rawPointOrNeverQuery({ source: 'query', ...plan.source })})`]
  if (!('proof' in plan) || plan.proof.kind !== 'metric') return []
  const query = tidyQuery(plan.proof.query)
  if (plan.control !== 'retention') return [query]
  const oldest = `min((${query}) > 0)`
  return [oldest, `min_over_time(${oldest}[${LOOK_BACK}:1h])`]
}

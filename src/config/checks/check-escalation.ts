import type { Finding } from '../../yaml/finding.js'
import { listAt, textAt } from '../../yaml/raw.js'
import { findingIn } from '../../feature/check.js'
import type { CheckContext } from '../../feature/check.js'
import { kindOfReceiver } from './receiver-kinds.js'

/**
 * Alertmanager has paged already for the incidents of a team, and whoever acknowledges in PagerDuty is not heard here: a PagerDuty step would
 * page people who are at work on it.
 */
export function checkEscalation(context: CheckContext): Finding[] {
  const root = context.root.value
  const used = new Set(listAt(root, 'teams').map((team) => textAt(team, 'escalation_policy')))
  return listAt(root, 'escalation_policies')
    .filter((policy) => used.has(textAt(policy, 'name')))
    .flatMap((policy) => listAt(policy, 'steps'))
    .map((step) => listAt(step, 'notify'))
    .flatMap((notify) =>
      notify.flatMap((name, key) => {
        if (kindOfReceiver(root, name) !== 'pagerduty') return []
        const found = {
          message: `${String(name)} is told by PagerDuty, where Alertmanager has paged already, and acknowledgements there do not come back`,
          hint: 'name people whom Alertmanager did not reach: a receiver that has `slack`, `email` or `webhook`',
        }
        return [findingIn(context, { container: notify, key }, found)]
      }),
    )
}

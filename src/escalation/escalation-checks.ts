import { findingIn, type Check, type CheckContext } from '../feature/check.js'
import { elementsAt, namedInRoot, unknownNames } from '../feature/references.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import { kindOfReceiver } from '../notify/receiver-checks.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, mapAt, textAt } from '../yaml/raw.js'

/** What no single value of escalation policies shows to be wrong. */
export const escalationChecks: readonly Check[] = [
  uniqueInRoot({ list: 'escalation_policies', each: 'an escalation policy' }),
  checkReceivers,
  checkPagerDuty,
]

function checkReceivers(context: CheckContext): Finding[] {
  const steps = listAt(context.root.value, 'escalation_policies').flatMap((policy) => listAt(policy, 'steps'))
  const notified = steps.flatMap((step) => elementsAt(step, 'notify'))
  return unknownNames(context, notified, namedInRoot(context, 'receivers', 'receiver'))
}

/**
 * Alertmanager has paged already for the incidents of a team: a PagerDuty step would page people who are at work on it, unless who acknowledges
 * there is heard here.
 */
function checkPagerDuty(context: CheckContext): Finding[] {
  const root = context.root.value
  const used = new Set(listAt(root, 'teams').map((team) => textAt(team, 'escalation_policy')))
  return listAt(root, 'escalation_policies')
    .filter((policy) => used.has(textAt(policy, 'name')))
    .flatMap((policy) => listAt(policy, 'steps'))
    .map((step) => listAt(step, 'notify'))
    .flatMap((notify) =>
      notify.flatMap((name, key) => {
        if (kindOfReceiver(root, name) !== 'pagerduty' || isHeard(root, name)) return []
        const found = {
          message: `${String(name)} is told by PagerDuty, where Alertmanager has paged already, and acknowledgements there do not come back`,
          hint: 'name people whom Alertmanager did not reach (a receiver that has `slack`, `email` or `webhook`), or let what people do in PagerDuty come back: `webhook_secret_file`',
        }
        return [findingIn(context, { container: notify, key }, found)]
      }),
    )
}

/** Whether acknowledgements in PagerDuty come back from this receiver. */
function isHeard(root: unknown, name: unknown): boolean {
  const receiver = listAt(root, 'receivers').find((one) => textAt(one, 'name') === name)
  return textAt(mapAt(receiver, 'pagerduty'), 'webhook_secret_file') !== null
}

import { unknownInScope } from './customer-checks.js'
import { findingIn, type Check, type CheckContext } from '../feature/check.js'
import { anyService, elementsAt, namedInRoot, unknownNames } from '../feature/references.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import { kindOf, kindOfReceiver } from '../notify/receiver-checks.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, rawAt, textAt } from '../yaml/raw.js'

/** What no single value of reports shows to be wrong: they go out by mail, so there must be a mail server, and receivers who have an address. */
export const reportChecks: readonly Check[] = [
  uniqueInRoot({ list: 'reports', each: 'a report' }),
  checkReferences,
  unknownInScope,
  missingServer,
  withoutAddress,
  withoutTime,
]

function checkReferences(context: CheckContext): Finding[] {
  const reports = listAt(context.root.value, 'reports')
  const of = (key: string) => reports.flatMap((report) => elementsAt(report, key))
  const inScope = reports.flatMap((report) => elementsAt(rawAt(report, 'scope'), 'services'))
  const policies = reports.map((container) => ({ container, key: 'escalation_policy' }))
  return [
    ...unknownNames(context, policies, namedInRoot(context, 'escalation_policies', 'escalation policy')),
    ...unknownNames(context, of('to'), namedInRoot(context, 'receivers', 'receiver')),
    ...unknownNames(context, of('services'), anyService(context)),
    ...unknownNames(context, inScope, anyService(context)),
  ]
}

function withoutAddress(context: CheckContext): Finding[] {
  const root = context.root.value
  const mailed = listAt(root, 'receivers').flatMap((one) =>
    kindOf(one) === 'email' ? (textAt(one, 'name') ?? []) : [],
  )
  return listAt(root, 'reports').flatMap((report) => {
    const to = listAt(report, 'to')
    return to.flatMap((name, key) => {
      const kind = kindOfReceiver(root, name)
      if (kind === null || kind === 'email') return []
      const others = mailed.length === 0 ? 'there is none yet' : `there is: ${mailed.join(', ')}`
      const found = {
        message: `reports are sent by mail, and ${String(name)} is told by ${kind}`,
        hint: `name a receiver that has \`email\` (${others})`,
      }
      return [findingIn(context, { container: to, key }, found)]
    })
  })
}

function missingServer(context: CheckContext): Finding[] {
  const root = context.root.value
  if (listAt(root, 'reports').length === 0 || rawAt(root, 'email') !== undefined) return []
  const message = 'reports are sent by mail, but there is no `email`'
  const hint = 'add `email: { smtp: smtps://mail.example.com:465, from: plimsoll@example.com }`'
  return [findingIn(context, { container: root, key: 'reports' }, { message, hint })]
}

/** A policy counts from when the time to answer is over. */
function withoutTime(context: CheckContext): Finding[] {
  return listAt(context.root.value, 'reports').flatMap((report) => {
    if (textAt(report, 'escalation_policy') === null || rawAt(report, 'acknowledge_within') !== undefined) return []
    const message = 'nobody is asked to acknowledge this report, so that the policy never begins'
    const hint = 'add `acknowledge_within: 3d`'
    return [findingIn(context, { container: report, key: 'escalation_policy' }, { message, hint })]
  })
}

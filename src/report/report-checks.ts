import { unknownInScope } from './customer-checks.js'
import { findingIn, type Check, type CheckContext } from '../feature/check.js'
import { anyService, elementsAt, namedInRoot, unknownNames } from '../feature/references.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import { approvalChecks } from './approval/approval-checks.js'
import { readerChecks } from './sending/reader-checks.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, rawAt, textAt } from '../yaml/raw.js'

/** What no single value of reports shows to be wrong. */
export const reportChecks: readonly Check[] = [
  uniqueInRoot({ list: 'reports', each: 'a report' }),
  checkReferences,
  unknownInScope,
  withoutTime,
  ...readerChecks,
  ...approvalChecks,
]

function checkReferences(context: CheckContext): Finding[] {
  const reports = listAt(context.root.value, 'reports')
  const of = (key: string) => reports.flatMap((report) => elementsAt(report, key))
  const inScope = reports.flatMap((report) => elementsAt(rawAt(report, 'scope'), 'services'))
  const policies = reports.map((container) => ({ container, key: 'escalation_policy' }))
  return [
    ...unknownNames(context, policies, namedInRoot(context, 'escalation_policies', 'escalation policy')),
    ...unknownNames(context, [...of('to'), ...of('approvers')], namedInRoot(context, 'receivers', 'receiver')),
    ...unknownNames(context, of('services'), anyService(context)),
    ...unknownNames(context, inScope, anyService(context)),
  ]
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

import { findingIn, type Check, type CheckContext } from '../../feature/check.js'
import type { Finding } from '../../yaml/finding.js'
import { listAt, rawAt, textAt } from '../../yaml/raw.js'

/** Whoever lets reports go is somebody who is told, and not the one who gets them. */
export const approvalChecks: readonly Check[] = [withoutApprovers, byTheCustomer]

function withoutApprovers(context: CheckContext): Finding[] {
  return listAt(context.root.value, 'reports').flatMap((report) => {
    const isHeld = rawAt(report, 'approve') === true
    const hasApprovers = rawAt(report, 'approvers') !== undefined
    if (isHeld === hasApprovers) return []
    const found = isHeld
      ? {
          message: 'this report waits for an approval, and nobody is told that it does',
          hint: 'name receivers of the house: `approvers: [service-management]`',
        }
      : { message: 'this report waits for nobody, so that there is nothing to approve', hint: 'add `approve: true`' }
    return [findingIn(context, { container: report, key: isHeld ? 'approve' : 'approvers' }, found)]
  })
}

/** A customer does not decide on what the house says. */
function byTheCustomer(context: CheckContext): Finding[] {
  return listAt(context.root.value, 'reports').flatMap((report) => {
    if (textAt(report, 'audience') !== 'customer') return []
    const to = listAt(report, 'to')
    const approvers = listAt(report, 'approvers')
    return approvers.flatMap((name, key) => {
      if (!to.includes(name)) return []
      const message = `${String(name)} gets this report as the customer, and would approve it too`
      return [findingIn(context, { container: approvers, key }, { message, hint: 'name receivers of the house' })]
    })
  })
}

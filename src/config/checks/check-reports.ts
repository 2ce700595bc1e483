import type { Finding } from '../finding.js'
import { listAt, rawAt } from '../raw.js'
import { findingIn } from './check-context.js'
import type { CheckContext } from './check-context.js'

/** Reports go out by mail, so there must be a mail server. */
export function checkReports(context: CheckContext): Finding[] {
  const root = context.root.value
  if (listAt(root, 'reports').length === 0 || rawAt(root, 'email') !== undefined) return []
  const message = 'reports are sent by mail, but there is no `email`'
  const hint = 'add `email: { smtp: smtps://mail.example.com:465, from: plimsoll@example.com }`'
  return [findingIn(context, { container: root, key: 'reports' }, { message, hint })]
}

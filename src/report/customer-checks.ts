import { findingIn, type CheckContext } from '../feature/check.js'
import { unknownNames, type Target } from '../feature/references.js'
import type { Finding } from '../yaml/finding.js'
import { isRawMap, listAt, mapAt, rawAt, textAt } from '../yaml/raw.js'

/** What `scope` of a report names, and what there is of it. */
export function unknownInScope(context: CheckContext): Finding[] {
  return listAt(context.root.value, 'reports').flatMap((report) => {
    const container = mapAt(report, 'scope')
    const of = (key: string, target: Target) => unknownNames(context, [{ container, key }], target)
    return [
      ...of('team', teamsWithServices(context)),
      ...of('customer', customers(context)),
      ...of('agreement', agreements(context)),
      ...outsider(context, report),
    ]
  })
}

/** A team that has no service has nothing to be reported. */
function teamsWithServices({ services }: CheckContext): Target {
  const known = [...new Set(services.flatMap(({ value }) => textAt(value, 'team') ?? []))]
  return { kind: 'team', known, nothing: 'no service names a `team`' }
}

function customers({ services }: CheckContext): Target {
  const all = services.flatMap(({ value }) => listAt(value, 'slas').flatMap((sla) => textAt(sla, 'customer') ?? []))
  return { kind: 'customer', known: [...new Set(all)], nothing: 'no agreement names a `customer`' }
}

function agreements({ services }: CheckContext): Target {
  const known = services.flatMap(({ value }) =>
    listAt(value, 'slas').map((sla) => `${textAt(value, 'service') ?? ''}/${textAt(sla, 'name') ?? ''}`),
  )
  return { kind: 'agreement', known, nothing: 'there are none: add `slas` to a service' }
}

/** What goes to a customer must not be about others: it needs a scope that is of one customer. */
function outsider(context: CheckContext, report: unknown): Finding[] {
  const scope = rawAt(report, 'scope')
  const isOfOne = isRawMap(scope) && ('customer' in scope || 'agreement' in scope)
  if (textAt(report, 'audience') !== 'customer' || isOfOne) return []
  const hint = 'add `scope: { customer: ACME }` or `scope: { agreement: checkout/enterprise }`'
  const message = 'a report to a customer is about this customer only, and this one names none'
  return [findingIn(context, { container: report, key: 'audience' }, { message, hint })]
}

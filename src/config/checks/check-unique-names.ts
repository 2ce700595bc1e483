import type { Check, CheckContext } from '../../feature/check.js'
import { anyHint, duplicates, formerNames, uniqueInRoot, type Named } from '../../feature/unique-names.js'
import type { Finding } from '../../yaml/finding.js'
import { listAt, rawAt, textAt } from '../../yaml/raw.js'

/** Names of services, teams and tokens. Each feature says the same of its own lists. */
export const uniqueNames: readonly Check[] = [
  checkServices,
  uniqueInRoot({ list: 'teams', each: 'a team' }),
  checkTokens,
]

function checkTokens(context: CheckContext): Finding[] {
  const named = listAt(rawAt(context.root.value, 'server'), 'tokens').map((container) => ({ container, key: 'name' }))
  const hintOf = () => 'write the tokens of one name into one file, a line each'
  return duplicates(context, named, { kind: 'token', hintOf })
}

function checkServices(context: CheckContext): Finding[] {
  const named = context.services.map(({ value }) => ({ container: value, key: 'service' }))
  const hintOf = (one: Named, before: Named) => serviceHint(context, one, before)
  return [
    ...duplicates(context, named, { kind: 'service', hintOf }),
    ...formerNames(context, { named, each: 'a service' }),
  ]
}

/**
 * Routes, dashboards, files of rules, maintenance and reports know a service by its name alone: in two environments it takes two names, or a
 * Plimsoll each.
 */
function serviceHint({ root }: CheckContext, one: Named, before: Named): string {
  const name = textAt(one.container, one.key) ?? ''
  const [here, there] = [one, before].map(({ container }) => {
    return textAt(container, 'environment') ?? textAt(root.value, 'environment')
  })
  if (here === there) return anyHint(one, before)
  const names = [there, here].map((environment) => (environment == null ? name : `${name}-${environment}`))
  return `a service has one name per environment: call them ${names.join(' and ')} (and write what they select by in place of $service), or give each environment a root file and a Plimsoll of its own`
}

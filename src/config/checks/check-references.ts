import { findingIn, serviceNames, type CheckContext } from '../../feature/check.js'
import { elementsAt, namedInRoot, unknownNames, valueAt } from '../../feature/references.js'
import type { Finding } from '../../yaml/finding.js'
import { listAt, mapAt, textAt } from '../../yaml/raw.js'
import { prometheusNames } from './names.js'

/** Names by which Alertmanager, teams and services refer to something must name something that is there. */
export function checkReferences(context: CheckContext): Finding[] {
  const root = context.root.value
  const teams = listAt(root, 'teams')
  const ofTeams = teams.flatMap((team) =>
    ['page', 'ticket'].map((key) => ({ container: mapAt(team, 'receivers'), key })),
  )
  const told = [
    ...['default_receiver', 'watchdog_receiver'].map((key) => ({ container: mapAt(root, 'alertmanager'), key })),
    ...ofTeams,
  ]
  const policies = teams.map((container) => ({ container, key: 'escalation_policy' }))
  return [
    ...unknownNames(context, told, namedInRoot(context, 'receivers', 'receiver')),
    ...unknownNames(context, policies, namedInRoot(context, 'escalation_policies', 'escalation policy')),
    ...serviceReferences(context),
  ]
}

function serviceReferences(context: CheckContext): Finding[] {
  const teams = namedInRoot(context, 'teams', 'team')
  const nothing = `${teams.nothing} in the root file`
  const servers = { kind: 'Prometheus', known: prometheusNames(context.root.value) }
  const names = serviceNames(context)
  return context.services.flatMap(({ value: file }) => [
    ...unknownNames(context, [{ container: file, key: 'team' }], { ...teams, nothing }),
    ...unknownNames(context, [{ container: file, key: 'prometheus' }], {
      ...servers,
      nothing: 'add one under prometheus in the root file',
    }),
    ...dependencies(context, file, names),
  ])
}

function dependencies(context: CheckContext, file: unknown, names: readonly string[]): Finding[] {
  const own = textAt(file, 'service')
  return elementsAt(file, 'depends_on').flatMap((entry) => {
    if (own === null || valueAt(entry) !== own) {
      const known = names.filter((name) => name !== own)
      return unknownNames(context, [entry], { kind: 'service', known, nothing: 'there is no other service' })
    }
    const found = { message: 'a service cannot depend on itself', hint: 'take it out of the list' }
    return [findingIn(context, entry, found)]
  })
}

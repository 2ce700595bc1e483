import type { Finding } from '../../yaml/finding.js'
import { suggestName } from '../../shared/nearest-name.js'
import { listAt, mapAt, namesAt, rawAt, textAt } from '../../yaml/raw.js'
import { findingIn } from './check-context.js'
import type { CheckContext } from './check-context.js'
import { prometheusNames, serviceNames } from './names.js'

interface Reference {
  readonly container: unknown
  readonly key: string | number
  /** What is referred to, as a person calls it. */
  readonly kind: string
  readonly known: readonly string[]
  /** How to make one where there is none at all. */
  readonly nothing: string
}

/** Every name that refers to something must name something that is there. */
export function checkReferences(context: CheckContext): Finding[] {
  const references = [
    ...rootReferences(context),
    ...context.services.flatMap((tree) => serviceReferences(context, tree.value)),
  ]
  return references.flatMap((reference) => {
    const { container, key, kind, known, nothing } = reference
    const name =
      rawAt(container, String(key)) ?? (Array.isArray(container) ? (container[Number(key)] as unknown) : undefined)
    if (typeof name !== 'string' || known.includes(name)) return []
    const itself = kind === 'service' && serviceNames(context).includes(name)
    const message = itself ? 'a service cannot depend on itself' : `unknown ${kind} ${name}`
    const found = { message, hint: itself ? 'take it out of the list' : suggestName(name, known, nothing) }
    return [findingIn(context, { container, key }, found)]
  })
}

function rootReferences(context: CheckContext): Reference[] {
  const root = context.root.value
  const team = { kind: 'team', known: namesAt(root, 'teams'), nothing: 'there are none: add one under teams' }
  const receiver = {
    kind: 'receiver',
    known: namesAt(root, 'receivers'),
    nothing: 'there are none: add one under receivers',
  }
  const policy = {
    kind: 'escalation policy',
    known: namesAt(root, 'escalation_policies'),
    nothing: 'there are none: add one under escalation_policies',
  }
  const service = { kind: 'service', known: serviceNames(context), nothing: 'there are none: include service files' }
  return [
    ...['default_receiver', 'watchdog_receiver'].map((key) => ({
      container: mapAt(root, 'alertmanager'),
      key,
      ...receiver,
    })),
    ...listAt(root, 'escalation_policies').flatMap((one) =>
      listAt(one, 'steps').flatMap((step) => elements(listAt(step, 'notify')).map((at) => ({ ...at, ...receiver }))),
    ),
    ...listAt(root, 'teams').flatMap((team) => [
      ...['page', 'ticket'].map((key) => ({ container: mapAt(team, 'receivers'), key, ...receiver })),
      { container: team, key: 'escalation_policy', ...policy },
    ]),
    ...Object.values(mapAt(root, 'packs')).map((pack) => ({ container: pack, key: 'team', ...team })),
    ...listAt(root, 'maintenance').flatMap((window) =>
      elements(listAt(window, 'services')).map((at) => ({ ...at, ...service })),
    ),
    ...listAt(root, 'reports').flatMap((report) => [
      ...elements(listAt(report, 'to')).map((at) => ({ ...at, ...receiver })),
      ...elements(listAt(report, 'services')).map((at) => ({ ...at, ...service })),
    ]),
  ]
}

function serviceReferences(context: CheckContext, file: unknown): Reference[] {
  const root = context.root.value
  const others = serviceNames(context).filter((name) => name !== textAt(file, 'service'))
  const slo = { kind: 'SLO', known: namesAt(file, 'slos'), nothing: 'the service has none: add one under slos' }
  return [
    {
      container: file,
      key: 'team',
      kind: 'team',
      known: namesAt(root, 'teams'),
      nothing: 'there are none: add one under teams in the root file',
    },
    {
      container: file,
      key: 'prometheus',
      kind: 'Prometheus',
      known: prometheusNames(root),
      nothing: 'add one under prometheus in the root file',
    },
    ...elements(listAt(file, 'depends_on')).map((at) => ({
      ...at,
      kind: 'service',
      known: others,
      nothing: 'there is no other service',
    })),
    ...listAt(file, 'slas').map((container) => ({ container, key: 'slo', ...slo })),
  ]
}

function elements(list: readonly unknown[]): { container: unknown; key: number }[] {
  return list.map((_element, key) => ({ container: list, key }))
}

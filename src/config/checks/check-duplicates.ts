import type { Finding } from '../../yaml/finding.js'
import { listAt, textAt } from '../../yaml/raw.js'
import { findingIn, originOf } from './check-context.js'
import type { CheckContext } from './check-context.js'

/** A name and where it stands. */
interface Named {
  readonly container: unknown
  readonly key: string
}

const ROOT_LISTS = {
  receivers: 'receiver',
  escalation_policies: 'escalation policy',
  teams: 'team',
  reports: 'report',
  maintenance: 'maintenance window',
}
const SERVICE_LISTS = { slos: 'SLO', slas: 'SLA', backups: 'dataset' }

/** Names must be unique: services and what stands in the root file everywhere, the parts of a service within it. */
export function checkDuplicates(context: CheckContext): Finding[] {
  const { root } = context
  const services = context.services.map(({ value }) => ({ container: value, key: 'service' }))
  return [
    ...duplicates(context, services, { kind: 'service', hintOf: (one, before) => serviceHint(context, one, before) }),
    ...continued(context, { parts: services, kind: 'a service' }),
    ...Object.entries(ROOT_LISTS).flatMap(([list, kind]) => duplicates(context, named(root.value, list), { kind })),
    ...context.services.flatMap(({ value }) => [
      ...Object.entries(SERVICE_LISTS).flatMap(([list, kind]) => duplicates(context, named(value, list), { kind })),
      ...formerNames(context, value),
    ]),
  ]
}

function named(file: unknown, list: string): Named[] {
  return listAt(file, list).map((container) => ({ container, key: 'name' }))
}

/** Says how a name that stands twice is mended. */
type HintOf = (one: Named, before: Named) => string

const anyHint: HintOf = () => 'give each its own name, or take one of them out'

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

interface Repeated {
  /** What has the names. */
  readonly kind: string
  readonly hintOf?: HintOf
}

function duplicates(context: CheckContext, all: readonly Named[], { kind, hintOf = anyHint }: Repeated): Finding[] {
  const first = new Map<string, Named>()
  return all.flatMap((one) => {
    const name = textAt(one.container, one.key)
    if (name === null) return []
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, one)
      return []
    }
    const { file, line } = originOf(context, before.container, before.key)
    const message = `duplicate ${kind} ${name}: the name stands already at ${file}:${line}`
    return [findingIn(context, one, { message, hint: hintOf(one, before) })]
  })
}

const RENAMABLE = { slos: 'SLO', backups: 'dataset' }

/** A former name says whose history continues: it must be nobody's present name, and only one can continue it. */
function formerNames(context: CheckContext, file: unknown): Finding[] {
  return Object.entries(RENAMABLE).flatMap(([list, kind]) => {
    const parts = named(file, list)
    return continued(context, { parts, kind: `a${kind === 'SLO' ? 'n SLO' : ` ${kind}`} of this service` })
  })
}

interface Continuable {
  readonly parts: readonly Named[]
  /** `an SLO of this service`. */
  readonly kind: string
}

function continued(context: CheckContext, { parts, kind }: Continuable): Finding[] {
  const present = new Set(parts.flatMap(({ container, key }) => textAt(container, key) ?? []))
  const renamed = parts.map(({ container }) => ({ container, key: 'renamed_from' }))
  const clashes = renamed.flatMap((one) => {
    const former = textAt(one.container, one.key)
    if (former === null || !present.has(former)) return []
    const message = `${former} is still the name of ${kind}`
    return [findingIn(context, one, { message, hint: 'take renamed_from out, or give the other one another name' })]
  })
  return [...clashes, ...duplicates(context, renamed, { kind: 'renamed_from' })]
}

import type { Finding } from '../finding.js'
import { listAt, textAt } from '../raw.js'
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
    ...duplicates(context, 'service', services),
    ...continued(context, { parts: services, kind: 'a service' }),
    ...Object.entries(ROOT_LISTS).flatMap(([list, kind]) => duplicates(context, kind, named(root.value, list))),
    ...context.services.flatMap(({ value }) => [
      ...Object.entries(SERVICE_LISTS).flatMap(([list, kind]) => duplicates(context, kind, named(value, list))),
      ...formerNames(context, value),
    ]),
  ]
}

function named(file: unknown, list: string): Named[] {
  return listAt(file, list).map((container) => ({ container, key: 'name' }))
}

function duplicates(context: CheckContext, kind: string, all: readonly Named[]): Finding[] {
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
    return [findingIn(context, one, { message, hint: 'give each its own name, or take one of them out' })]
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
  return [...clashes, ...duplicates(context, 'renamed_from', renamed)]
}

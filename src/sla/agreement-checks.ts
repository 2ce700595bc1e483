import { findingIn, type CheckContext, type Entry } from '../feature/check.js'
import { namedInRoot, unknownNames, valueAt } from '../feature/references.js'
import { parseDuration } from '../shared/duration.js'
import type { Finding } from '../yaml/finding.js'
import { isRawMap, listAt, mapAt, namesAt, rawAt, textAt } from '../yaml/raw.js'

/** Where an agreement names an SLO: its name by map or list and key, and where the group of it stands. */
interface Named {
  readonly name: Entry
  readonly holder: unknown
}

/** An agreement is about SLOs of the same service. */
export function checkAgreementSlos(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => {
    const entries = listAt(value, 'slas')
      .flatMap(namedIn)
      .map(({ name }) => name)
    const known = namesAt(value, 'slos')
    return unknownNames(context, entries, {
      kind: 'SLO',
      known,
      nothing: 'the service has none: add one under slos',
    })
  })
}

/** Whoever is told of a breach is there. */
export function checkAgreementPolicies(context: CheckContext): Finding[] {
  const entries = context.services.flatMap(({ value }) =>
    listAt(value, 'slas').map((container) => ({ container, key: 'escalation_policy' })),
  )
  return unknownNames(context, entries, namedInRoot(context, 'escalation_policies', 'escalation policy'))
}

/** An agreement counts the events of one budget each: of a grouped SLO it must name the group, of another there is none to name. */
export function checkAgreementGroups(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => {
    const slos = listAt(value, 'slos')
    return listAt(value, 'slas')
      .flatMap(namedIn)
      .flatMap((named) => {
        const slo = slos.find((one) => textAt(one, 'name') === valueAt(named.name))
        return slo === undefined ? [] : checkGroup(context, named, slo)
      })
  })
}

/** An interval is judged by what was seen of it: at least two scrapes. */
export function checkAgreementIntervals(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) =>
    listAt(value, 'slas').flatMap((sla) => {
      const measure = mapAt(sla, 'measure')
      if (!JUDGES_INTERVALS.has(textAt(measure, 'method') ?? '')) return []
      const interval = parseDuration(textAt(measure, 'interval') ?? '1m') ?? 0
      const slowest = Math.max(0, ...namedIn(sla).map(({ name }) => scrapeOf(context, value, valueAt(name))))
      if (slowest * 2 <= interval || slowest === 0) return []
      const message = `an interval of ${interval / 60}m has less than two scrapes: they are ${slowest} s apart`
      const hint = 'scrape more often, or agree on a longer interval'
      const key = rawAt(measure, 'interval') === undefined ? 'method' : 'interval'
      return [findingIn(context, { container: measure, key }, { message, hint })]
    }),
  )
}

const JUDGES_INTERVALS = new Set(['bad_intervals', 'mean_interval_error_rate'])

/** Seconds between scrapes of an SLO; 0: that is somebody else's mistake. */
function scrapeOf({ root }: CheckContext, service: unknown, name: unknown): number {
  const slo = listAt(service, 'slos').find((one) => textAt(one, 'name') === name)
  const prometheus = mapAt(root.value, 'prometheus')
  const source =
    textAt(service, 'prometheus') === null ? prometheus : mapAt(prometheus, textAt(service, 'prometheus') ?? '')
  const written = textAt(mapAt(slo, 'indicator'), 'scrape_interval') ?? textAt(source, 'scrape_interval')
  return written === null ? 0 : (parseDuration(written) ?? 0)
}

function namedIn(sla: unknown): Named[] {
  const single = { name: { container: sla, key: 'slo' }, holder: sla }
  const members = listAt(mapAt(sla, 'combine'), 'of')
  return [
    single,
    ...members.map((member, index) =>
      isRawMap(member)
        ? { name: { container: member, key: 'slo' }, holder: member }
        : { name: { container: members, key: index }, holder: null },
    ),
  ]
}

function checkGroup(context: CheckContext, { name, holder }: Named, slo: unknown): Finding[] {
  const labels = listAt(slo, 'group_by').filter((label) => typeof label === 'string')
  const given = Object.keys(rawAt(holder, 'group') ?? {})
  const isSame = given.length === labels.length && labels.every((label) => given.includes(label))
  if (isSame) return []
  const called = textAt(slo, 'name') ?? ''
  const entry = given.length > 0 ? { container: holder, key: 'group' } : name
  if (labels.length === 0) {
    const hint = 'take `group` out, or give the SLO a `group_by`'
    return [findingIn(context, entry, { message: `the SLO ${called} is not grouped`, hint })]
  }
  const group = `group: {${labels.map((label) => `${label}: …`).join(', ')}}`
  const message = `the SLO ${called} has one budget per ${labels.join(' and ')}: expected the group that was promised`
  const hint = holder === null ? `write \`{slo: ${called}, ${group}}\`` : `add \`${group}\``
  return [findingIn(context, entry, { message, hint })]
}

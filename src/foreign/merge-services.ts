import type { Origins } from '../yaml/located.js'
import { placed, placedList, placedMap, placedMapOrNull, type Placed } from './build.js'
import { ForeignReport } from './foreign-report.js'
import { besideGroups, groupsOf } from './beside-groups.js'
import { literalText } from './literal-text.js'
import { alertingMap, literals } from './merge-alerting.js'
import type { ServicePart, SloPart, Texts } from './service-part.js'
import { withoutTwins } from './twin-slos.js'
import { listsBy } from '../shared/lists-by.js'

/** One service in our language, and what is said of its documents together. */
export interface MergedService {
  readonly name: string
  readonly service: Placed
  readonly report: ForeignReport
}

/** Puts what several documents say about one service into one map of our language. */
export function mergeServices(parts: readonly ServicePart[], origins: Origins): MergedService[] {
  const byName = listsBy(parts, ({ name }) => String(name.value))
  return [...byName].flatMap(([name, given]) => {
    const report = new ForeignReport()
    const same = given.map((part) => besideGroups(part, report))
    const [first] = same
    if (first === undefined) return []
    reportClashes(same, report)
    const parts = withoutTwins(same, report)
    return [{ name, service: merge({ first, parts, shared: sharedTexts(same) }, origins, report), report }]
  })
}

/** Two names that look alike in our alphabet would silently become one service. */
function reportClashes([first, ...others]: readonly ServicePart[], report: ForeignReport): void {
  for (const other of others) {
    if (first === undefined || other.originalName === first.originalName) continue
    const { file, line } = first.name.place.value
    const message = `${other.originalName} and ${first.originalName} (${file}:${line}) would both be called ${String(first.name.value)} here`
    report.refuse(other.name.place.value, { message, hint: 'rename one of them' })
  }
}

/** Everything said of a service in one document that not all of its documents say alike, so that it holds for some SLOs only. */
interface Shared {
  readonly labels: ReadonlySet<string>
  readonly team: boolean
  readonly tier: boolean
}

interface Merge {
  readonly first: ServicePart
  readonly parts: readonly ServicePart[]
  readonly shared: Shared
}

function sharedTexts(parts: readonly ServicePart[]): Shared {
  const agree = (of: (part: ServicePart) => unknown) => new Set(parts.map(of)).size === 1
  const names = new Set(parts.flatMap(({ labels }) => Object.keys(labels)))
  return {
    labels: new Set([...names].filter((name) => agree(({ labels }) => labels[name]?.value))),
    team: agree(({ team }) => team?.value),
    tier: agree(({ tier }) => tier?.value),
  }
}

function merge({ first, parts, shared }: Merge, origins: Origins, report: ForeignReport): Placed {
  const labels = Object.fromEntries(Object.entries(first.labels).filter(([name]) => shared.labels.has(name)))
  const slos = parts.flatMap((part) => {
    const own = ownTexts(part, shared)
    reportMoved(own, report)
    return part.slos.map((slo) => sloMap(slo, { own, part, report }, origins))
  })
  const description = parts.find((part) => part.description !== null)?.description
  const entries = {
    service: first.name,
    description,
    team: shared.team ? first.team : null,
    tier: shared.tier ? first.tier : null,
    labels: placedMapOrNull(labels, first.at, origins),
    slos: slos.length === 0 ? null : placedList(slos, first.at, origins),
  }
  return placedMap(entries, first.at, origins)
}

/** What goes onto a document's SLOs, because the service as a whole is not like that. */
function ownTexts({ labels, team, tier }: ServicePart, shared: Shared): Texts {
  const own = Object.entries(labels).filter(([name]) => !shared.labels.has(name))
  return {
    ...Object.fromEntries(own),
    ...(shared.team || team === null ? {} : { original_team: team }),
    ...(shared.tier || tier === null ? {} : { original_tier: placed(String(tier.value), tier) }),
  }
}

function reportMoved(own: Texts, report: ForeignReport): void {
  for (const [name, { place }] of Object.entries(own)) {
    const message = `becomes the label ${name} of its SLOs alone: other files of this service say otherwise`
    report.say('changed', place.value, { message, hint: null })
  }
}

interface SloContext {
  readonly own: Texts
  readonly part: ServicePart
  readonly report: ForeignReport
}

function sloMap(slo: SloPart, of: SloContext, origins: Origins): Placed {
  const { name, description, objective, period, groupBy, indicator, alerting, at } = slo
  const own = { ...of.own, ...slo.labels }
  const known = [...Object.keys({ ...of.part.labels, ...own }), ...ownKeys(of.part)]
  const context = { at, labels: known, groups: groupsOf(slo), report: of.report }
  const alerts = alerting === null ? placed('off', at) : alertingMap(alerting, context, origins)
  const labels = placedMapOrNull(literals(own, literalText), at, origins)
  return placedMap(
    { name, description, objective, period, labels, group_by: groupBy, indicator, alerting: alerts },
    at,
    origins,
  )
}

/** Keys of a service that are labels on its alerts. */
function ownKeys({ team, tier }: ServicePart): string[] {
  return [...(team === null ? [] : ['team']), ...(tier === null ? [] : ['tier'])]
}

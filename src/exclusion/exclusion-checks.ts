import { intersect, type Interval } from '../calendar/interval.js'
import { findingIn, type Check, type CheckContext, type Entry } from '../feature/check.js'
import { anyService, elementsAt, unknownNames, valueAt } from '../feature/references.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import { suggestName } from '../shared/nearest-name.js'
import { EXCLUSION_KINDS, type ExclusionKind } from '../sla/terms.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, mapAt, namesAt, rawAt, textAt } from '../yaml/raw.js'
import { kindWords } from './entry.js'
import { isScopePart, scopePart } from './scope-field.js'

/** Whom exclusions concern is there. */
const checkScopes: Check = (context) =>
  written(context)
    .flatMap((one) => elementsAt(one, 'scope'))
    .flatMap((entry) => checkPart(context, entry))

function checkPart(context: CheckContext, entry: Entry): Finding[] {
  const text = valueAt(entry)
  if (!isScopePart(text)) return []
  const { service, agreement } = scopePart(text)
  const all = anyService(context)
  if (!all.known.includes(service)) {
    const message = `unknown service ${service}`
    return agreement === null
      ? unknownNames(context, [entry], all)
      : [findingIn(context, entry, { message, hint: suggestName(service, all.known, all.nothing) })]
  }
  const names = agreementsIn(context, service).map(({ name }) => name)
  if (agreement === null || context.brokenServices.includes(service) || names.includes(agreement)) return []
  const hint = suggestName(agreement, names, `${service} has none: add one under slas`)
  return [findingIn(context, entry, { message: `unknown agreement ${text}`, hint })]
}

/** What no agreement would leave out helps nobody. */
const checkKinds: Check = (context) =>
  written(context).flatMap((one) => {
    const kind = textAt(one, 'kind')
    const concerned = agreementsOf(context, one)
    if (!isKind(kind) || concerned === null || concerned.some(({ kinds }) => kinds.includes(kind))) return []
    const message = `no agreement that it concerns excludes ${kind}`
    return [findingIn(context, { container: one, key: 'kind' }, { message, hint: kindHint(kind, concerned) })]
  })

function kindHint(kind: ExclusionKind, concerned: readonly Agreed[]): string {
  if (concerned.length === 0) return 'nothing was agreed for its scope: take it out, or mend the scope'
  const listed = concerned.map(({ service, name, kinds }) => `${service}/${name} ${kinds.join(', ') || 'nothing'}`)
  return `mend the kind, or add \`${kind}\` to \`exclusions\` of the agreement; excluded are: ${listed.join('; ')}`
}

/** The same time is said once. */
const checkOverlaps: Check = (context) => {
  const all = written(context)
  return all.flatMap((one, index) => {
    const span = spanOf(one)
    if (span === null) return []
    const other = all.slice(0, index).find((before) => isSame(before, one) && overlaps(before, span))
    if (other === undefined) return []
    const message = `overlaps ${textAt(other, 'name') ?? 'another exclusion'}, ${kindOf(one)} of the same scope`
    return [
      findingIn(context, { container: one, key: 'from' }, { message, hint: 'make one of the two, or mend the times' }),
    ]
  })
}

/** By its name a report and a refusal tell one from another. */
const checkMaintenanceNames: Check = (context) => {
  const planned = namesAt(context.root.value, 'maintenance')
  return written(context).flatMap((one) => {
    const name = textAt(one, 'name')
    if (name === null || !planned.includes(name)) return []
    const message = `duplicate exclusion ${name}: planned maintenance has this name`
    return [findingIn(context, { container: one, key: 'name' }, { message, hint: 'give each its own name' })]
  })
}

/** What no single value of an exclusion shows to be wrong. */
export const exclusionChecks: readonly Check[] = [
  uniqueInRoot({ list: 'exclusions', each: 'an exclusion' }),
  checkMaintenanceNames,
  checkScopes,
  checkKinds,
  checkOverlaps,
]

interface Agreed {
  readonly service: string
  readonly name: string
  readonly kinds: readonly ExclusionKind[]
}

function written({ root }: CheckContext): readonly unknown[] {
  return listAt(root.value, 'exclusions')
}

/** Agreements that it concerns; `null`: that is not known, because something of it is broken. */
function agreementsOf(context: CheckContext, one: unknown): readonly Agreed[] | null {
  const parts = listAt(one, 'scope').map((text) => (isScopePart(text) ? scopePart(text) : null))
  const found = parts.map((part) => {
    if (part === null || context.brokenServices.includes(part.service)) return null
    const own = agreementsIn(context, part.service).filter(({ name }) => (part.agreement ?? name) === name)
    const isKnown = part.agreement === null ? anyService(context).known.includes(part.service) : own.length > 0
    return isKnown ? own : null
  })
  return found.length === 0 || found.includes(null) ? null : found.flatMap((own) => own ?? [])
}

function agreementsIn({ services }: CheckContext, service: string): readonly Agreed[] {
  const own = services.filter(({ value }) => textAt(value, 'service') === service)
  return own.flatMap(({ value }) =>
    listAt(value, 'slas').map((sla) => {
      const listed = mapAt(sla, 'exclusions')
      const kinds = EXCLUSION_KINDS.filter((kind) => rawAt(listed, kind) !== undefined)
      return { service, name: textAt(sla, 'name') ?? '', kinds }
    }),
  )
}

function isKind(text: string | null): text is ExclusionKind {
  return EXCLUSION_KINDS.some((kind) => kind === text)
}

function kindOf(one: unknown): string {
  const kind = textAt(one, 'kind')
  return isKind(kind) ? kindWords(kind) : 'unknown'
}

/** `null`: it has no time that could overlap; that is the schema's to say. */
function spanOf(one: unknown): Interval | null {
  const [from, to] = [new Date(textAt(one, 'from') ?? ''), new Date(textAt(one, 'to') ?? '')]
  return from < to ? { from, to } : null
}

function overlaps(one: unknown, span: Interval): boolean {
  const own = spanOf(one)
  return own !== null && intersect(own, span) !== null
}

function isSame(one: unknown, other: unknown): boolean {
  const words = (value: unknown) => [textAt(value, 'kind'), ...new Set(listAt(value, 'scope').map(String).toSorted())]
  return words(one).join(' ') === words(other).join(' ')
}

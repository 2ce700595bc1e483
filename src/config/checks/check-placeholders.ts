import type { Finding } from '../../yaml/finding.js'
import { suggestName } from '../../shared/nearest-name.js'
import { isRawMap, listAt, mapAt, rawAt, textAt } from '../../yaml/raw.js'
import { findingIn } from './check-context.js'
import type { CheckContext } from './check-context.js'

const FILLED = ['service', 'slo', 'environment']

/** `$start` and `$end` are for pages about a stretch of time; alerts leave them as they are. */
const IN_LINKS = [...FILLED, 'start', 'end']

/** A `$name` that nobody fills in would reach people, or match nothing in Prometheus. */
export function checkPlaceholders(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => [
    ...checkWithin(context, mapAt(value, 'links'), { known: IN_LINKS, note: '$$ stands for a plain $' }),
    ...listAt(value, 'slos').flatMap((slo) => checkIndicator(context, rawAt(slo, 'indicator'))),
    ...listAt(value, 'backups').flatMap((backup) =>
      checkEntry(context, { container: backup, key: 'last_success' }, IN_QUERIES),
    ),
  ])
}

interface Allowed {
  readonly known: readonly string[]
  readonly note: string
}

const IN_QUERIES: Allowed = { known: FILLED, note: 'PromQL itself knows no $names' }

/** Queries over an open range: Plimsoll fills `$window` in when it writes rules. */
const IN_WINDOWED: Allowed = { ...IN_QUERIES, known: [...FILLED, 'window'] }

function checkIndicator(context: CheckContext, indicator: unknown): Finding[] {
  if (!isRawMap(indicator)) return []
  return Object.keys(indicator).flatMap((kind) => [
    ...checkEntry(context, { container: indicator, key: kind }, IN_QUERIES),
    ...checkWithin(context, indicator[kind], kind === 'ratio_query' ? IN_WINDOWED : IN_QUERIES),
  ])
}

function checkWithin(context: CheckContext, container: unknown, allowed: Allowed): Finding[] {
  if (!isRawMap(container)) return []
  return Object.keys(container).flatMap((key) => [
    ...checkEntry(context, { container, key }, allowed),
    ...checkWithin(context, container[key], allowed),
  ])
}

function checkEntry(
  context: CheckContext,
  at: { container: unknown; key: string },
  { known, note }: Allowed,
): Finding[] {
  const text = textAt(at.container, at.key)
  const unknown = text === null ? null : unknownPlaceholder(text, known)
  if (unknown === null) return []
  const suggestion = suggestName(unknown, known, '').replace(/^did you mean /, 'did you mean $')
  return [findingIn(context, at, { message: `unknown placeholder $${unknown}`, hint: `${suggestion} (${note})` })]
}

function unknownPlaceholder(text: string, known: readonly string[]): string | null {
  const names = [...text.matchAll(/\$\$|\$([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? [])
  return names.find((name) => !known.includes(name)) ?? null
}

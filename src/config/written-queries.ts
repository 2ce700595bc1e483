import type { CheckContext } from '../feature/check.js'
import { originOf } from '../feature/check.js'
import { prometheusNames } from './checks/names.js'
import type { Origin } from '../yaml/located.js'
import { isRawMap, listAt, rawAt, textAt } from '../yaml/raw.js'

/** PromQL as somebody wrote it, with its place: what is refused later is named by it. */
export interface WrittenQuery {
  /** Such as `checkout/availability`. */
  readonly subject: string
  /** Name of the Prometheus that evaluates it. */
  readonly prometheus: string
  /** With placeholders filled, `$window` aside. */
  readonly text: string
  readonly origin: Origin
}

/** Keys of indicators whose values are PromQL. */
const QUERIES = new Set(['bad', 'good', 'total', 'histogram', 'metric', 'query', 'timestamp', 'error_ratio'])

/** All PromQL of SLOs and datasets, in the order of the files. */
export function writtenQueries(context: CheckContext): WrittenQuery[] {
  const [first = 'default'] = prometheusNames(context.root.value)
  return context.services.flatMap(({ value }) => {
    const prometheus = textAt(value, 'prometheus') ?? first
    const of = (part: unknown, places: readonly Written[]) =>
      places.map(({ container, key, text }) => {
        const subject = `${textAt(value, 'service') ?? ''}/${textAt(part, 'name') ?? ''}`
        return { subject, prometheus, text, origin: originOf(context, container, key) }
      })
    return [
      ...listAt(value, 'slos').flatMap((slo) => of(slo, queriesIn(rawAt(slo, 'indicator'), QUERIES))),
      ...listAt(value, 'backups').flatMap((backup) => of(backup, queriesIn(backup, new Set(['last_success'])))),
    ]
  })
}

interface Written {
  readonly container: unknown
  readonly key: string
  readonly text: string
}

function queriesIn(container: unknown, keys: ReadonlySet<string>): Written[] {
  if (!isRawMap(container)) return []
  return Object.entries(container).flatMap(([key, value]) => {
    if (typeof value === 'string') return keys.has(key) ? [{ container, key, text: value }] : []
    return queriesIn(value, keys)
  })
}
